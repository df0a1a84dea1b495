import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createAccessToken } from '@/contract/accessTokens'
import { getEventListChanges, listSnapshotEvents } from '@/contract/event/changes'
import { actOnEvent, actOnEvents } from '@/contract/event/eventActions'
import { getEvent } from '@/contract/event/events'
import { getHeldEvent, holdEvent } from '@/contract/event/heldEvents'
import { createEvent } from '@/contract/event/newEvent'
import { bindPerson } from '@/testing/database/bindPerson'
import { foreignGroup, plantForeign } from '@/testing/database/plantForeign'
import { startServer, type TestServer } from '@/testing/startServer'

const home = 235
/** Takes no second open event of a caller. */
const withoutDuplicates = 236
let server: TestServer
let token = ''
let planted = { own: 0, foreign: 0, gone: 0 }
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
  token = await bindPerson(server.db, { UsersID: 3, role: 'supervisor', groups: [home] })
  planted = await plantForeign(server, [home])
})
afterAll(() => server.close())

const newEvent = { AcdEventTypesID: 3, AcdGroupsID: foreignGroup, Sender: '493077', Subject: 'New' }
const comment = { action: 'comment', Comment: 'Seen it' }
const everyAction = [
  comment,
  ...['take', 'seen', 'release', 'close', 'reopen'].map((action) => ({ action })),
  { action: 'handToAgent', UsersID: 3 },
  { action: 'handToGroup', AcdGroupsID: home },
  { action: 'priority', nPriority: 1 },
  { action: 'remind', dtAppointmentDate: '2026-11-25' },
  { action: 'move', dtAppointmentDate: '2026-11-25' },
]

const textOf = async (answer: Promise<Response>) => {
  const response = await answer
  return `${response.status} ${await response.text()}`
}
const event = (ID: number) => ({ AcdEventsID: String(ID) })
const missing = 2_000_000_000

describe('an event of another group', () => {
  test.each(everyAction)('answers to %j as a missing one, and stays as it is', async (body) => {
    const stored = () => textOf(server.send(getEvent, { params: event(planted.foreign) }))
    const before = await stored()
    const act = (ID: number) =>
      textOf(server.send(actOnEvent, { params: event(ID), body } as never, { token }))
    expect(await act(planted.foreign)).toMatch(/^404 /)
    expect(await act(planted.foreign)).toBe(await act(missing))
    const many = { IDs: [planted.foreign], act: body }
    const { results } = await server.call(actOnEvents, { body: many as never }, { token })
    expect(results).toMatchObject([{ ID: planted.foreign, status: 404 }])
    expect(await stored()).toBe(before)
  })

  test('is missing for every route that names an event', async () => {
    for (const row of server.mounted) {
      if (!row.path.includes('{AcdEventsID}') || row.name === actOnEvent.name) continue
      const ask = (ID: number) =>
        textOf(server.send(row, { params: event(ID) } as never, { token }))
      expect([row.name, await ask(planted.foreign)]).toEqual([row.name, await ask(missing)])
      expect((await ask(planted.own)).slice(0, 3)).toBe('200')
    }
  })
})

describe('who is bound to a group', () => {
  const statusOf = async (ID: number) =>
    (await server.send(getEvent, { params: event(ID) }, { token })).status

  test.each([{}, { 'idempotency-key': 'once' }])(
    'creates in any group, and sees it no more %j',
    async (headers) => {
      const create = () => server.call(createEvent, { body: newEvent }, { token, headers })
      const { records } = await create()
      expect(records).toMatchObject([{ Subject: 'New', AcdGroupsID: foreignGroup }])
      expect(await statusOf(records[0]?.ID ?? 0)).toBe(404)
      if ('idempotency-key' in headers) expect((await create()).records).toEqual(records)
      const own = { ...newEvent, AcdGroupsID: home }
      const mine = await server.call(createEvent, { body: own }, { token })
      expect(await statusOf(mine.records[0]?.ID ?? 0)).toBe(200)
    },
  )

  test('hands on to any group, and sees it no more', async () => {
    const body = { action: 'handToGroup', AcdGroupsID: foreignGroup, Comment: 'Yours' } as const
    const request = { params: event(planted.own), body }
    const { records } = await server.call(actOnEvent, request as never, { token })
    expect(records).toMatchObject([{ AcdGroupsID: foreignGroup }])
    expect(await statusOf(planted.own)).toBe(404)
    const { records: theirs } = await server.call(getEvent, { params: event(planted.own) })
    expect(theirs).toMatchObject([{ AcdGroupsID: foreignGroup, UsersID: null }])
  })

  test('updates no event of a group that it does not see: 409', async () => {
    const duplicate = { ...newEvent, AcdGroupsID: withoutDuplicates }
    const { records } = await server.call(createEvent, { body: duplicate })
    const before = await textOf(server.send(getEvent, { params: event(records[0]?.ID ?? 0) }))
    const key = 'duplicate-of-a-foreign-one'
    for (const headers of [{}, { 'idempotency-key': key }]) {
      const refused = await textOf(
        server.send(createEvent, { body: duplicate }, { token, headers }),
      )
      expect(refused).toMatch(/^409 .*open ACD event of this sender/)
    }
    await server.call(
      holdEvent,
      { body: duplicate },
      { token, headers: { 'idempotency-key': key } },
    )
    server.time.now += 10_000
    await server.releaseDue()
    const held = async () =>
      (await server.call(getHeldEvent, { params: { key } }, { token })).records[0]
    expect((await held())?.state).toBe('failed')
    expect((await held())?.problem).toMatchObject({ status: 409 })
    const after = await textOf(server.send(getEvent, { params: event(records[0]?.ID ?? 0) }))
    expect(after).toBe(before)
  })

  test('makes no token of a screen that would show all groups', async () => {
    const body = { name: 'wall', role: 'display' } as const
    const made = await server.send(createAccessToken, { body }, { token })
    expect(made.status).toBe(403)
  })
})

describe('a list as of a snapshot', () => {
  const page = { limitPageSize: '500', orderBy: 'ID' } as const
  const listed = (asOf?: string) =>
    server.call(
      listSnapshotEvents,
      { query: { ...page, total: 'true', ...(asOf && { asOf }) } },
      { token },
    )
  const since = (asOf: string) => server.call(getEventListChanges, { query: { asOf } }, { token })
  const act = (ID: number, body: object) =>
    server.call(actOnEvent, { params: event(ID), body } as never)

  test('is told of nothing that happens elsewhere', async () => {
    const { asOf } = await listed()
    await act(planted.foreign, comment)
    await server.call(createEvent, { body: newEvent })
    expect(await since(asOf)).toMatchObject({ created: 0, changed: 0, gone: 0, startOver: false })
  })

  test('is told that an event has come, or is gone, and stays as it was', async () => {
    const before = await listed()
    await act(planted.foreign, { action: 'handToGroup', AcdGroupsID: home })
    expect(await since(before.asOf)).toMatchObject({ created: 1, changed: 0, gone: 0 })
    await act(planted.own, { action: 'handToGroup', AcdGroupsID: foreignGroup })
    expect(await since(before.asOf)).toMatchObject({ created: 1, changed: 0, gone: 1 })
    // And back again: it was not theirs then.
    await act(planted.foreign, { action: 'handToGroup', AcdGroupsID: foreignGroup })
    expect(await since(before.asOf)).toMatchObject({ created: 0, changed: 0, gone: 1 })
    const then = await listed(before.asOf)
    expect([then.total, then.records]).toEqual([before.total, before.records])
    const now = (await listed()).records.map(({ ID }) => ID)
    expect(now).not.toContain(planted.own)
    expect(now).not.toContain(planted.foreign)
  })
})
