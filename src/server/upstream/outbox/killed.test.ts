import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { adminToken, type ServerProcess, spawnServer } from '@/testing/spawnServer'
import { leaveFewEvents } from '@/testing/upstream/pollOnce'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'

/** The embedded database has one process at a time; a PostgreSQL is shared by two. */
const postgres = testDatabaseUrl
const dataDir = mkdtempSync(join(tmpdir(), 'callboard-outbox-'))
const database = `callboard_${randomUUID().replaceAll('-', '')}`
let upstream: TestUpstream
const settings: Record<string, string> = {}
const running = new Set<ServerProcess>()

async function onPostgres(url: string, statement: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 })
  await pool.query(statement)
  await pool.end()
}

beforeAll(async () => {
  await buildServer()
  upstream = await startUpstream()
  await leaveFewEvents(upstream)
  Object.assign(settings, upstream.settings, { CALLBOARD_UPSTREAM_INTERVAL: '0.2' })
  if (postgres) {
    await onPostgres(postgres, `CREATE DATABASE ${database}`)
    settings.DATABASE_URL = new URL(`/${database}`, postgres).href
  } else await makeDataDirectory(dataDir)
})
beforeEach(() => {
  upstream.heal()
  return async () => {
    await Promise.all([...running].map((server) => server.kill()))
    running.clear()
  }
})
afterAll(async () => {
  await upstream.close()
  rmSync(dataDir, { recursive: true, force: true })
  if (postgres) await onPostgres(postgres, `DROP DATABASE ${database} WITH (FORCE)`)
})

async function begin(): Promise<ServerProcess> {
  const server = await spawnServer(dataDir, settings)
  running.add(server)
  return server
}
async function kill(server: ServerProcess): Promise<void> {
  running.delete(server)
  await server.kill()
}

async function ask(server: ServerProcess, path: string, init: RequestInit = {}) {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${adminToken}`)
  if (init.body) headers.set('content-type', 'application/json')
  const answer = await fetch(`${server.origin}${path}`, { ...init, headers })
  return { status: answer.status, ...(await answer.json()) }
}
const filled = (server: ServerProcess) =>
  expect
    .poll(async () => (await ask(server, '/app/v1/upstream')).filling, { timeout: 60_000 })
    .toBe(null)

function create(server: ServerProcess, Subject: string) {
  // What is made there is made now, by the clock of those that ask.
  upstream.server.time.now = Date.now()
  return ask(server, '/rest/v1.0/1/acd/events/create', {
    method: 'POST',
    body: JSON.stringify({
      AcdEventTypesID: 5,
      AcdGroupsID: 235,
      Sender: 'a@example.com',
      Subject,
    }),
    headers: { 'idempotency-key': Subject },
  })
}
const there = async (path: string) =>
  (await (await upstream.server.fetch(`/rest/v1.0/1${path}`)).json()).records
const subjects = async (Subject: string) => await there(`/acd/events?filter=subject:"${Subject}"`)
const isWrite = ({ method }: { method: string }) => method !== 'GET'

/** Done there, and killed here before an answer came; nobody waits for one any more. */
async function killedWhileWaiting(
  server: ServerProcess,
  send: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
): Promise<ServerProcess> {
  upstream.injureNext({ is: 'silent' }, isWrite)
  const sent = send().catch(() => undefined)
  await expect.poll(isDone, { timeout: 30_000 }).toBe(true)
  await kill(server)
  await sent
  if (settings.DATABASE_URL) {
    // Another process may be there and wait for it: the time for that is over.
    const over = `UPDATE upstream_writes SET given_up_at = now() - interval '1 second'
      WHERE state = 'sending'`
    await onPostgres(settings.DATABASE_URL, over)
  }
  return begin()
}

/** Asks until the outcome is known. */
async function known<Answer extends { status: number }>(
  again: () => Promise<Answer>,
): Promise<Answer> {
  let answer = await again()
  await expect
    .poll(
      async () => {
        if (answer.status === 504) answer = await again()
        return answer.status
      },
      { timeout: 60_000 },
    )
    .not.toBe(504)
  return answer
}

test('a create whose sender was killed is found by polls, and not sent twice', async () => {
  const Subject = `Killed ${randomUUID()}`
  const server = await begin()
  await filled(server)
  const isDone = async () => (await subjects(Subject)).length === 1
  const next = await killedWhileWaiting(server, () => create(server, Subject), isDone)
  const { status, records } = await known(() => create(next, Subject))
  expect(status).toBe(200)
  expect((await subjects(Subject)).map(({ ID }: { ID: number }) => ID)).toEqual([records[0].ID])
}, 120_000)

test('a delete whose sender was killed is asked for by itself, and told', async () => {
  const destination = `Killed ${randomUUID()}`
  const server = await begin()
  await filled(server)
  const body = JSON.stringify({ source: 'Campaign 1000', destination })
  const path = '/rest/v1.0/1/dialler/campaigns'
  const { records } = await ask(server, `${path}/clone`, { method: 'POST', body })
  const [{ ID }] = records
  const remove = (of: ServerProcess) => ask(of, `${path}/campaign/${ID}`, { method: 'DELETE' })
  const isGone = async () => {
    const named = await there(`/dialler/campaigns/campaign?name=${encodeURIComponent(destination)}`)
    return named.length === 0
  }
  const next = await killedWhileWaiting(server, () => remove(server), isGone)
  expect((await known(() => remove(next))).status).toBe(200)
  expect((await remove(next)).status).toBe(404)
  const deletes = upstream.calls.filter((call) => isWrite(call) && call.path.endsWith(`/${ID}`))
  // The one that was killed, and the last one, which the upstream refused.
  expect(deletes).toHaveLength(2)
}, 120_000)

/** The lists of a poll, in their order. */
const lists = ['/acd/groups', '/users', '/dialler/campaigns', '/acd/events'].map(
  (path) => `/rest/v1.0/1${path}`,
)

test.runIf(postgres)(
  'of two processes one polls, and a key is sent once',
  async () => {
    const servers = [await begin(), await begin()]
    for (const server of servers) await filled(server)
    const before = upstream.calls.length
    const read = () =>
      upstream.calls.slice(before).flatMap(({ path }) => (lists.includes(path) ? [path] : []))
    await expect.poll(() => read().length, { timeout: 60_000 }).toBeGreaterThan(24)
    const from = lists.indexOf(read()[0] ?? '')
    // Two polls at one moment would mix their lists.
    expect(read()).toEqual(read().map((_, at) => lists[(from + at) % lists.length]))

    const Subject = `Twice ${randomUUID()}`
    upstream.injure((call) => (isWrite(call) ? { is: 'slow', ms: 100 } : undefined))
    const all = Array.from({ length: 20 }, (_, at) => servers[at % 2]).filter(
      (one) => one !== undefined,
    )
    const answers = await Promise.all(all.map((server) => create(server, Subject)))
    const IDs = answers.map(({ records }) => records[0].ID)
    expect(new Set(IDs).size).toBe(1)
    expect(await subjects(Subject)).toHaveLength(1)
  },
  120_000,
)
