import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  actOnEvent,
  actOnEvents,
  type EventAction,
  getEventHistory,
} from '@/contract/event/eventActions'
import { type EventActionName, eventActionNames, eventSteps } from '@/contract/event/eventSteps'
import { getEvent, listEventComments } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { eventStatuses } from '@/contract/filter/names'
import { groupTypes, listGroups } from '@/contract/groups'
import type { Role } from '@/contract/roles'
import { startServer, type TestServer, testNow } from '@/testing/startServer'
import { accessTokenRepository } from '../../accessTokens/accessTokens'
import { verifyAudit } from '../../audit/verifyAudit'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** One of each, as a caller would send it. Anna, the agent of the tokens, is user 3. */
const acts: Record<EventActionName, EventAction> = {
  take: { action: 'take' },
  handToAgent: { action: 'handToAgent', UsersID: 7 },
  handToGroup: { action: 'handToGroup', AcdGroupsID: 235 },
  seen: { action: 'seen' },
  remind: { action: 'remind', dtAppointmentTime: '18:00' },
  move: { action: 'move', dtAppointmentTime: '17:00' },
  release: { action: 'release' },
  priority: { action: 'priority', nPriority: 120 },
  comment: { action: 'comment', Comment: 'Grüße' },
  close: { action: 'close' },
  reopen: { action: 'reopen' },
}

type Fields = Partial<{ acd_event_status_id: number; users_id: number | null }>
const setEvent = (id: number, fields: Fields) =>
  server.db.asAccount(1, (tx) =>
    tx.updateTable('acd_events').set(fields).where('id', '=', id).execute(),
  )

async function newEvent(fields: Fields = {}): Promise<number> {
  const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Hello' }
  const id = (await server.call(createEvent, { body })).records[0]?.ID ?? 0
  if (Object.keys(fields).length > 0) await setEvent(id, fields)
  return id
}

const params = (id: number) => ({ AcdEventsID: String(id) })
type Options = { role?: Role; headers?: Record<string, string>; token?: string }
const act = (
  id: number,
  body: EventAction,
  { role = 'supervisor', headers, token }: Options = {},
) =>
  server.send(
    actOnEvent,
    { params: params(id), body },
    { token: token ?? server.tokens[role], ...(headers ? { headers } : {}) },
  )
const event = async (id: number) => {
  const [record] = (await server.call(getEvent, { params: params(id) })).records
  if (!record) throw new Error(`There is no event ${id}`)
  return record
}
const tagOf = async (id: number) =>
  (await server.send(getEvent, { params: params(id) })).headers.get('etag') ?? ''
const history = async (id: number) =>
  (await server.call(getEventHistory, { params: params(id) })).records

/** Take needs a token that stands for a user; the others do not. */
const actor = (name: EventActionName, role: Role) =>
  name === 'take' && role !== 'agent' ? 'no user' : role

describe('every action', () => {
  test.each(eventActionNames)('%s does what it says, is answered and told', async (name) => {
    const { from, to } = eventSteps[name]
    const users_id = name === 'release' ? 3 : null
    const id = await newEvent({ acd_event_status_id: from[0] ?? 1, users_id })
    server.time.now = testNow + 60_000
    const response = await act(id, acts[name], { role: 'agent' })
    const text = await response.text()
    expect(response.status, text).toBe(200)
    const stored = await event(id)
    expect(JSON.parse(text).records).toEqual([stored])
    expect(response.headers.get('etag')).toBe(await tagOf(id))
    expect(stored).toMatchObject({
      dtModified: '2026-11-24T12:01:00.000',
      dtLastModified: '2026-11-24T12:01:00.000',
      AcdEventStatusID: to ?? from[0],
    })
    const entry = (await history(id)).at(-1)
    expect(entry).toMatchObject({
      action: `event.${name}`,
      name: 'agent',
      role: 'agent',
      UsersID: 3,
      dtCreated: '2026-11-24T12:01:00.000',
    })
    for (const [key, value] of Object.entries(entry?.after ?? {})) {
      expect(stored[key as keyof typeof stored], key).toEqual(value)
    }
  })

  test.each(
    (['agent', 'supervisor', 'admin'] as const).flatMap((role) =>
      eventActionNames.map((name) => [role, name] as const),
    ),
  )('an %s: %s', async (role, name) => {
    const [from = 1] = eventSteps[name].from
    const status = async (users_id: number | null) => {
      const id = await newEvent({ acd_event_status_id: from, users_id })
      const before = await event(id)
      const response = await act(id, acts[name], { role })
      if (response.status !== 200) expect(await event(id)).toEqual(before)
      return response.status
    }
    const mayDo = actor(name, role) === 'no user' ? 409 : 200
    // What nobody has cannot be released.
    expect(await status(null)).toBe(name === 'release' ? 409 : mayDo)
    expect(await status(3)).toBe(mayDo)
    expect(await status(4)).toBe(role === 'agent' ? 403 : mayDo)
  })

  test('a token of the other client account finds no such event, whatever it asks', async () => {
    const id = await newEvent()
    const before = await event(id)
    const { id: UsersID } = await server.db.asAccount(2, (tx) =>
      tx.selectFrom('users').select('id').limit(1).executeTakeFirstOrThrow(),
    )
    // Of an admin who is a user, so that nothing but the account keeps any action back.
    const asked = { name: 'foreign user', role: 'admin', UsersID } as const
    const { token } = await accessTokenRepository(server.db).create(2, asked)
    for (const name of eventActionNames) {
      const response = await act(id, acts[name], { token })
      // Group and user are looked up only for an event that is there.
      expect([response.status, await response.json()], name).toEqual([
        404,
        { status: 404, error: 'ACD event not found' },
      ])
    }
    expect(await event(id)).toEqual(before)
    const seen = await server.send(getEventHistory, { params: params(id) }, { token })
    expect(seen.status).toBe(404)
  })

  test.each(
    eventActionNames.flatMap((name) =>
      eventStatuses
        .filter(({ id }) => !eventSteps[name].from.some((from) => from === id))
        .map(({ id, key }) => [name, key, id] as const),
    ),
  )('%s from %s is 409 and changes nothing', async (name, _, status) => {
    const id = 2039
    await setEvent(id, { acd_event_status_id: status, users_id: null })
    const before = await event(id)
    const response = await act(id, acts[name], { role: 'agent' })
    expect([response.status, (await response.json()).error]).toEqual([
      409,
      'This step is not allowed from the status of the ACD event',
    ])
    expect(await event(id)).toEqual(before)
    expect(await history(id)).toEqual([])
  })
})

describe('what an action needs', () => {
  test.each([
    [{ action: 'dance' }, 'action'],
    [{}, 'action'],
    [{ action: 'priority', nPriority: 201 }, 'nPriority'],
    [{ action: 'priority' }, 'nPriority'],
    [{ action: 'handToAgent' }, 'UsersID'],
    [{ action: 'handToGroup', AcdGroupsID: '235' }, 'AcdGroupsID'],
    [{ action: 'remind' }, 'dtAppointmentDate'],
    [{ action: 'remind', dtAppointmentTime: '24:00' }, 'dtAppointmentTime'],
    [{ action: 'comment', Comment: ' ' }, 'Comment'],
    [{ action: 'close', Comment: 5 }, 'Comment'],
  ])('%o is 400 at %s', async (body, path) => {
    const response = await server.fetch('/app/v1/events/2039/actions', {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const { issues } = await response.json()
    expect([response.status, issues.map((issue: { path: string }) => issue.path)]).toEqual([
      400,
      [path],
    ])
  })

  test('a user, a group or an event that is not there is 404; a user who has left 409', async () => {
    const id = await newEvent()
    const answer = async (body: EventAction, event = id) => {
      const response = await act(event, body)
      return [response.status, (await response.json()).error]
    }
    expect(await answer({ action: 'handToAgent', UsersID: 2_000_000 })).toEqual([
      404,
      'User not found',
    ])
    expect(await answer({ action: 'handToAgent', UsersID: 13 })).toEqual([
      409,
      'This user is not active',
    ])
    expect(await answer({ action: 'handToGroup', AcdGroupsID: 2_000_000 })).toEqual([
      404,
      'ACD group not found',
    ])
    expect(await answer({ action: 'seen' }, 2_000_000)).toEqual([404, 'ACD event not found'])
    expect(await answer({ action: 'take' })).toEqual([409, 'This access token stands for no user'])
  })

  test('a configuration group hands to its agent group, and the agent has it no more', async () => {
    const { records } = await server.call(listGroups)
    const configuration = records.find(
      (group) =>
        group.AcdGroupTypesID === groupTypes.configuration &&
        group.PrimaryAcdAgentGroupsID !== null,
    )
    const id = await newEvent({ users_id: 4 })
    await act(id, { action: 'handToGroup', AcdGroupsID: configuration?.ID ?? 0 })
    expect(await event(id)).toMatchObject({
      UsersID: null,
      AcdGroupsID: configuration?.PrimaryAcdAgentGroupsID,
      AcdConfigurationGroupsID: configuration?.ID,
      AcdAgentGroupsID: configuration?.PrimaryAcdAgentGroupsID,
      AcdEventStatusID: 1,
    })
  })

  test('a reminder follows the rule of the appointment', async () => {
    const id = await newEvent()
    await act(id, { action: 'remind', dtAppointmentTime: '10:00' })
    expect(await event(id)).toMatchObject({
      dtRemind: '2026-11-25T10:00:00.000',
      AcdEventStatusID: 40,
    })
    expect((await history(id)).at(-1)).toMatchObject({
      before: { AcdEventStatusID: 1, dtRemind: null },
      after: { AcdEventStatusID: 40, dtRemind: '2026-11-25T10:00:00.000' },
    })
  })
})

describe('comments and history', () => {
  test('a comment stands beside the event with its author, alone or with another action', async () => {
    const id = await newEvent()
    await act(id, { action: 'comment', Comment: 'First\nline' }, { role: 'agent' })
    await act(id, { action: 'close', Comment: 'Solved' })
    const { records } = await server.call(listEventComments, { params: params(id) })
    expect(records).toMatchObject([
      { Body: 'First\nline', Author: 'agent', UsersID: 3 },
      { Body: 'Solved', Author: 'supervisor', UsersID: null },
    ])
    expect((await history(id)).map(({ action, comment }) => [action, comment])).toEqual([
      ['event.create', null],
      ['event.comment', 'First\nline'],
      ['event.close', 'Solved'],
    ])
  })

  test('tells comments of the time before there was an audit log', async () => {
    const id = await newEvent()
    const old = { client_id: 1, acd_events_id: id, dt_created: new Date(0), subject: 'Again' }
    await server.db.asAccount(1, (tx) =>
      tx
        .insertInto('acd_event_comments')
        .values({ ...old, body: null, ...none })
        .execute(),
    )
    await act(id, { action: 'comment', Comment: 'Now' })
    expect(await history(id)).toMatchObject([
      { action: 'event.duplicate', name: null, after: { Subject: 'Again', Body: null } },
      { action: 'event.create', name: 'admin' },
      { action: 'event.comment', name: 'supervisor', comment: 'Now' },
    ])
  })
  const none = { author: null, role: null, users_id: null }

  test('the same key comments once, and belongs to the event of the path', async () => {
    const [one, other] = [await newEvent(), await newEvent()]
    const headers = { 'idempotency-key': 'k-1' }
    const body = { action: 'comment', Comment: 'Once' } as const
    expect((await act(one, body, { headers })).status).toBe(200)
    expect((await act(one, body, { headers })).status).toBe(200)
    expect((await act(other, body, { headers })).status).toBe(409)
    const comments = await server.call(listEventComments, { params: params(one) })
    expect(comments.count).toBe(1)
  })
})

describe('two people at one event', () => {
  test('the second one is told of the first one’s version, and nothing of theirs is stored', async () => {
    const id = await newEvent()
    const seen = await tagOf(id)
    expect(
      (await act(id, acts.take, { role: 'agent', headers: { 'if-match': seen } })).status,
    ).toBe(200)
    const response = await act(id, acts.close, { headers: { 'if-match': seen } })
    expect(response.status).toBe(409)
    expect(await response.json()).toEqual({
      status: 409,
      error: 'The ACD event was changed meanwhile',
      conflict: { yours: seen, current: await tagOf(id), record: await event(id) },
    })
    expect((await event(id)).AcdEventStatusID).toBe(30)
    const now = await tagOf(id)
    expect((await act(id, acts.close, { headers: { 'if-match': now } })).status).toBe(200)
  })

  test('the version is the event’s own, also as it was compressed, and never a weak one', async () => {
    const id = await newEvent()
    const seen = await tagOf(id)
    await newEvent()
    expect(await tagOf(id)).toBe(seen)
    const asked = await server.send(
      getEvent,
      { params: params(id) },
      { headers: { 'if-none-match': seen } },
    )
    expect(asked.status).toBe(304)
    const status = async (tag: string) =>
      (await act(id, acts.priority, { headers: { 'if-match': tag } })).status
    expect(await status(`W/${seen}`)).toBe(409)
    expect(await status('"another"')).toBe(409)
    expect(await status(`"another", ${seen.replace(/"$/, '-br"')}`)).toBe(200)
    expect(await status('*')).toBe(200)
  })

  test('of ten who take it for themselves at the same moment, each step is told once', async () => {
    const id = await newEvent()
    const seen = await tagOf(id)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        act(id, acts.take, { role: 'agent', headers: { 'if-match': seen } }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
    expect((await history(id)).filter(({ action }) => action === 'event.take')).toHaveLength(1)
  })
})

describe('many events at once', () => {
  const actOn = (IDs: number[], body: EventAction, token = server.tokens.agent) =>
    server.call(actOnEvents, { body: { IDs, act: body } }, { token })

  test('each has its result, and those that may be done are done', async () => {
    const free = await newEvent()
    const own = await newEvent({ users_id: 3 })
    const another = await newEvent({ users_id: 4 })
    const done = await newEvent({ acd_event_status_id: 99 })
    const { results, count } = await actOn([free, own, another, done, 2_000_000, free], {
      action: 'close',
      Comment: 'All solved',
    })
    expect(count).toBe(5)
    expect(results).toEqual([
      { ID: free, status: 200 },
      { ID: own, status: 200 },
      { ID: another, status: 403, error: 'Another agent has this event' },
      {
        ID: done,
        status: 409,
        error: 'This step is not allowed from the status of the ACD event',
      },
      { ID: 2_000_000, status: 404, error: 'ACD event not found' },
    ])
    expect((await event(free)).AcdEventStatusID).toBe(99)
    expect((await history(free)).at(-1)).toMatchObject({
      action: 'event.close',
      comment: 'All solved',
      before: { AcdEventStatusID: 1 },
    })
    expect((await event(another)).AcdEventStatusID).toBe(1)
  })

  test('takes 500 and no more, and none of the other client account', async () => {
    const many = Array.from({ length: 501 }, (_, place) => place + 1)
    const tooMany = await server.send(actOnEvents, { body: { IDs: many, act: acts.priority } })
    expect(tooMany.status).toBe(400)
    const none = await server.send(actOnEvents, { body: { IDs: [], act: acts.priority } })
    expect(none.status).toBe(400)
    const theirs = await actOn([await newEvent()], acts.priority, server.tokens.foreign)
    expect(theirs.results).toMatchObject([{ status: 404 }])
  })

  test('two calls on the same events in opposite order both end, and the chain stays whole', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => newEvent()))
    const calls = Array.from({ length: 8 }, (_, place) =>
      actOn(place % 2 === 0 ? ids : ids.toReversed(), { action: 'priority', nPriority: place }),
    )
    for (const { results } of await Promise.all(calls)) {
      expect(results.every(({ status }) => status === 200)).toBe(true)
    }
    const values = await Promise.all(ids.map(async (id) => (await event(id)).nPriority))
    expect(new Set(values).size).toBe(1)
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })
})
