import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { expectNothingLost } from '@/testing/faultReport'
import { laterMigrations } from '@/testing/migration/laterMigrations'
import { contentOf, fillOlder } from '@/testing/migration/olderDatabase'
import { startPostgres } from '@/testing/postgres'
import { serverClient } from '@/testing/serverClient'
import { type ServerProcess, spawnServer } from '@/testing/spawnServer'
import { openEmbedded } from '../db/embedded/embedded'
import { migrate } from '../db/migrate'

const isEmbedded = !testDatabaseUrl
const postgres = isEmbedded ? undefined : await startPostgres()
const root = mkdtempSync(join(tmpdir(), 'callboard-older-'))
/** Their migration takes some seconds; the embedded database is slower. */
const events = isEmbedded ? 8_000 : 30_000
const settings = { CALLBOARD_DEMO: 'off', LATER_MIGRATIONS: 'on' }

beforeAll(buildServer)
afterAll(() => rmSync(root, { recursive: true, force: true }))

type Content = Awaited<ReturnType<typeof contentOf>>
const numberOf = (content: Content) =>
  Object.values(content).reduce((sum, text) => sum + Number.parseInt(text, 10), 0)

/** Acknowledged is every row of before; lost what an undisturbed migration has and this has not. */
function expectSame(database: string, content: Content, undisturbed: Content): void {
  expectNothingLost(`${database}: killed while an older database is migrated`, {
    acknowledged: numberOf(undisturbed),
    lost: Math.max(0, numberOf(undisturbed) - numberOf(content)),
    doubled: Math.max(0, numberOf(content) - numberOf(undisturbed)),
  })
  expect(content).toEqual(undisturbed)
}

const versions = async (pool: Pool) => {
  const { rows } = await pool.query<{ id: string; version: string }>(
    `SELECT client_id || '/' || id AS id, version::text AS version FROM acd_events`,
  )
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** What the later migrations do to rows that are there. */
async function expectRowsPutRight(pool: Pool, before: Map<string, string>): Promise<void> {
  const one = async (text: string) => (await pool.query(text)).rows
  // 9001: the API's creates were received by nobody; result codes without a rule say nothing.
  expect(
    await one(`SELECT count(*)::integer AS wrong FROM acd_events
      WHERE (dt_received IS NULL) <> (client_id = 1 AND id % 6 = 0)`),
  ).toEqual([{ wrong: 0 }])
  expect(
    await one(`SELECT count(*)::integer AS wrong FROM dialler_campaigns_result_codes
      WHERE b_agent_bound IS DISTINCT FROM CASE id % 4 WHEN 0 THEN NULL WHEN 3 THEN true ELSE false END`),
  ).toEqual([{ wrong: 0 }])
  // Whoever holds a record of before sees by its version whether it is another one now.
  const after = await versions(pool)
  const moved = [...after].filter(([id, version]) => before.get(id) !== version).map(([id]) => id)
  expect(moved.length).toBe(Math.floor(events / 6))
  expect(new Set(after.values()).size).toBe(after.size)
  // 9002: what the program made itself, of the first account alone.
  expect(
    await one(`SELECT name, role, kind FROM access_tokens WHERE client_id = 1
      AND created_at < '2026-01-01' ORDER BY id`),
  ).toEqual([
    { name: 'CALLBOARD_ADMIN_TOKEN', role: 'admin', kind: 'setting' },
    { name: 'Sign-in link (admin)', role: 'admin', kind: 'link' },
    { name: 'Sign-in link (admin)', role: 'admin', kind: 'made' },
    { name: 'Sign-in link (agent)', role: 'agent', kind: 'made' },
    { name: 'CALLBOARD_ADMIN_TOKEN', role: 'agent', kind: 'made' },
  ])
  // 9003: what is stored folded is found by the plain signs.
  expect(
    await one(`SELECT count(*)::integer AS wrong FROM acd_events WHERE search_text <>
      CASE WHEN id % 10 = 0 THEN 'l''appel "' || id || '"' ELSE 'plain ' || id END`),
  ).toEqual([{ wrong: 0 }])
  expect(
    await one(`SELECT (SELECT name_fold FROM acd_groups WHERE (client_id, id) = (2, 7)) AS group,
      (SELECT uid_fold FROM users WHERE (client_id, id) = (1, 7)) AS user,
      (SELECT name_fold FROM dialler_campaigns WHERE (client_id, id) = (1, 7)) AS campaign,
      (SELECT name_fold FROM dialler_contacts WHERE (client_id, id) = (1, 7)) AS contact`),
  ).toEqual([
    { group: `l'equipe 7`, user: `o'neil7`, campaign: 'campaign - 7', contact: `d'arc 7` },
  ])
  // 9004: what has an entry of its creation did not come from a file.
  expect(
    await one(`SELECT count(*)::integer AS wrong FROM acd_events
      WHERE from_file = (client_id = 1 AND id % 3 = 0)`),
  ).toEqual([{ wrong: 0 }])
}

/** Starts once more and asks it; the rows are looked at when it has ended. */
async function expectServes(server: ServerProcess): Promise<void> {
  const { records } = serverClient(server)
  expect(await records('/rest/v1.0/1/acd/events?filter=plain&limitPageSize=1')).toHaveLength(1)
  expect(await server.stop()).toBe(0)
}

describe.runIf(isEmbedded)('an older embedded database', () => {
  const [older, calm, killed] = ['older', 'calm', 'killed'].map((name) => join(root, name))
  const databaseOf = (dataDir: string) => join(dataDir, 'database')

  async function within<Result>(dataDir: string, work: (pool: Pool) => Promise<Result>) {
    const { pool, close } = await openEmbedded({ dataDir: databaseOf(dataDir) })
    return work(pool).finally(close)
  }

  let before: Map<string, string>
  let undisturbed: Content
  beforeAll(async () => {
    mkdirSync(older ?? '', { mode: 0o700 })
    before = await within(older ?? '', async (pool) => {
      await migrate(pool, { mayBePartial: false })
      await fillOlder(pool, events)
      return versions(pool)
    })
    for (const copy of [calm, killed]) cpSync(older ?? '', copy ?? '', { recursive: true })
  }, 400_000)

  /** When the database wrote last, by its write-ahead log. */
  function lastWrite(dataDir: string): number {
    const wal = join(databaseOf(dataDir), 'pg_wal')
    if (!existsSync(wal)) return 0
    return Math.max(0, ...readdirSync(wal).map((name) => statSync(join(wal, name)).mtimeMs))
  }

  /** Kills it so many ms after its first write: from then on it migrates. */
  async function killAfter(dataDir: string, wait: number): Promise<void> {
    const from = lastWrite(dataDir)
    const starting = spawnServer(dataDir, settings, [], async (child) => {
      while (lastWrite(dataDir) === from && child.exitCode === null) await delay(2)
      await delay(wait)
      child.kill('SIGKILL')
    })
    // Some were done by then.
    await starting.then(
      ({ kill }) => kill(),
      () => undefined,
    )
  }

  test('is put right by the migrations', async () => {
    undisturbed = await within(calm ?? '', async (pool) => {
      await migrate(pool, { mayBePartial: false, migrations: laterMigrations() })
      await expectRowsPutRight(pool, before)
      return contentOf(pool)
    })
  }, 400_000)

  test('is the same after kill -9 at several moments of the migration', async () => {
    const dataDir = killed ?? ''
    for (const wait of [0, 100, 300]) await killAfter(dataDir, wait)
    const applied = await within(dataDir, async (pool) => {
      const { rows } = await pool.query('SELECT count(*)::integer AS count FROM migrations')
      return rows[0].count
    })
    console.log(`killed at migration ${applied + 1}`)
    for (const wait of [700, 1500]) await killAfter(dataDir, wait)
    await expectServes(await spawnServer(dataDir, settings))
    expectSame('embedded', await within(dataDir, contentOf), undisturbed)
  }, 400_000)
})

describe.runIf(postgres)('an older database on PostgreSQL', () => {
  const admin = new Pool({ connectionString: postgres?.url ?? '', max: 2 })
  admin.on('error', () => undefined)
  /** Its tables are those of a user who is no superuser, as the README allows. */
  const urlOf = (name: string, user = 'owner') => {
    const url = new URL(`/${name}`, postgres?.url ?? 'postgres://x')
    url.username = user
    return url.href
  }
  const within = async <Result>(url: string, work: (pool: Pool) => Promise<Result>) => {
    const pool = new Pool({ connectionString: url, max: 1 })
    return work(pool).finally(() => pool.end())
  }
  /** The same with all rows in sight. */
  const asSuper = <Result>(name: string, work: (pool: Pool) => Promise<Result>) =>
    within(urlOf(name, 'callboard'), work)

  let before: Map<string, string>
  let undisturbed: Content
  beforeAll(async () => {
    await admin.query('CREATE ROLE owner LOGIN CREATEROLE')
    await admin.query('CREATE DATABASE calm OWNER owner')
    await within(urlOf('calm'), (pool) => migrate(pool))
    before = await asSuper('calm', async (pool) => {
      await fillOlder(pool, events)
      return versions(pool)
    })
    await admin.query('CREATE DATABASE killed TEMPLATE calm OWNER owner')
  }, 400_000)
  afterAll(async () => {
    await admin.end()
    postgres?.stop()
  })

  const running = async (text: string) => {
    const { rows } = await admin.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = 'killed' AND state = 'active'
        AND query LIKE 'BEGIN;%' AND query LIKE '%' || $1 || '%'`,
      [text],
    )
    return rows[0]?.pid
  }

  /** By the words with which the migration begins. */
  const faults: [words: string, fault: (server: () => void, pid: number) => unknown][] = [
    ['An event that the API created', (killServer) => killServer()],
    ['Typographic apostrophes', (_, pid) => admin.query('SELECT pg_terminate_backend($1)', [pid])],
    ['Which events came from a file', () => postgres?.halt('immediate')],
  ]

  test('is put right by the migrations', async () => {
    await within(urlOf('calm'), (pool) => migrate(pool, { migrations: laterMigrations() }))
    await asSuper('calm', (pool) => expectRowsPutRight(pool, before))
    undisturbed = await asSuper('calm', contentOf)
  }, 400_000)

  test('is the same after the server or PostgreSQL was killed during the migration', async () => {
    const struck: string[] = []
    for (const [words, fault] of faults) {
      const starting = spawnServer(
        root,
        { ...settings, DATABASE_URL: urlOf('killed') },
        [],
        async (child) => {
          let pid = await running(words)
          while (pid === undefined && child.exitCode === null) pid = await running(words)
          if (pid === undefined) return
          struck.push(words)
          await fault(() => child.kill('SIGKILL'), pid)
        },
      )
      await expect(starting).rejects.toThrow(/The server ended with/)
      if (fault === faults.at(-1)?.[1]) postgres?.start()
    }
    expect(struck).toEqual(faults.map(([words]) => words))
    await expectServes(await spawnServer(root, { ...settings, DATABASE_URL: urlOf('killed') }))
    expectSame('PostgreSQL', await asSuper('killed', contentOf), undisturbed)
  }, 400_000)
})
