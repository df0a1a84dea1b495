import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken, buildServer, type ServerProcess, spawnServer } from '@/testing/spawnServer'

const postgres = process.env.CALLBOARD_TEST_DATABASE_URL
const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
const forms = 20

async function hold({ origin }: ServerProcess, Subject: string): Promise<string> {
  const response = await fetch(`${origin}/app/v1/events/held`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': `the form of ${Subject}` },
    body: JSON.stringify({ AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject }),
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).records[0].state
}

const holdAll = (server: ServerProcess, name: string) =>
  Promise.all(Array.from({ length: forms }, (_, form) => hold(server, `${name}-${form}`)))

async function subjects({ origin }: ServerProcess, name: string): Promise<string[]> {
  const response = await fetch(`${origin}/rest/v1.0/1/acd/events?filter=${name}-`, { headers })
  const { records } = await response.json()
  return records.map(({ Subject }: { Subject: string }) => Subject).sort()
}

const once = (name: string) => Array.from({ length: forms }, (_, form) => `${name}-${form}`).sort()

/** All of them come to be, and a moment later there are still no more. */
async function expectEachOnce(server: ServerProcess, name: string): Promise<void> {
  await expect.poll(() => subjects(server, name), { timeout: 60_000 }).toEqual(once(name))
  for (const form of once(name)) expect(await hold(server, form)).toBe('created')
  expect(await subjects(server, name)).toEqual(once(name))
}

/** The embedded database has one process at a time; a PostgreSQL is shared by two. */
const peers = postgres ? 2 : 1
const dataDir = mkdtempSync(join(tmpdir(), 'callboard-held-'))
const name = `callboard_${randomUUID().replaceAll('-', '')}`
const settings: Record<string, string> = { CALLBOARD_UNDO_SECONDS: '2' }

async function withPostgres(run: (pool: Pool) => Promise<unknown>): Promise<void> {
  if (!postgres) return
  const pool = new Pool({ connectionString: postgres, max: 1 })
  await run(pool)
  await pool.end()
}

beforeAll(async () => {
  await buildServer()
  await withPostgres((pool) => pool.query(`CREATE DATABASE ${name}`))
  if (postgres) settings.DATABASE_URL = new URL(`/${name}`, postgres).href
})
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await withPostgres((pool) => pool.query(`DROP DATABASE ${name} WITH (FORCE)`))
})

const begin = () => spawnServer(dataDir, settings)

test.each(['kill', 'stop'] as const)(
  'what a server holds is created once, by it or another one, also after %s',
  async (end) => {
    const servers = [await begin()]
    while (servers.length < peers) servers.push(await begin())
    for (const server of servers) {
      expect(new Set(await holdAll(server, end))).toEqual(new Set(['held']))
    }
    await servers.shift()?.[end]()
    const other = servers[0] ?? (await begin())
    await expectEachOnce(other, end)
    await other.stop()
  },
)
