import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventExportAddress } from '@/client/events'
import { maxExportedIds } from '@/contract/event/eventList'
import { type AcdEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { eventStatuses, eventTypes } from '@/contract/filter/names'
import { listGroups } from '@/contract/groups'
import { listUsers } from '@/contract/users'
import { type LabelLanguage, labelOf } from '@/contract/values/labels'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const exported = (query: Record<string, string>, token?: string) =>
  server.fetch(`/app/v1/events/export?${new URLSearchParams(query)}`, {}, token)

const delimiters = { en: ',', de: ';', fr: ';' } as const
async function rowsOf(query: Record<string, string>, language: LabelLanguage = 'en') {
  const bytes = Buffer.from(await (await exported({ ...query, language })).arrayBuffer())
  const options = { delimiter: delimiters[language], bom: true, record_delimiter: '\r\n' }
  const [titles, ...rows]: string[][] = parse(bytes, options)
  return { titles, rows }
}

const stampText = (stamp: string | null) => stamp?.replace('T', ' ').slice(0, 19) ?? ''

describe('CSV', () => {
  test.each([
    ['en', ['ID', 'Type', 'Status', 'Group', 'Agent', 'Created', 'Appointment']],
    ['de', ['ID', 'Typ', 'Status', 'Gruppe', 'Agent', 'Erstellt', 'Termin']],
    ['fr', ['ID', 'Type', 'Statut', 'Groupe', 'Agent', 'Créé', 'Rendez-vous']],
  ] as const)('in %s holds every row of the list, in its order', async (language, names) => {
    const asked = {
      filter: '-type:fax status:open',
      orderBy: 'Subject',
      ascending: 'false',
    } as const
    const { records } = await server.call(listEvents, { query: asked })
    const groups = new Map((await server.call(listGroups)).records.map((g) => [g.ID, g.Name]))
    const users = new Map((await server.call(listUsers)).records.map((u) => [u.ID, u]))
    const agent = (id: number | null) => {
      const user = id === null ? undefined : users.get(id)
      return user ? [user.FirstName, user.LastName].filter(Boolean).join(' ') || user.UID : ''
    }
    const columns = 'id,type,status,group,agent,created,appointment'
    const { titles, rows } = await rowsOf({ ...asked, columns }, language)
    expect(titles).toEqual(names)
    expect(rows).toEqual(
      records.map((event) => [
        String(event.ID),
        labelOf(eventTypes, event.AcdEventTypesID, language),
        labelOf(eventStatuses, event.AcdEventStatusID, language),
        groups.get(event.AcdGroupsID),
        agent(event.UsersID),
        stampText(event.dtCreated),
        stampText(event.dtRemind),
      ]),
    )
    expect(rows.length).toBeGreaterThan(50)
  })

  test('is what a spreadsheet opens: byte order mark, CRLF, a name, never sniffed', async () => {
    const response = await exported({ language: 'de', columns: 'subject,priority' })
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="events-2026-11-24-1200.csv"',
    )
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.toString('utf8', 3)).toMatch(/^Betreff;Priorität\r\n/)
    expect(bytes.toString().endsWith('\r\n')).toBe(true)
  })

  test.each([
    ['=HYPERLINK("https://x")', `'=HYPERLINK("https://x")`],
    ['+1+cmd|x', `'+1+cmd|x`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\tx', `'\tx`],
    ['＝1+1', `'＝1+1`],
    ['x;=1+1', "x;'=1+1"],
    ['x,@SUM(A1)', "x,'@SUM(A1)"],
    ['a "quoted"; one,\r\ntwo', 'a "quoted"; one,\r\ntwo'],
    [' =1', ' =1'],
  ])('%j comes back as text and is no formula', async (Subject, expected) => {
    const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject }
    const [event] = (await server.call(createEvent, { body })).records
    for (const language of ['en', 'de'] as const) {
      const { rows } = await rowsOf({ ids: String(event?.ID), columns: 'id,subject' }, language)
      expect(rows).toEqual([[String(event?.ID), expected]])
    }
  })

  test.each([
    [3, '49199123456789', '+49 199123456789'],
    [1, '35312345678', '+353 12345678'],
    [4, '+4930123456', '+49 30123456'],
    [5, '+49-30-123456', `'+49-30-123456`],
    [5, '4930123456', '4930123456'],
  ])('a number of type %i, %s, keeps or gets its plus: %s', async (type, Sender, expected) => {
    const body = { AcdEventTypesID: type, AcdGroupsID: 235, Sender, Subject: 'x' }
    const [event] = (await server.call(createEvent, { body })).records
    const { rows } = await rowsOf({ ids: String(event?.ID), columns: 'sender' })
    expect(rows).toEqual([[expected]])
  })

  test('tells the age in hours and minutes', async () => {
    const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'aged' }
    const [event] = (await server.call(createEvent, { body })).records
    server.time.now += (27 * 60 + 5) * 60_000
    const { rows } = await rowsOf({ ids: String(event?.ID), columns: 'age' })
    expect(rows).toEqual([['27:05']])
  })
})

test('the web app’s address leads to the file of its list', async () => {
  const asked = { filter: 'status:open', orderBy: 'Sender', ascending: false }
  const form = { format: 'csv', language: 'fr', columns: ['sender', 'id'] } as const
  const address = eventExportAddress({ ...asked, ...form })
  const { rows } = await rowsOf(
    { filter: 'status:open', orderBy: 'Sender', ascending: 'false', columns: 'sender,id' },
    'fr',
  )
  const written = await (await server.fetch(address)).text()
  expect(written.split('\r\n').slice(1, -1)).toHaveLength(rows.length)
  const chosen = eventExportAddress({ ...asked, ...form, ids: [Number(rows[3]?.[1])] })
  expect(await (await server.fetch(chosen)).text()).toBe(
    `Expéditeur;ID\r\n${rows[3]?.join(';')}\r\n`,
  )
})

describe('JSON', () => {
  test('holds whole records as the API has them', async () => {
    const query = { filter: 'type:callback', orderBy: 'dtRemind', ascending: 'false' } as const
    const response = await exported({ ...query, format: 'json' })
    expect(response.headers.get('content-disposition')).toMatch(/events-[\d-]+\.json"$/)
    expect(await response.json()).toEqual(
      await server.call(listEvents, { query }).then(({ total: _, ...list }) => list),
    )
  })

  test('holds the keys behind the chosen columns, in their order', async () => {
    const { records } = await server.call(listEvents, { query: { filter: 'status:open' } })
    const response = await exported({
      filter: 'status:open',
      format: 'json',
      columns: 'subject,id,age',
    })
    const list = await response.json()
    expect(list.records.map((event: AcdEvent) => [event.Subject, event.ID])).toEqual(
      records.map(({ Subject, ID }) => [Subject, ID]),
    )
    expect(Object.keys(list.records[0])).toEqual(['Subject', 'ID', 'ageMinutes'])
  })
})

describe('a selection', () => {
  test('is exported alone, in the list’s order; another client’s events are not in it', async () => {
    const { records } = await server.call(listEvents, { query: { orderBy: 'Sender' } })
    const chosen = [records[70], records[3], records[200]].map((event) => String(event?.ID))
    const query = { orderBy: 'Sender', columns: 'id', ids: chosen.join(',') }
    const { rows } = await rowsOf(query)
    expect(rows).toEqual([[chosen[1]], [chosen[0]], [chosen[2]]])
    const list = await (
      await exported({ ids: '1,2,3', format: 'json' }, server.tokens.foreign)
    ).json()
    const own = await server.call(listEvents, {}, { token: server.tokens.foreign, ClientsID: 2 })
    expect(list.count).toBe(own.records.filter(({ ID }) => ID <= 3).length)
  })

  test('names every fault at once', async () => {
    const ids = Array.from({ length: maxExportedIds + 1 }, (_, place) => place + 1).join(',')
    const response = await exported({ ids, columns: 'id,id', format: 'xml', language: 'it' })
    const { issues } = await response.json()
    expect(response.status).toBe(400)
    expect(issues.map(({ path }: { path: string }) => path).sort()).toEqual([
      'columns',
      'format',
      'ids',
      'language',
    ])
    expect((await exported({ ids: '1,x' })).status).toBe(400)
    expect((await exported({ columns: 'nothing' })).status).toBe(400)
    expect((await exported({ orderBy: 'nothing' })).status).toBe(400)
  })
})
