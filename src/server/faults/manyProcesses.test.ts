import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { compareStored, expectNothingLost } from '@/testing/faultReport'
import { centreLoad } from '@/testing/faults/centreLoad'
import { type FollowedFeed, followFeed } from '@/testing/faults/followFeed'
import { plainProxy } from '@/testing/faults/plainProxy'
import { startPostgres } from '@/testing/postgres'
import { serverClient } from '@/testing/serverClient'
import { type ServerProcess, spawnServer } from '@/testing/spawnServer'

const postgres = testDatabaseUrl ? await startPostgres() : undefined
/** A sample; two minutes are asked for by the variable, as the README says. */
const seconds = Number(process.env.CALLBOARD_FAULT_SECONDS ?? 8)
const killEveryMs = seconds > 20 ? 5000 : 3000
const limits = [0, 5, 20]

/** Alerts begin at these numbers of events, each of them once. */
async function setLimits(client: ReturnType<typeof serverClient>, run: string): Promise<void> {
  for (const nAbove of limits) {
    const view = { sort: '-created', columns: ['id'], density: 'normal', widths: {} }
    const body = { name: `${run} above ${nAbove}`, filter: run, shared: true, ...view }
    const { status, text } = await client.send('/app/v1/views', { body })
    expect([status, text]).toEqual([200, text])
    const path = `/app/v1/views/${JSON.parse(text).records[0].ID}/limit`
    const set = await client.send(path, { method: 'PUT', body: { nAbove, nMinutes: 0 } })
    expect([set.status, set.text]).toEqual([200, set.text])
  }
}

describe.runIf(postgres)('three servers on one PostgreSQL behind a plain proxy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-many-'))
  beforeAll(buildServer)
  afterAll(() => {
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('one killed after the other under load: nothing is lost, doubled, or told twice', async () => {
    const settings = { DATABASE_URL: postgres?.url ?? '', CALLBOARD_UNDO_SECONDS: '1' }
    const proxy = await plainProxy()
    const up = new Set<ServerProcess>()
    const begin = async () => {
      const server = await spawnServer(folder, settings)
      up.add(server)
      proxy.add(server.origin)
    }
    for (let count = 0; count < 3; count += 1) await begin()
    const client = serverClient(proxy)
    // Of this try alone.
    const run = `many${randomInt(2 ** 40)}`
    await setLimits(client, run)
    const feeds = [1, 2, 3].map(() => followFeed(proxy.origin))
    await expect.poll(() => feeds.every((feed) => feed.begun()), { timeout: 20_000 }).toBe(true)

    let [kills, deaths] = [0, 0]
    const load = centreLoad(client, { run, faults: () => kills + deaths })
    const beginning: Promise<void>[] = []
    for (const until = Date.now() + seconds * 1000; Date.now() < until; ) {
      await delay(killEveryMs)
      const [oldest] = up
      // One that just began may still be missing: somebody has to answer.
      if (oldest === undefined || up.size < 2) continue
      up.delete(oldest)
      kills += 1
      await oldest.kill()
      deaths += 1
      beginning.push(begin())
    }
    await load.stop()
    await Promise.all(beginning)

    const names = [...load.created.keys(), ...load.held]
    const stored = () => client.eventNames(run)
    const isThere = async () => compareStored(names, await stored()).lost
    await expect.poll(isThere, { timeout: 30_000, interval: 500 }).toBe(0)
    const told = (feed: FollowedFeed) =>
      [...load.created.values()].filter((ID) => !feed.knows(ID)).length
    await expect
      .poll(() => feeds.map(told), { timeout: 30_000, interval: 500 })
      .toEqual(feeds.map(() => 0))
    const alerts = async () => {
      const { text } = await client.get('/app/v1/alerts')
      const { records }: { records: { view: string }[] } = JSON.parse(text)
      return records.map(({ view }) => view).filter((view) => view.startsWith(run))
    }
    const wanted = limits.map((nAbove) => `${run} above ${nAbove}`)
    await expect
      .poll(async () => (await alerts()).sort(), { timeout: 30_000, interval: 500 })
      .toEqual(wanted.sort())

    const twice = feeds.flatMap((feed) => [...feed.told().values()].filter((times) => times > 1))
    const { lost, doubled } = compareStored(names, await stored())
    console.log(
      `many processes: ${kills} killed in ${seconds} s, ${load.counts.calls} calls, ${load.counts.onceMore} sent a third time, ${load.created.size} creates, ${load.held.size} held, feeds connected ${feeds.map(({ state }) => state.connections).join(', ')} times`,
    )
    expect(load.failures).toEqual([])
    expect(feeds.map(({ state }) => state.startOvers)).toEqual(feeds.map(() => 0))
    expectNothingLost(`PostgreSQL: three servers behind a proxy, ${kills} killed under load`, {
      acknowledged: names.length,
      again: load.counts.again,
      lost,
      doubled: doubled + twice.length,
    })
    expect(kills).toBeGreaterThan(0)
    await Promise.all(feeds.map(({ leave }) => leave()))
    await Promise.all([...up].map(({ stop }) => stop()))
    await proxy.close()
  }, 400_000)
})
