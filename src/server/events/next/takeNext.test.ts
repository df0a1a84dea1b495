import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actOnEvent, getEventHistory } from '@/contract/event/eventActions'
import { getEvent } from '@/contract/event/events'
import { listAudit } from '@/contract/operation/audit'
import { getWork, listPausedMembers, setPause, takeNextEvent } from '@/contract/work'
import { bindPerson } from '@/testing/database/bindPerson'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../../accessTokens/accessTokens'
import { principalRepository } from '../../auth/principals'
import { takeNextIn } from './takeNext'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
  await run(sql`DELETE FROM acd_events`)
  await run(sql`DELETE FROM acd_group_members`)
  await join(3, 235)
})
afterAll(() => server.close())

const run = (statement: ReturnType<typeof sql>) =>
  server.db.asAccount(1, (tx) => statement.execute(tx))
const join = (UsersID: number, AcdGroupsID: number) =>
  run(sql`INSERT INTO acd_group_members (client_id, acd_groups_id, users_id, role)
    VALUES (1, ${AcdGroupsID}, ${UsersID}, 'member')`)

// It is noon in Berlin. Anna is user 3, the one of the token `agent`.
const instant = (time: string) => `2026-11-24T${time}:00+01:00`
type Given = {
  group?: number
  user?: number | null
  status?: number
  due?: string | null
  priority?: number
  created?: string
  skills?: readonly number[]
}
async function add(id: number, given: Given = {}): Promise<void> {
  const { group = 235, user = null, status = 1, due = null, priority = 50 } = given
  const { created = '08:00', skills = [] } = given
  const [one = null, two = null, three = null] = skills
  await run(sql`INSERT INTO acd_events (client_id, id, acd_groups_id, users_id, event_data,
      acd_event_types_id, acd_event_status_id, sender, subject, dt_created, dt_modified,
      dt_last_modified, dt_remind, n_priority, search_text, skills_id_1, skills_id_2, skills_id_3)
    VALUES (1, ${id}, ${group}, ${user}, '', 5, ${status}, 'a@example.com', 'Hello',
      ${instant(created)}, ${instant(created)}, ${instant(created)},
      ${due === null ? null : instant(due)}, ${priority}, '', ${one}, ${two}, ${three})`)
}

type Options = { token?: string; key?: string }
const send = ({ token = server.tokens.agent, key }: Options = {}) =>
  server.send(takeNextEvent, {}, { token, ...(key ? { headers: { 'idempotency-key': key } } : {}) })
async function take(options: Options = {}): Promise<number | undefined> {
  const response = await send(options)
  const answer = await response.json()
  if (response.status !== 200) throw new Error(`${response.status} ${answer.error}`)
  expect(answer.count).toBe(answer.records.length)
  return answer.records[0]?.ID
}
async function takeAll(options: Options = {}): Promise<number[]> {
  const id = await take(options)
  return id === undefined ? [] : [id, ...(await takeAll(options))]
}
const work = (token = server.tokens.agent) => server.call(getWork, {}, { token })
const idsOf = (records: readonly { ID: number }[]) => records.map(({ ID }) => ID)

/** A token of a user; with `skills` the user is a person. */
async function enter(UsersID: number, skills?: readonly number[]): Promise<string> {
  const by = { name: `user ${UsersID}`, role: 'agent', UsersID } as const
  const { ID, token } = await accessTokenRepository(server.db).create(1, by)
  if (skills) {
    await run(sql`INSERT INTO people (client_id, users_id, access_tokens_id, role, skills_ids)
      VALUES (1, ${UsersID}, ${ID}, 'agent', ${[...skills]}::integer[])`)
  }
  return token
}
const pause = (bPaused: boolean, token: string) =>
  server.send(setPause, { body: { bPaused } }, { token })

describe('Take next', () => {
  test('takes what is bound to one first, then appointments, priority, age', async () => {
    await add(1, { priority: 50, created: '09:00' })
    await add(2, { priority: 50, created: '08:00' })
    await add(3, { priority: 90, created: '10:00' })
    await add(4, { due: '11:30', priority: 0 })
    await add(5, { due: '11:00', priority: 0 })
    await add(6, { user: 3, priority: 10, group: 500 })
    await add(7, { user: 3, due: '11:59' })
    await add(8, { user: 3, status: 20, priority: 20 })
    await add(9, { status: 4, created: '07:00' })
    const expected = [7, 8, 6, 5, 4, 3, 9, 2, 1]
    expect(idsOf((await work()).next)).toEqual(expected.slice(0, 5))
    expect(await takeAll()).toEqual(expected)
  })

  test('leaves what others have, other groups have, is closed, is at work or is for later', async () => {
    await join(3, 500)
    await join(4, 236)
    for (const status of [0, 2, 10, 30, 40, 98, 99, 100]) await add(10 + status, { status })
    await add(1, { user: 4 })
    await add(2, { group: 236 })
    await add(3, { due: '12:01' })
    await add(4, { user: 3, due: '18:00' })
    await add(5, { group: 500, due: '12:00' })
    expect(await takeAll()).toEqual([5])
    server.time.now += 60_000
    expect(await takeAll()).toEqual([3])
  })

  test('makes of an event what the action take makes of it, and tells the audit log', async () => {
    await add(1, { priority: 60, due: '10:00' })
    await add(2, { due: '10:00' })
    server.time.now += 60_000
    const response = await send()
    const [record] = (await response.json()).records
    const params = { AcdEventsID: '2' }
    await server.call(
      actOnEvent,
      { params, body: { action: 'take' } },
      { token: server.tokens.agent },
    )
    const other = (await server.call(getEvent, { params })).records[0]
    expect(record).toEqual({ ...other, ID: 1, nPriority: 60 })
    expect(record).toEqual(
      (await server.call(getEvent, { params: { AcdEventsID: '1' } })).records[0],
    )
    const history = async (AcdEventsID: string) =>
      (await server.call(getEventHistory, { params: { AcdEventsID } })).records
    expect(await history('1')).toEqual(await history('2'))
    expect((await history('1')).at(-1)).toMatchObject({ action: 'event.take', UsersID: 3 })
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql<object>`SELECT answered_first, answered_last, seen_first, seen_last, closed_first,
        moved_first, counted, deadline FROM acd_events ORDER BY id`.execute(tx),
    )
    expect(rows[0]).toEqual(rows[1])
    expect(rows[0]).toMatchObject({ answered_first: new Date(server.time.now) })
  })

  test('heeds skills where a person has some, and not for what is bound to them', async () => {
    await join(4, 235)
    await join(5, 235)
    const skilled = await enter(4, [7, 8])
    const anybody = await enter(5, [])
    await add(1, { skills: [9], priority: 200 })
    await add(2, { skills: [8, 9], priority: 100 })
    await add(3, { skills: [7, 8] })
    await add(4, { priority: 10 })
    await add(5, { skills: [9], user: 4 })
    expect(idsOf((await work(skilled)).next)).toEqual([5, 3, 4])
    expect(await takeAll({ token: skilled })).toEqual([5, 3, 4])
    expect(await takeAll({ token: anybody })).toEqual([1, 2])
  })

  test('under one key takes one event, whatever becomes of the answer', async () => {
    await add(1)
    await add(2)
    const key = randomUUID()
    expect(await take({ key })).toBe(1)
    expect(await take({ key })).toBe(1)
    expect(await take({ key: randomUUID() })).toBe(2)
    expect(await take({ key: randomUUID() })).toBeUndefined()
  })

  test('takes of a person whom groups bind what these hold, and nothing else', async () => {
    const token = await bindPerson(server.db, { UsersID: 4, groups: [235] })
    await add(1, { user: 4, group: 500 })
    await add(2, { user: 4 })
    await add(3)
    expect(idsOf((await work(token)).next)).toEqual([2, 3])
    expect(await take({ token, key: randomUUID() })).toBe(2)
    expect(await takeAll({ token })).toEqual([3])
  })

  test('takes nothing that they do not see, though its own query forgot to ask', async () => {
    const token = await bindPerson(server.db, { UsersID: 4, groups: [235] })
    const { principal } =
      (await principalRepository(server.db).byToken(token, server.time.now)) ?? {}
    if (!principal) throw new Error('The token is wrong')
    await add(1, { user: 4, group: 500 })
    await add(2, { user: 4 })
    let asked = 0
    const forgetful = {
      ...principal,
      get groups() {
        asked += 1
        return asked === 1 ? null : principal.groups
      },
    }
    const call = { principal: forgetful, now: server.time.now }
    const [taken] = await server.db.asAccount(1, (tx) => takeNextIn(tx, 'Europe/Berlin', [call]))
    expect(JSON.parse(String(taken))).toMatchObject({ ID: 2 })
  })

  test('says why it takes nothing', async () => {
    await add(1)
    const nobody = await send({ token: server.tokens.supervisor })
    expect([nobody.status, (await nobody.json()).error]).toEqual([
      409,
      'This access token stands for no user',
    ])
    expect((await work(server.tokens.supervisor)).next).toEqual([])
    const display = await send({ token: server.tokens.display })
    expect(display.status).toBe(403)
    // In another client account nobody is in a group.
    const foreign = await enter(6)
    expect(await take({ token: foreign })).toBeUndefined()
  })
})

describe('what a user has before them', () => {
  test('is their own, what is due in their groups, what comes next and what comes later', async () => {
    await add(1, { user: 3, status: 30 })
    await add(2, { user: 3, status: 99 })
    await add(3, { due: '11:00', user: 4 })
    await add(4, { due: '11:00', group: 500 })
    await add(5, { due: '14:00' })
    await add(6, { due: '13:00' })
    await add(7, { due: '12:30', group: 500 })
    const { mine, due, next, later, ...rest } = await work()
    expect([mine.count, idsOf(mine.records), mine.filter]).toEqual([1, [1], 'agent:me status:open'])
    expect([due.count, idsOf(due.records), due.filter]).toEqual([
      1,
      [3],
      'appointment:due group:235',
    ])
    expect([next, later?.ID]).toEqual([[], 6])
    expect(rest).toEqual({ AcdGroupsIDs: [235], bPerson: false, bPaused: false, status: 200 })
    expect(await take()).toBeUndefined()
  })
})

describe('a pause', () => {
  test('stops taking until one goes on, is told to supervisors and written down', async () => {
    await join(4, 235)
    const token = await enter(4, [])
    await add(1)
    const members = (role: 'supervisor' | 'agent', group = 235) =>
      server.send(
        listPausedMembers,
        { params: { AcdGroupsID: String(group) } },
        { token: server.tokens[role] },
      )
    expect(await (await members('supervisor')).json()).toMatchObject({ records: [], count: 0 })
    expect((await pause(true, token)).status).toBe(200)
    expect((await pause(true, token)).status).toBe(200)
    expect((await work(token)).bPaused).toBe(true)
    const response = await send({ token })
    expect([response.status, (await response.json()).error]).toEqual([
      409,
      'You have paused; go on first to take the next event',
    ])
    expect(await (await members('supervisor')).json()).toMatchObject({ records: [{ UsersID: 4 }] })
    expect((await members('agent')).status).toBe(403)
    expect((await members('supervisor', 9999)).status).toBe(404)
    expect((await pause(false, token)).status).toBe(200)
    expect(await take({ token })).toBe(1)
    const { records } = await server.call(listAudit, { query: { filter: 'action:person.pause' } })
    expect(records.map(({ objectID, before, after }) => [objectID, before, after])).toEqual([
      [4, { bPaused: false }, { bPaused: true }],
      [4, { bPaused: true }, { bPaused: false }],
    ])
  })

  test('needs a person, and a word', async () => {
    const response = await pause(true, server.tokens.agent)
    expect([response.status, (await response.json()).error]).toEqual([
      409,
      'This sign-in stands for no person; an admin can add you under People',
    ])
    expect((await pause(true, server.tokens.admin)).status).toBe(409)
    const body = { bPaused: 'yes' }
    expect((await server.send(setPause, { body }, { token: server.tokens.agent })).status).toBe(400)
  })
})
