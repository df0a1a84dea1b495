import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { compareStored, expectNothingLost } from '@/testing/faultReport'
import { tcpProxy } from '@/testing/faults/tcpProxy'
import { startPostgres } from '@/testing/postgres'
import { adminToken, type ServerProcess, spawnServer } from '@/testing/spawnServer'

/** A PostgreSQL of its own, which is restarted and cut off from servers that are killed. */
const postgres = testDatabaseUrl ? await startPostgres() : undefined
const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
const writers = 4
const demoEvents = 400

async function post(server: ServerProcess, path: string, key: string, body: unknown) {
  const response = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  })
  return { status: response.status, text: await response.text() }
}

const event = (UserData: string) => ({
  AcdEventTypesID: 5,
  AcdGroupsID: 235,
  Sender: 'a',
  Subject: UserData,
  UserData,
})
const create = (server: ServerProcess, name: string) =>
  post(server, '/rest/v1.0/1/acd/events/create', name, event(name))

const remove = (server: ServerProcess, ID: number | undefined) =>
  fetch(`${server.origin}/rest/v1.0/1/dialler/campaigns/campaign/${ID}`, {
    method: 'DELETE',
    headers,
  }).then(({ status }) => status)

async function namesOf({ origin }: ServerProcess, filter: string): Promise<string[]> {
  const response = await fetch(`${origin}/rest/v1.0/1/acd/events?filter=${filter}`, { headers })
  const { records } = await response.json()
  return records.map(({ UserData }: { UserData: string }) => UserData)
}

const statusOf = (path: string, { origin }: ServerProcess) =>
  fetch(`${origin}${path}`, { headers, signal: AbortSignal.timeout(10_000) }).then(
    async (response) => {
      await response.text()
      return response.status
    },
    () => 0,
  )

async function secondsUntilWell(server: ServerProcess): Promise<number> {
  const from = performance.now()
  const isWell = async () =>
    (await statusOf('/health/ready', server)) === 200 &&
    (await statusOf('/rest/v1.0/1/acd/groups', server)) === 200
  await expect.poll(isWell, { timeout: 30_000, interval: 50 }).toBe(true)
  return (performance.now() - from) / 1000
}

describe.runIf(postgres)('servers on a PostgreSQL', () => {
  const url = postgres?.url ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'callboard-faults-'))
  const owner = new Pool({ connectionString: url, max: 1 })
  owner.on('error', () => undefined)
  const begin = (DATABASE_URL: string) =>
    spawnServer(folder, { DATABASE_URL, CALLBOARD_UNDO_SECONDS: '1' })
  beforeAll(buildServer)
  afterAll(async () => {
    await owner.end()
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('restarted and cut off under load: nothing is lost, nothing doubled, no process ends', async () => {
    const proxy = await tcpProxy(url)
    const servers = [await begin(url), await begin(proxy.url)] as const
    const acknowledged = new Set<string>()
    const open = new Map<string, ServerProcess>()
    const others = new Set<number>()
    let isOver = false
    const write = async (server: ServerProcess, writer: string) => {
      for (let number = 0; !isOver; number += 1) {
        const name = `fault-${writer}-${number}-`
        const { status } = await create(server, name)
        if (status === 200) acknowledged.add(name)
        else open.set(name, server)
        if (status !== 200 && status !== 503) others.add(status)
        if (status !== 200) await delay(50)
      }
    }
    const writing = servers.flatMap((server, at) =>
      Array.from({ length: writers }, (_, writer) => write(server, `${at}-${writer}`)),
    )
    await delay(1000)
    proxy.cut()
    await delay(4000)
    proxy.heal()
    const afterCut = await secondsUntilWell(servers[1])
    postgres?.halt('fast')
    await delay(1500)
    postgres?.start()
    const afterRestart = Math.max(...(await Promise.all(servers.map(secondsUntilWell))))
    await delay(500)
    isOver = true
    await Promise.all(writing)
    const refused = open.size
    // The same key tells what became of each.
    for (const [name, server] of open) expect((await create(server, name)).status).toBe(200)
    const stored = await namesOf(servers[0], 'fault-')
    expect([...others]).toEqual([])
    expectNothingLost('PostgreSQL: cut off, then restarted, under load', {
      acknowledged: acknowledged.size,
      again: refused,
      ...compareStored([...acknowledged, ...open.keys()], stored),
      ended: servers.filter(({ child }) => child.exitCode !== null).length,
      seconds: [afterCut, afterRestart],
    })
    await Promise.all(servers.map(({ stop }) => stop()))
    await proxy.close()
  })

  test('killed during the first start: the next one makes it good', async () => {
    const counts = { acknowledged: 0, lost: 0, doubled: 0 }
    for (const wait of [700, 1500, 3000]) {
      const name = `killed_${wait}`
      await owner.query(`CREATE DATABASE ${name}`)
      const own = new URL(`/${name}`, url).href
      // Killed while it migrates, fills or is ready, as the machine's speed has it.
      await spawnServer(folder, { DATABASE_URL: own }, [], (child) => {
        setTimeout(() => child.kill('SIGKILL'), wait)
      }).then(
        ({ child }) => once(child, 'exit'),
        () => undefined,
      )
      const next = await spawnServer(folder, { DATABASE_URL: own })
      // The demo data of a first start, once.
      const events = (await namesOf(next, '')).length
      counts.acknowledged += events
      counts.lost += Math.max(0, demoEvents - events)
      counts.doubled += Math.max(0, events - demoEvents)
      await next.stop()
    }
    expectNothingLost('PostgreSQL: killed during the first start', counts)
  })

  test('killed during clones, deletes and held creates: each is done once or not at all', async () => {
    const witness = await begin(url)
    const { rows: campaigns } = await owner.query<{ id: number; name: string }>(
      'SELECT id, name FROM dialler_campaigns WHERE client_id = 1 ORDER BY id',
    )
    const [source, ...doomed] = campaigns
    const counts = { acknowledged: 0, again: 0, lost: 0, doubled: 0, ended: 0 }
    const count = (times: number) => {
      counts.acknowledged += 1
      counts.lost += times === 0 ? 1 : 0
      counts.doubled += Math.max(0, times - 1)
    }
    for (const round of [1, 2, 3, 4]) {
      const server = await begin(url)
      const clone = { source: source?.name, destination: `Copy ${round}` }
      const path = '/rest/v1.0/1/dialler/campaigns/clone'
      const sent = [
        post(server, path, `clone ${round}`, clone),
        post(server, '/app/v1/events/held', `held ${round}`, event(`held-${round}-`)),
        create(server, `killed-${round}-`),
        remove(server, doomed[round]?.id),
      ]
      const outcomes = Promise.allSettled(sent)
      await delay(round * 8)
      await server.kill()
      const answered = (await outcomes).filter(({ status }) => status === 'fulfilled').length
      counts.again += sent.length - answered
      const again = await post(witness, path, `clone ${round}`, clone)
      expect(again.status).toBe(200)
      expect(
        (await post(witness, '/app/v1/events/held', `held ${round}`, event(`held-${round}-`)))
          .status,
      ).toBe(200)
      expect((await create(witness, `killed-${round}-`)).status).toBe(200)
      await expect
        .poll(() => namesOf(witness, `held-${round}-`), { timeout: 30_000 })
        .toContain(`held-${round}-`)
      count((await namesOf(witness, `held-${round}-`)).length)
      count((await namesOf(witness, `killed-${round}-`)).length)
      const { rows } = await owner.query(
        'SELECT count(*)::integer FROM dialler_campaigns WHERE name = $1',
        [clone.destination],
      )
      count(rows[0].count)
      expect([200, 404]).toContain(await remove(witness, doomed[round]?.id))
      const deleted = await owner.query(
        `SELECT count(*)::integer FROM audit_log WHERE client_id = 1 AND object_id = $1
          AND action = 'campaign.delete'`,
        [doomed[round]?.id],
      )
      count(deleted.rows[0].count)
    }
    expectNothingLost('PostgreSQL: killed during clones, deletes, creates and held creates', counts)
    await witness.stop()
  })
})
