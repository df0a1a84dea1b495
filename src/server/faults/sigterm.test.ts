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
import { readFeed } from '@/testing/feed'
import { serverClient } from '@/testing/serverClient'
import { adminToken, spawnServer } from '@/testing/spawnServer'

const postgres = testDatabaseUrl
const database = `callboard_${randomUUID().replaceAll('-', '')}`
const dataDir = mkdtempSync(join(tmpdir(), 'callboard-sigterm-'))
const settings: Record<string, string> = postgres
  ? { DATABASE_URL: new URL(`/${database}`, postgres).href }
  : {}

async function onPostgres(statement: string): Promise<void> {
  if (!postgres) return
  const pool = new Pool({ connectionString: postgres, max: 1 })
  await pool.query(statement)
  await pool.end()
}
beforeAll(async () => {
  await buildServer()
  await onPostgres(`CREATE DATABASE ${database}`)
  if (!postgres) await makeDataDirectory(dataDir)
}, 400_000)
afterAll(async () => {
  await onPostgres(`DROP DATABASE ${database} WITH (FORCE)`)
  rmSync(dataDir, { recursive: true, force: true })
})

const headers = { authorization: `Bearer ${adminToken}`, 'accept-encoding': 'identity' }
/** More than the sockets between a server and one who does not read take in. */
const large = { count: 60, body: 'x'.repeat(100_000) }

test('SIGTERM with open feeds, exports and creates under way: all are ended in order', async () => {
  const server = await spawnServer(dataDir, settings)
  const client = serverClient(server)
  const get = (path: string) => fetch(`${server.origin}${path}`, { headers })
  const body = {
    AcdEventTypesID: 3,
    AcdGroupsID: 235,
    Sender: '49199123456789',
    Subject: 'large',
    Body: large.body,
  }
  for (let at = 0; at < large.count; at += 1) {
    expect((await client.send('/rest/v1.0/1/acd/events/create', { body })).status).toBe(200)
  }
  const feeds = await Promise.all(
    [1, 2, 3].map(async () => readFeed(await get('/app/v1/events/changes'))),
  )
  await Promise.all(feeds.map((feed) => feed.begun()))
  const unread = await get('/app/v1/events/export?format=json')
  const read = await get('/app/v1/events/export?format=json&filter=large')
  const acknowledged: string[] = []
  const unanswered: string[] = []
  let isOver = false
  const write = async (writer: number) => {
    for (let number = 0; !isOver; number += 1) {
      const name = `sigterm-${writer}-${number}-`
      const status = await client.create(name, name).then(
        (answer) => answer.status,
        () => 0,
      )
      if (status === 200) acknowledged.push(name)
      else unanswered.push(name)
      isOver ||= status === 0
      expect([200, 503, 0]).toContain(status)
    }
  }
  const writing = [1, 2, 3, 4].map(write)
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(10)
  const from = performance.now()
  const stopping = server.stop()
  // What is being read comes whole, and a feed is ended, not broken off.
  const exported = await read.json()
  expect(exported.records).toHaveLength(large.count)
  await Promise.all(feeds.map((feed) => feed.ended))
  expect(feeds.map((feed) => feed.failure())).toEqual([undefined, undefined, undefined])
  expect(await stopping).toBe(0)
  const seconds = (performance.now() - from) / 1000
  await Promise.all(writing)
  await unread.body?.cancel().catch(() => undefined)

  const again = await spawnServer(dataDir, settings)
  const next = serverClient(again)
  for (const name of unanswered) expect((await next.create(name, name)).status).toBe(200)
  expectNothingLost(
    `${postgres ? 'PostgreSQL' : 'embedded'}: SIGTERM with open feeds, exports and creates`,
    {
      acknowledged: acknowledged.length,
      again: unanswered.length,
      ...compareStored([...acknowledged, ...unanswered], await next.eventNames('sigterm-')),
      seconds: [seconds],
    },
  )
  expect(await again.stop()).toBe(0)
}, 400_000)
