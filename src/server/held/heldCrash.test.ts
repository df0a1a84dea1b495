import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { compareStored, expectNothingLost } from '@/testing/faultReport'
import { serverClient } from '@/testing/serverClient'
import { type ServerProcess, spawnServer } from '@/testing/spawnServer'

const postgres = testDatabaseUrl
const forms = 20

async function hold(server: ServerProcess, name: string): Promise<string> {
  const { status, text } = await serverClient(server).hold(name)
  if (status !== 200) throw new Error(`${status} ${text}`)
  return JSON.parse(text).records[0].state
}

const names = (name: string, count = forms) =>
  Array.from({ length: count }, (_, form) => `${name}-${form}`).sort()

const holdAll = (server: ServerProcess, all: readonly string[]) =>
  Promise.all(all.map((name) => hold(server, name)))

const stored = async (server: ServerProcess, name: string) =>
  (await serverClient(server).eventNames(`${name}-`)).sort()

/** All of them come to be, and a moment later there are still no more. */
async function expectEachOnce(server: ServerProcess, name: string, all = names(name)) {
  await expect.poll(() => stored(server, name), { timeout: 60_000 }).toEqual(all)
  for (const form of all) expect(await hold(server, form)).toBe('created')
  expect(await stored(server, name)).toEqual(all)
}

/** The embedded database has one process at a time; a PostgreSQL is shared by two. */
const peers = postgres ? 2 : 1
const dataDir = mkdtempSync(join(tmpdir(), 'callboard-held-'))
const database = `callboard_${randomUUID().replaceAll('-', '')}`
const settings: Record<string, string> = { CALLBOARD_UNDO_SECONDS: '2' }

async function withPostgres(run: (pool: Pool) => Promise<unknown>): Promise<void> {
  if (!postgres) return
  const pool = new Pool({ connectionString: postgres, max: 1 })
  await run(pool)
  await pool.end()
}

beforeAll(async () => {
  await buildServer()
  await withPostgres((pool) => pool.query(`CREATE DATABASE ${database}`))
  if (postgres) settings.DATABASE_URL = new URL(`/${database}`, postgres).href
  else await makeDataDirectory(dataDir)
})
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await withPostgres((pool) => pool.query(`DROP DATABASE ${database} WITH (FORCE)`))
})

const begin = () => spawnServer(dataDir, settings)

test.each(['kill', 'stop'] as const)(
  'what a server holds is created once, by it or another one, also after %s',
  async (end) => {
    const servers = [await begin()]
    while (servers.length < peers) servers.push(await begin())
    // On a slow machine some are created before the second server is asked.
    for (const server of servers) await holdAll(server, names(end))
    await servers.shift()?.[end]()
    const other = servers[0] ?? (await begin())
    await expectEachOnce(other, end)
    await other.stop()
  },
)

test('killed while they are released: each is created once', async () => {
  const all = names('released', 100)
  let server = await begin()
  const peer = peers > 1 ? await begin() : undefined
  await holdAll(server, all)
  const created = async () => (await stored(server, 'released')).length
  // Each time a few more have come to be, and the others are due.
  for (const more of [1, 30]) {
    const reached = Math.min(all.length, (await created()) + more)
    await expect.poll(created, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(reached)
    await server.kill()
    server = await begin()
  }
  await expect.poll(created, { timeout: 60_000 }).toBeGreaterThanOrEqual(all.length)
  const kind = postgres ? 'PostgreSQL' : 'embedded'
  expectNothingLost(`${kind}: killed twice while held creates are released`, {
    acknowledged: all.length,
    ...compareStored(all, await stored(server, 'released')),
    ended: peer && peer.child.exitCode !== null ? 1 : 0,
  })
  await expectEachOnce(server, 'released', all)
  await Promise.all([server.stop(), peer?.stop()])
}, 400_000)
