import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccessToken } from '@/contract/accessTokens'
import { getCampaignCopy } from '@/contract/campaign/campaignStories'
import { deleteCampaign } from '@/contract/campaign/campaigns'
import { listContacts } from '@/contract/contacts'
import { actOnEvent, type EventAction } from '@/contract/event/eventActions'
import { getEvent, listEventComments } from '@/contract/event/events'
import { holdEvent, listHeldEvents, takeBackEvent } from '@/contract/event/heldEvents'
import { createEvent } from '@/contract/event/newEvent'
import { createView, deleteView, type NewView } from '@/contract/views'
import { startServer, type TestServer, testNow } from '@/testing/startServer'
import { verifyAudit } from '../audit/verifyAudit'
import { sessionRepository } from '../auth/sessions'
import { pruneFailures } from '../auth/signInFailures'
import { pruneChanges } from '../changes/pruneChanges'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** Runs a statement in the client account, with the number of the admin's token at hand. */
const fill = (statement: (token: number) => ReturnType<typeof sql>) =>
  server.db.asAccount(1, async (tx) => {
    const { id } = await tx
      .selectFrom('access_tokens')
      .select('id')
      .where('name', '=', 'admin')
      .executeTakeFirstOrThrow()
    await statement(id).execute(tx)
  })
const read = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await server.db.asAccount(1, (tx) => statement.execute(tx))).rows
const newEvent = async (AcdGroupsID = 235, more: object = {}): Promise<number> => {
  const body = { AcdEventTypesID: 3, AcdGroupsID, Sender: '49301234567', Subject: 'b', ...more }
  return (await server.call(createEvent, { body })).records[0]?.ID ?? 0
}
const act = (ID: number, body: EventAction, headers: Record<string, string> = {}) =>
  server.send(actOnEvent, { params: { AcdEventsID: String(ID) }, body }, { headers })
const refused = async (response: Response) => ({
  status: response.status,
  error: (await response.json()).error,
})

test('views: a person has 200, and another one once one is deleted', async () => {
  await fill(
    (token) => sql`INSERT INTO saved_views (client_id, access_tokens_id, name, name_fold, filter,
        sort, columns, density, shared, dt_modified)
      SELECT 1, ${token}::integer, 'v' || n, 'v' || n, '', 'created', '{id}', 'normal', false, now()
      FROM generate_series(1, 199) AS n`,
  )
  const view = (name: string): { body: NewView } => ({
    body: { name, filter: '', sort: 'created', columns: ['id'], density: 'normal', shared: false },
  })
  const [made] = (await server.call(createView, view('one'))).records
  expect(await refused(await server.send(createView, view('two')))).toEqual({
    status: 409,
    error: 'You have 200 views already; delete one first',
  })
  await server.call(deleteView, { params: { ViewsID: String(made?.ID) } })
  expect((await server.send(createView, view('two'))).status).toBe(200)
})

test('held creates: of one person 200 wait or have failed, and no more', async () => {
  await fill(
    (token) => sql`INSERT INTO held_events (client_id, owner, key, access_tokens_id, asker,
        request_sha256, event, asked_at, due_at, state, answer)
      SELECT 1, 'token:' || ${token}::integer, 'held-before-' || n, ${token}::integer, '{}', sha256('x'),
        '{"AcdEventTypesID":5,"Sender":"a","Subject":"b"}', now(), now(), 'failed',
        '{"status":404,"error":"User not found"}'
      FROM generate_series(1, 200) AS n`,
  )
  const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }
  const headers = { 'idempotency-key': 'one-create-too-many' }
  expect(await refused(await server.send(holdEvent, { body }, { headers }))).toMatchObject({
    status: 409,
    error: expect.stringMatching(/^200 of your creates wait or have failed/),
  })
  expect((await server.call(listHeldEvents)).count).toBe(200)
})

test('access tokens: a client account has 1000 that are not revoked', async () => {
  await fill(
    () => sql`INSERT INTO access_tokens (client_id, name, role, token_sha256)
      SELECT 1, 'many', 'agent', sha256(convert_to('many' || n, 'UTF8'))
      FROM generate_series(1, 1000) AS n`,
  )
  const made = await server.send(createAccessToken, { body: { name: 'CRM', role: 'agent' } })
  expect(await refused(made)).toMatchObject({
    status: 409,
    error: expect.stringMatching(/^This client account has 1000 access tokens/),
  })
})

test('comments: an event takes 1000 of persons; the step goes on without one', async () => {
  const ID = await newEvent()
  await fill(
    () => sql`INSERT INTO acd_event_comments (client_id, acd_events_id, dt_created, body)
      SELECT 1, ${ID}::integer, now(), 'c' || n FROM generate_series(1, 999) AS n`,
  )
  expect((await act(ID, { action: 'comment', Comment: 'The last one' })).status).toBe(200)
  expect(
    await refused(await act(ID, { action: 'priority', nPriority: 7, Comment: 'One too many' })),
  ).toEqual({
    status: 409,
    error: 'This ACD event has 1000 comments and takes no more; act without one',
  })
  const params = { AcdEventsID: String(ID) }
  expect((await server.call(listEventComments, { params })).count).toBe(1000)
  const [same] = (await server.call(getEvent, { params })).records
  expect(same?.nPriority).toBe(50)
  expect((await act(ID, { action: 'priority', nPriority: 7 })).status).toBe(200)
})

test('comments: a create that becomes one is never refused, and the oldest make room', async () => {
  await fill(() => sql`UPDATE acd_groups SET b_no_duplicate_events = true WHERE id = 235`)
  const ID = await newEvent(235, { Sender: '49301111111' })
  await fill(
    () => sql`INSERT INTO acd_event_comments (client_id, acd_events_id, dt_created, subject)
      SELECT 1, ${ID}::integer, now(), 's' || n FROM generate_series(1, 250) AS n`,
  )
  const Body = 'x'.repeat(90_000)
  for (let place = 0; place < 3; place += 1) {
    expect(await newEvent(235, { Sender: '49301111111', Subject: `More ${place}`, Body })).toBe(ID)
  }
  const { records } = await server.call(listEventComments, { params: { AcdEventsID: String(ID) } })
  expect(records).toHaveLength(200)
  expect(records.map(({ Subject }) => Subject).slice(-4)).toEqual([
    's250',
    'More 0',
    'More 1',
    'More 2',
  ])
  await fill(() => sql`UPDATE acd_groups SET b_no_duplicate_events = false WHERE id = 235`)
})

test('sessions: a token has 100, and a sign-in ends the oldest one', async () => {
  const sessions = sessionRepository(server.db)
  const place = { browser: null, system: null, address: '::1' }
  const token = server.tokens.agent
  const first = await sessions.start({ token }, place, testNow - 2000)
  const second = await sessions.start({ token }, place, testNow - 1000)
  await server.db.asAccount(1, (tx) =>
    sql`INSERT INTO sessions (session_sha256, client_id, access_tokens_id, created_at, last_seen_at)
      SELECT sha256(convert_to('s' || n, 'UTF8')), 1, id, ${new Date(testNow)}, ${new Date(testNow)}
      FROM generate_series(1, 98) AS n, access_tokens WHERE name = 'agent' AND revoked_at IS NULL`.execute(
      tx,
    ),
  )
  const isIn = async (secret: string) => {
    const headers = { cookie: `callboard=${secret}` }
    return (await server.app.request('/app/v1/session', { headers })).status === 200
  }
  expect([await isIn(first), await isIn(second)]).toEqual([true, true])
  await sessions.start({ token }, place, testNow)
  expect([await isIn(first), await isIn(second)]).toEqual([false, true])
})

describe('answers of an Idempotency-Key', () => {
  const keyed = (key: string) => ({ 'idempotency-key': key })
  const bytes = async () => {
    const [row] = await read(sql<{
      bytes: number
    }>`SELECT (SELECT coalesce(sum(octet_length(answer)), 0)
        FROM idempotency_keys) + (SELECT coalesce(sum(octet_length(content)), 0)
        FROM idempotency_texts) AS bytes`)
    return Number(row?.bytes)
  }

  test('keep a long text once, and are given again byte for byte', async () => {
    const Body = '"\\" & <b>\\\\é\u0000</b> '.replace('\u0000', '').repeat(5000).slice(0, 90_000)
    const ID = await newEvent(235, { Body, Sender: '49302222222' })
    const before = await bytes()
    const first = await (await act(ID, { action: 'priority', nPriority: 0 }, keyed('p 0'))).text()
    expect(first.length).toBeGreaterThan(90_000)
    for (let place = 1; place < 20; place += 1) {
      await act(ID, { action: 'priority', nPriority: place }, keyed(`p ${place}`))
    }
    expect((await bytes()) - before).toBeLessThan(2 * Buffer.byteLength(first))
    const again = await act(ID, { action: 'priority', nPriority: 0 }, keyed('p 0'))
    expect(await again.text()).toBe(first)
  })

  test('of refusals are the newest 10,000 of a token; a change is never forgotten', async () => {
    const ID = await newEvent()
    await act(ID, { action: 'priority', nPriority: 7 }, keyed('the change'))
    await fill(
      (token) => sql`INSERT INTO idempotency_keys (client_id, access_tokens_id, key, endpoint,
          request_sha256, status, answer, created_at)
        SELECT 1, ${token}::integer, 'refused ' || n, 'actOnEvent', sha256('x'), 404, '{}',
          ${new Date(testNow)}::timestamptz - n * interval '1 second'
        FROM generate_series(1, 10000) AS n`,
    )
    await act(999_999, { action: 'seen' }, keyed('one more'))
    const [kept] = await read(sql<{ count: number; oldest: boolean; change: boolean }>`SELECT
      count(*) FILTER (WHERE status <> 200) AS count,
      bool_or(key = 'refused 10000') AS oldest, bool_or(key = 'the change') AS change
      FROM idempotency_keys`)
    expect(kept).toEqual({ count: 10_000, oldest: false, change: true })
  })
})

test('copies of deleted campaigns: of 1 GB the oldest make room, and the log proves it', async () => {
  await server.reset()
  const { records: contacts } = await server.call(listContacts)
  const [one, other] = new Set(contacts.map(({ DiallerCampaignsID }) => DiallerCampaignsID))
  const params = (ID = 0) => ({ params: { DiallerCampaignsID: String(ID) } })
  await server.call(deleteCampaign, params(one))
  await server.db.asOwner(`UPDATE campaign_copy_pieces SET kept_at = now() - interval '2 days'`)
  await fill(
    () => sql`INSERT INTO campaign_copy_pieces (client_id, copy_id, place, contacts, kept_at)
      SELECT 1, 'large', 1, repeat('x', 64 * 1024 * 1024), now() - interval '30 minutes'`,
  )
  // As the first is stored, compressed: to compress each of them would take most of the time.
  await fill(
    () => sql`INSERT INTO campaign_copy_pieces (client_id, copy_id, place, contacts, kept_at)
      SELECT 1, 'large', n, contacts, kept_at
      FROM campaign_copy_pieces, generate_series(2, 16) AS n WHERE copy_id = 'large'`,
  )
  await server.call(deleteCampaign, params(other))
  expect(await refused(await server.send(getCampaignCopy, params(one)))).toEqual({
    status: 404,
    error: 'The copy of this dialler campaign made room for newer ones',
  })
  expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  await server.db.asOwner('DELETE FROM campaign_copy_pieces')
  expect((await verifyAudit(server.db, 1)).faults).toHaveLength(1)
})

test('changes: what events were before takes 64 MB of a client account', async () => {
  await server.reset()
  const ID = await newEvent()
  await fill(
    () => sql`INSERT INTO acd_event_changes (client_id, kind, acd_events_id, version, before)
      SELECT 1, 'changed', ${ID}::integer, n, jsonb_build_object('event_data',
        (SELECT string_agg(md5(m::text), '') FROM generate_series(1, 32768) AS m))
      FROM generate_series(1, 80) AS n`,
  )
  await pruneChanges(server.db)
  const [kept] = await read(sql<{ bytes: number; count: number }>`SELECT count(*) AS count,
    sum(pg_column_size(before)) AS bytes FROM acd_event_changes`)
  expect(Number(kept?.bytes)).toBeLessThanOrEqual(64 * 1024 * 1024)
  expect(kept?.count).toBeGreaterThan(50)
})

test('failed sign-ins: of all addresses together 100,000 are kept', async () => {
  const count = async () =>
    (
      await server.db.asGate((tx) =>
        sql<{ count: number }>`SELECT count(*) AS count FROM sign_in_failures`.execute(tx),
      )
    ).rows[0]?.count
  await server.db.asGate((tx) =>
    sql`INSERT INTO sign_in_failures (address, failed_at)
      SELECT 'a' || n, ${new Date(testNow)}::timestamptz - n * interval '1 millisecond'
      FROM generate_series(1, 100500) AS n`.execute(tx),
  )
  await server.db.asGate((tx) => pruneFailures(tx, testNow))
  expect(await count()).toBe(100_000)
})

test('feeds: an access token has 1000 open, and another one once one is left', async () => {
  const open = () => server.fetch('/app/v1/events/changes', {}, server.tokens.agent)
  const feeds: Response[] = []
  while (feeds.length < 1000) {
    feeds.push(...(await Promise.all(Array.from({ length: 50 }, open))))
  }
  expect(feeds.filter(({ status }) => status !== 200)).toEqual([])
  const tooMany = await open()
  expect(tooMany.headers.get('retry-after')).toBe('60')
  expect(await refused(tooMany)).toEqual({
    status: 429,
    error: 'This access token has 1000 change feeds open; close one first',
  })
  await feeds.pop()?.body?.cancel()
  feeds.push(await open())
  expect(feeds.at(-1)?.status).toBe(200)
  await Promise.all(feeds.map(({ body }) => body?.cancel()))
})

test('creates taken back: of one person the newest 500 are kept', async () => {
  await server.reset()
  await fill(
    (token) => sql`INSERT INTO held_events (client_id, owner, key, access_tokens_id, asker,
        request_sha256, event, asked_at, due_at, state)
      SELECT 1, 'token:' || ${token}::integer, 'taken-back-' || n, ${token}::integer, '{}', sha256('x'),
        '{}', ${new Date(testNow)}::timestamptz - n * interval '1 second', now(), 'taken_back'
      FROM generate_series(1, 500) AS n`,
  )
  const headers = { 'idempotency-key': 'taken-back-at-last' }
  const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }
  await server.call(holdEvent, { body }, { headers })
  const params = { key: 'taken-back-at-last' }
  expect((await server.send(takeBackEvent, { params })).status).toBe(200)
  const kept = await read(sql<{ key: string }>`SELECT key FROM held_events
    WHERE state = 'taken_back' ORDER BY asked_at DESC`)
  expect(kept).toHaveLength(500)
  expect(kept[0]?.key).toBe('taken-back-at-last')
})
