import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '@/contract/problem'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { type AppOnPostgres, appOnPostgres } from '@/testing/faults/appOnPostgres'
import { tcpProxy } from '@/testing/faults/tcpProxy'
import { startPostgres } from '@/testing/postgres'
import { commandLine } from '../../audit/author'
import { recordAudit } from '../../audit/recordAudit'
import { DatabaseAway } from '../databaseAway'

/** With the server's other tests on PostgreSQL, but on one of its own: it is stopped and cut off. */
const postgres = testDatabaseUrl ? await startPostgres() : undefined

// Generous: a busy machine is no fault of the code. Without an answer it would be for ever.
const timeoutMs = 8000
const recovery = 15_000

/** Fails where no answer comes in time: that is what a hanging call is. */
async function inTime<Result>(work: Promise<Result>, limit = timeoutMs): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`There is no answer after ${limit} ms`)), limit)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function expectAway(response: Response): Promise<void> {
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('1')
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const problem = Problem.parse(await response.json())
  expect(problem.status).toBe(503)
}

/** What every caller may meet while the database is away. */
const calls: [string, string, RequestInit?][] = [
  ['a page of the list', '/rest/v1.0/1/acd/events?start=0&size=10'],
  ['the whole list', '/rest/v1.0/1/acd/events'],
  ['an export', '/app/v1/events/export?format=csv'],
  ['the feed', '/app/v1/events/changes'],
  ['the facets', '/app/v1/events/facets'],
  ['the session', '/app/v1/session'],
  [
    'signing in',
    '/app/v1/session',
    { method: 'POST', body: '{"code":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}' },
  ],
  ['a delete', '/rest/v1.0/1/dialler/campaigns/campaign/1', { method: 'DELETE' }],
  ['readiness', '/health/ready'],
]

describe.runIf(postgres)('a PostgreSQL that goes away', () => {
  const url = postgres?.url ?? ''
  let proxy: Awaited<ReturnType<typeof tcpProxy>>
  let app: AppOnPostgres
  let other: AppOnPostgres
  const owner = new Pool({ connectionString: url, max: 2 })
  owner.on('error', () => undefined)

  const ready = async () => (await app.fetch('/health/ready')).status
  const page = async () => (await app.fetch('/rest/v1.0/1/acd/events?size=1')).status
  const stored = async (UserData: string) => {
    const response = await other.fetch(`/rest/v1.0/1/acd/events?filter=${UserData}`)
    return (await response.json()).count
  }
  const expectWell = () =>
    inTime(
      expect
        .poll(async () => [await ready(), await page()], { timeout: recovery })
        .toEqual([200, 200]),
      recovery,
    )

  beforeAll(async () => {
    proxy = await tcpProxy(url)
    app = await appOnPostgres(proxy.url)
    other = await appOnPostgres(url)
  })
  afterAll(async () => {
    await Promise.all([app.close(), other.close(), proxy.close(), owner.end()])
    postgres?.stop()
  })

  test('ends connections that are at work: each call is answered, the process goes on', async () => {
    const statuses = new Set<number>()
    let isOver = false
    const read = async () => {
      while (!isOver) {
        statuses.add((await app.fetch('/rest/v1.0/1/acd/events?filter=a')).status)
        // A refusal that needs no database would keep everything else from its turn.
        await delay(1)
      }
    }
    const readers = Array.from({ length: 6 }, read)
    for (let round = 0; round < 5; round += 1) {
      await owner.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
      )
      await delay(100)
    }
    isOver = true
    await inTime(Promise.all(readers), recovery)
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
    await expectWell()
  })

  test.each(calls)('is cut off without a word: %s gets 503', async (_name, path, init) => {
    proxy.cut()
    try {
      await expectAway(await inTime(app.fetch(path, init)))
      expect((await app.fetch('/health/live')).status).toBe(200)
      // The next one need not wait.
      await expectAway(await inTime(app.fetch(path, init), 1000))
    } finally {
      proxy.heal()
    }
    await expectWell()
  })

  test('is cut off during creates: what was refused is not stored, also when the network heals', async () => {
    proxy.cut()
    const names = Array.from({ length: 20 }, (_, at) => `cut-${at}-`)
    const answers = await inTime(Promise.all(names.map(app.create)))
    for (const answer of answers) await expectAway(answer)
    proxy.heal()
    await expectWell()
    expect(await Promise.all(names.map(stored))).toEqual(names.map(() => 0))
    // The same keys are free to be used.
    for (const name of names) expect((await app.create(name)).status).toBe(200)
    expect(await Promise.all(names.map(stored))).toEqual(names.map(() => 1))
  })

  test('answers slowly: a long query is left alone', async () => {
    const slept = await app.db.asAccount(1, (tx) => sql`SELECT pg_sleep(4)`.execute(tx))
    expect(slept.rows).toHaveLength(1)
  })

  test('loses one connection alone: what waits on it fails, others go on', async () => {
    await expectWell()
    proxy.cutOpen()
    // Whatever connection a call gets, it is an old one or a new one.
    const answers = await inTime(Promise.all(Array.from({ length: 8 }, page)))
    expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([])
    await expectWell()
    proxy.heal()
  })

  test('ends the transactions of a server that is cut off, and nobody waits for its locks', async () => {
    let isLocked = () => {}
    const locked = new Promise<void>((resolve) => {
      isLocked = resolve
    })
    const begun = app.db.asAccount(1, async (tx) => {
      // The end of the chain of audit entries, which every create of the account adds to.
      await recordAudit(tx, commandLine(1, Date.now()), { action: 'events.import', id: null })
      proxy.cut()
      isLocked()
      await sql`SELECT 1`.execute(tx)
    })
    begun.catch(() => undefined)
    await Promise.race([locked, begun])
    expect((await inTime(other.create('beside'), recovery)).status).toBe(200)
    await expect(begun).rejects.toThrow(DatabaseAway)
    proxy.heal()
    await expectWell()
  })

  test('is restarted: calls get 503, and it is well within seconds', async () => {
    postgres?.halt('fast')
    await expectAway(await inTime(app.fetch('/rest/v1.0/1/acd/events?size=1')))
    await expectAway(await inTime(app.create('down')))
    await expectAway(await inTime(app.fetch('/health/ready')))
    postgres?.start()
    await expectWell()
    expect(await stored('down')).toBe(0)
  })
})
