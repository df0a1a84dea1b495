import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AcdEvent, getEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { startServer, type TestServer } from '@/testing/startServer'
import { importEvents } from './importEvents'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const record = (ID: number, more: object = {}) => ({
  ID,
  AcdGroupsID: 235,
  AcdEventTypesID: 5,
  AcdEventStatusID: 20,
  Sender: 'a@example.com',
  Subject: `Imported ${ID}`,
  dtCreated: '2026-11-01T10:00:00.000',
  ...more,
})
type More = { highestId?: number; isReplacing?: boolean; source?: string }

async function importAll(records: readonly object[], more: More = {}) {
  const bad: string[] = []
  async function* input() {
    for (const one of records) yield Buffer.from(`${JSON.stringify(one)}\n`)
  }
  const imported = await importEvents({
    db: server.db,
    ClientsID: 1,
    zone: 'Europe/Berlin',
    input: input(),
    source: 'a file',
    onBad: async (place, reason) => void bad.push(`${place}: ${reason}`),
    onProgress: async () => undefined,
    ...more,
  })
  return { ...imported, named: bad }
}

const only = ({ records: [event] }: { records: AcdEvent[] }): AcdEvent => {
  if (event === undefined) throw new Error('There is no record')
  return event
}
const create = async (Subject: string) => {
  const body = { AcdGroupsID: 235, AcdEventTypesID: 5, Sender: 'b@example.com', Subject }
  return only(await server.call(createEvent, { body }))
}
const read = async (ID: number) =>
  only(await server.call(getEvent, { params: { AcdEventsID: String(ID) } }))

describe('an import', () => {
  test('replaces what was imported and names and keeps what was created here', async () => {
    const own = await create('Created here')
    await importAll([record(900_000)])
    const file = [record(900_000, { Subject: 'Again' }), record(own.ID)]
    const first = await importAll(file)
    expect(first).toMatchObject({ stored: 1, bad: 1 })
    expect(first.named).toEqual([
      `line 2: event ${own.ID} was created here and is kept; --replace puts the file's in its place`,
    ])
    expect((await read(900_000)).Subject).toBe('Again')
    expect(await read(own.ID)).toEqual(own)
    expect(await importAll(file, { isReplacing: true })).toMatchObject({ stored: 2, bad: 0 })
    expect((await read(own.ID)).Subject).toBe(`Imported ${own.ID}`)
  })

  test('takes an event that was created here, exported and comes back as it is', async () => {
    const own = await create('There and back')
    expect(await importAll([own])).toMatchObject({ stored: 1, bad: 0 })
    expect(await read(own.ID)).toEqual(own)
  })

  test('beside creates loses nothing of either', async () => {
    const { ID: last } = await create('The one before')
    const lines = Array.from({ length: 1500 }, (_, place) => record(last + 1 + place))
    const created: AcdEvent[] = []
    let isOver = false
    const creating = Array.from({ length: 4 }, async (_, worker) => {
      while (!isOver) created.push(await create(`Beside ${worker}`))
    })
    const highestId = last + lines.length
    const done = importAll(lines, { highestId })
    const imported = await done.finally(() => {
      isOver = true
    })
    await Promise.all(creating)
    expect(created.length).toBeGreaterThan(10)
    const { records } = await server.call(listEvents, { query: { filter: `id:${last + 1}..` } })
    const there = new Map(records.map((event) => [event.ID, event.Subject]))
    expect(created.filter(({ ID, Subject }) => there.get(ID) !== Subject)).toEqual([])
    // What was created before the import had begun keeps its ID, and the record is named.
    const kept = lines.filter(({ ID, Subject }) => there.get(ID) !== Subject)
    expect(imported.named).toHaveLength(kept.length)
    expect(imported.stored + kept.length).toBe(lines.length)
    // Once one create came behind the file, all do, but for those under way at that moment.
    const behind = created.map(({ ID }) => ID > highestId)
    const begun = behind.indexOf(true)
    expect(begun).toBeGreaterThanOrEqual(0)
    const ahead = behind.slice(begun).filter((isBehind) => !isBehind)
    expect(ahead.length).toBeLessThan(creating.length)
  })

  test('of the highest ID that there is leaves creates below it', async () => {
    expect(await importAll([record(2_147_483_647)])).toMatchObject({ stored: 1, bad: 0 })
    const { ID } = await create('After it')
    expect(ID).toBeLessThan(2_000_000_000)
    expect((await read(2_147_483_647)).Subject).toBe('Imported 2147483647')
  })

  test('calls groups and users that it made as the reader does, in files and in filters', async () => {
    expect(await importAll([record(900_001, { AcdGroupsID: 7777, UsersID: 8888 })])).toMatchObject({
      stored: 1,
    })
    const told = { en: 'Group 7777,User 8888', de: 'Gruppe 7777;Benutzer 8888' }
    for (const [language, line] of Object.entries(told)) {
      const query = new URLSearchParams({ ids: '900001', columns: 'group,agent', language })
      const file = await (await server.fetch(`/app/v1/events/export?${query}`)).text()
      expect(file.split('\r\n')[1]).toBe(line)
    }
    for (const name of ['Group 7777', 'gruppe 7777', 'Groupe 7777']) {
      const { records } = await server.call(listEvents, { query: { filter: `group:"${name}"` } })
      expect(records.map(({ ID }) => ID)).toEqual([900_001])
    }
    const other = await server.call(listEvents, { query: { filter: 'group:"Gruppe 235"' } })
    expect(other.records).toEqual([])
  })

  test('names types and statuses that do not exist', async () => {
    const unknown = [record(1, { AcdEventTypesID: 8 }), record(2, { AcdEventStatusID: 3 })]
    expect((await importAll([...unknown, record(900_001)])).named).toEqual([
      'line 1: AcdEventTypesID must be one of: 1, 2, 3, 4, 5, 6, 7',
      'line 2: AcdEventStatusID must be one of: 0, 1, 2, 4, 10, 20, 30, 40, 98, 99, 100',
    ])
  })
})
