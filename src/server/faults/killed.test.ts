import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer, builtPath } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { expectNothingLost } from '@/testing/faultReport'
import { adminToken, type ServerProcess, spawnServer } from '@/testing/spawnServer'

/** A shared PostgreSQL survives the death of its clients. */
const isEmbedded = !testDatabaseUrl
const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
const root = mkdtempSync(join(tmpdir(), 'callboard-killed-'))

type Call = { method?: string; body?: string; key?: string }
function call({ origin }: ServerProcess, path: string, { key, ...init }: Call = {}) {
  const keyed = key === undefined ? headers : { ...headers, 'idempotency-key': key }
  return fetch(`${origin}/rest/v1.0/1/${path}`, { ...init, headers: keyed })
}
async function records(server: ServerProcess, path: string) {
  const response = await call(server, path)
  return response.status === 404 ? [] : (await response.json()).records
}
const codesOf = (server: ServerProcess, ID: number) =>
  records(server, `dialler/campaigns/campaign/${ID}/resultCodes?languagesID=1`)
const contactsOf = (server: ServerProcess, ID: number) =>
  records(server, `dialler/contacts?diallerCampaignsID=${ID}`)
type Named = { ID: number; Name: string }
const named = async (server: ServerProcess, name: string): Promise<Named[]> =>
  (await records(server, 'dialler/campaigns')).filter(({ Name }: Named) => Name === name)

/** Sends, and kills a moment later; whether there was an answer by then. */
async function killDuring(server: ServerProcess, wait: number, send: Promise<Response>) {
  const answered = send.then(
    (response) => response.status,
    () => undefined,
  )
  await delay(wait)
  await server.kill()
  return answered
}

describe.runIf(isEmbedded)('a server that is killed', () => {
  const dataDir = join(root, 'data')
  beforeAll(async () => {
    await buildServer()
    await makeDataDirectory(dataDir)
  }, 400_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('during its first start begins again as if it had never been there', async () => {
    const fresh = join(root, 'fresh')
    const size = (folder: string) =>
      existsSync(join(fresh, folder)) ? readdirSync(join(fresh, folder)).length : 0
    const moments = [() => size('database.new') > 3, () => size('database') > 3]
    for (const isReached of moments) {
      const settings = { CALLBOARD_DATA_DIR: fresh, PORT: '0', LOG_LEVEL: 'error' }
      const env = { ...process.env, ...settings }
      const child = spawn(process.execPath, [builtPath('serverProcess')], { env, stdio: 'ignore' })
      const gone = once(child, 'exit')
      while (!isReached() && child.exitCode === null) await delay(2)
      child.kill('SIGKILL')
      await gone
    }
    const server = await spawnServer(fresh)
    const events = (await records(server, 'acd/events')).length
    expectNothingLost('embedded: killed during the first start', {
      acknowledged: events,
      lost: Math.max(0, 400 - events),
      doubled: Math.max(0, events - 400),
    })
    expect(existsSync(join(fresh, 'database.new'))).toBe(false)
    await server.stop()
  }, 400_000)

  test('while it clones and deletes leaves each done or not begun, and a repeated call makes it once', async () => {
    const counted = { acknowledged: 0, lost: 0, doubled: 0, halved: 0 }
    let server = await spawnServer(dataDir)
    const [source] = await named(server, 'Campaign 1000')
    const codes = (await codesOf(server, source?.ID ?? 0)).length
    for (const wait of [0, 25, 500]) {
      const name = `Copy after ${wait} ms`
      const body = JSON.stringify({ source: 'Campaign 1000', destination: name })
      const clone = { method: 'POST', body, key: name }
      const status = await killDuring(server, wait, call(server, 'dialler/campaigns/clone', clone))
      server = await spawnServer(dataDir)
      const [copy, ...more] = await named(server, name)
      if (status === 200 && copy === undefined) counted.lost += 1
      if (copy && (await codesOf(server, copy.ID)).length !== codes) counted.halved += 1
      expect((await call(server, 'dialler/campaigns/clone', clone)).status).toBe(200)
      counted.acknowledged += 1
      counted.doubled += more.length + (await named(server, name)).length - 1
    }
    const campaigns: Named[] = await records(server, 'dialler/campaigns')
    const counts = await Promise.all(campaigns.map(({ ID }) => contactsOf(server, ID)))
    const full = campaigns.find((_, at) => counts[at].length > 0)
    const before = (await contactsOf(server, full?.ID ?? 0)).length
    const path = `dialler/campaigns/campaign/${full?.ID}`
    const status = await killDuring(server, 5, call(server, path, { method: 'DELETE' }))
    server = await spawnServer(dataDir)
    const after = (await contactsOf(server, full?.ID ?? 0)).length
    const isThere = (await named(server, full?.Name ?? '')).length
    if (status === 200) counted.acknowledged += 1
    if (status === 200 && isThere > 0) counted.lost += 1
    if (after !== (isThere > 0 ? before : 0)) counted.halved += 1
    await server.stop()
    expect([before > 0, counted.halved]).toEqual([true, 0])
    expectNothingLost('embedded: killed during clones and a delete', counted)
  }, 400_000)
})
