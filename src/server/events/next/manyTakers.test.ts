import { randomUUID } from 'node:crypto'
import { type CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AcdEvent } from '@/contract/event/events'
import { takeNextEvent } from '@/contract/work'
import { plansOf, spiedReads } from '@/testing/database/statementPlans'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../../accessTokens/accessTokens'
import { verifyAudit } from '../../audit/verifyAudit'
import { readCandidates, readLater } from './candidates'

const agents = 200
const events = 1000
/** Each agent is in two of them that lie side by side. */
const groups = [235, 301, 302, 303, 304]

let server: TestServer
let tokens: string[] = []
const firstUser = 1000
const groupsOf = (agent: number) =>
  [agent, agent + 1].map((place) => groups[place % groups.length] ?? 0)

const run = (statement: ReturnType<typeof sql>) =>
  server.db.asAccount(1, (tx) => statement.execute(tx))

async function addAgents(): Promise<void> {
  await run(sql`INSERT INTO users SELECT (json_populate_record(users, json_build_object(
      'id', ${firstUser}::integer + n, 'uid', 'agent' || n))).*
    FROM users, generate_series(0, ${agents - 1}::integer) AS n WHERE id = 3`)
  const repository = accessTokenRepository(server.db)
  tokens = []
  for (let n = 0; n < agents; n++) {
    const by = { name: `agent ${n}`, role: 'agent', UsersID: firstUser + n } as const
    tokens.push((await repository.create(1, by)).token)
    for (const group of groupsOf(n)) {
      await run(sql`INSERT INTO acd_group_members (client_id, acd_groups_id, users_id, role)
        VALUES (1, ${group}, ${by.UsersID}, 'member')`)
    }
  }
}

/** Every tenth is bound to an agent, every fifth has an appointment, half of these are reached. */
const addEvents = (count: number, firstID = 1) =>
  run(sql`INSERT INTO acd_events (client_id, id, acd_groups_id, users_id, event_data,
      acd_event_types_id, acd_event_status_id, sender, subject, dt_created, dt_modified,
      dt_last_modified, dt_remind, n_priority, search_text)
    SELECT 1, ${firstID}::integer + n, (${groups}::integer[])[1 + n % 5],
      CASE WHEN n % 10 = 0 THEN ${firstUser}::integer + n / 10 % ${agents}::integer END, '', 5,
      (ARRAY[1, 4, 20])[1 + n % 3], 'a@example.com', 'Hello', at, at, at,
      CASE WHEN n % 5 = 2 THEN now_here + (CASE WHEN n % 2 = 0 THEN -1 ELSE 1 END)
        * n * interval '1 second' END,
      n * 7 % 200, ''
    FROM generate_series(0, ${count}::integer - 1) AS n,
      (SELECT ${new Date(server.time.now)}::timestamptz AS now_here) AS clock,
      LATERAL (SELECT now_here - (n * 37 % 5000) * interval '1 minute' AS at) AS moment`)

beforeAll(async () => {
  server = await startServer()
}, 60_000)
beforeEach(async () => {
  await server.reset()
  await run(sql`DELETE FROM acd_events`)
  await run(sql`DELETE FROM acd_group_members`)
  await addAgents()
  await addEvents(events)
}, 60_000)
afterAll(() => server.close())

type Taking = { agent: number; ms: number; record: AcdEvent | undefined }

async function takeOne(agent: number, key?: string): Promise<Taking> {
  const began = performance.now()
  const headers = key === undefined ? {} : { headers: { 'idempotency-key': key } }
  const response = await server.send(takeNextEvent, {}, { token: tokens[agent] ?? '', ...headers })
  const answer = await response.json()
  expect(response.status, answer.error).toBe(200)
  return { agent, ms: performance.now() - began, record: answer.records[0] }
}

/** All of them at once. */
const press = (key?: () => string) =>
  Promise.all(Array.from({ length: agents }, (_, agent) => takeOne(agent, key?.())))

type Waiting = { id: number; group: number; user: number | null; place: number }
async function waitingInOrder(): Promise<Waiting[]> {
  const { rows } = await server.db.asAccount(1, (tx) =>
    sql<Waiting>`SELECT id, acd_groups_id AS "group", users_id AS user,
      row_number() OVER (ORDER BY dt_remind, n_priority DESC, dt_created, id)::integer AS place
      FROM acd_events WHERE acd_event_status_id IN (1, 4, 20)
        AND (dt_remind IS NULL OR dt_remind <= ${new Date(server.time.now)})`.execute(tx),
  )
  return rows.sort((a, b) => a.place - b.place)
}

/** What each would get if they pressed one after the other, in the order in which they did. */
function oneAfterTheOther(waiting: readonly Waiting[]): (number | undefined)[] {
  const gone = new Set<number>()
  return Array.from({ length: agents }, (_, agent) => {
    const free = waiting.filter(({ id }) => !gone.has(id))
    const one =
      free.find(({ user }) => user === firstUser + agent) ??
      free.find(({ user, group }) => user === null && groupsOf(agent).includes(group))
    if (one) gone.add(one.id)
    return one?.id
  })
}

const longest = (takings: readonly Taking[]) => Math.round(Math.max(...takings.map(({ ms }) => ms)))

test(`${agents} agents at once: each event once, in order, until none is left`, async () => {
  const expected = oneAfterTheOther(await waitingInOrder())
  const first = await press()
  console.log(`the longest wait of ${agents} on ${server.db.kind}: ${longest(first)} ms`)
  expect(first.map(({ record }) => record?.ID)).toEqual(expected)

  const all = [...first]
  for (let round = 0; round < 9; round++) all.push(...(await press()))
  const given = all.flatMap(({ agent, record }) => (record ? [{ agent, record }] : []))
  expect(new Set(given.map(({ record }) => record.ID)).size).toBe(given.length)
  for (const { agent, record } of given) expect(record.UsersID).toBe(firstUser + agent)
  expect(given.length).toBe(events - (await later()))
  expect(await waitingInOrder()).toEqual([])
  expect((await verifyAudit(server.db, 1)).faults).toEqual([])
}, 60_000)

const later = async () => {
  const { rows } = await server.db.asAccount(1, (tx) =>
    sql<{ n: number }>`SELECT count(*)::integer AS n FROM acd_events
      WHERE dt_remind > ${new Date(server.time.now)}`.execute(tx),
  )
  return rows[0]?.n ?? 0
}

test('with a key of their own each still gets one event, and no two the same', async () => {
  const takings = await press(randomUUID)
  console.log(`with keys, on ${server.db.kind}: ${longest(takings)} ms`)
  const ids = takings.map(({ record }) => record?.ID)
  expect(ids).not.toContain(undefined)
  expect(new Set(ids).size).toBe(agents)
}, 60_000)

test('neither what comes next nor what comes later reads the table of events as a whole', async () => {
  await addEvents(20_000, 10_000)
  await server.db.analyze()
  const statements: CompiledQuery[] = []
  const taker = { UsersID: firstUser, groups: groupsOf(0), scope: null, isPerson: true }
  const takers = [[], [7]].map((skills) => ({ ...taker, skills, isPaused: false }))
  const { now } = server.time
  await spiedReads(
    server.db,
    statements,
  )(async (tx) => {
    await readCandidates(tx, takers, { now, each: 100 })
    for (const one of takers) await readLater(tx, one, now)
  })
  const plans = await plansOf(server.db, statements)
  expect(plans).toHaveLength(3)
  for (const plan of plans) {
    expect(plan).toMatch(/acd_events_next\b/)
    expect(plan).not.toMatch(/Seq Scan on acd_events\b/)
    // The index gives them in order: nothing but what it hands over is sorted.
    expect(plan.match(/Sort\b/g)?.length ?? 0).toBeLessThanOrEqual(2)
  }
}, 120_000)
