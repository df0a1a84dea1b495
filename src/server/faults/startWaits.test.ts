import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAll } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { expectNothingLost } from '@/testing/faultReport'
import { tcpProxy } from '@/testing/faults/tcpProxy'
import { startPostgres } from '@/testing/postgres'
import { serverClient } from '@/testing/serverClient'
import { runCallboard, spawnServer } from '@/testing/spawnServer'

const postgres = testDatabaseUrl ? await startPostgres() : undefined

/** A clock that runs twenty times as fast, so that 30 s of waiting are over soon. */
const fastClock = `const now = Date.now, from = now(); Date.now = () => from + (now() - from) * 20`
const inFastTime = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(fastClock)}`,
}

describe.runIf(postgres)('a start whose PostgreSQL is away', () => {
  const url = postgres?.url ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'callboard-waits-'))
  let proxy: Awaited<ReturnType<typeof tcpProxy>>
  beforeAll(async () => {
    // The program looks for its pages first.
    await buildAll()
    proxy = await tcpProxy(url)
  })
  afterAll(async () => {
    await proxy.close()
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const faults: [what: string, begin: () => void, end: () => void][] = [
    ['does not run', () => postgres?.halt('fast'), () => postgres?.start()],
    ['is cut off without a word', () => proxy.cut(), () => proxy.heal()],
  ]
  test.each(faults)('%s: it says so, and serves when it is back', async (what, begin, end) => {
    let said = ''
    begin()
    const starting = spawnServer(folder, { DATABASE_URL: proxy.url }, [], (child) => {
      child.stderr?.on('data', (piece) => {
        said += piece
      })
    })
    starting.catch(() => undefined)
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(/Waiting for it for up to 30 s\.\n$/)
    await delay(1000)
    const from = performance.now()
    end()
    const server = await starting
    const seconds = (performance.now() - from) / 1000
    const client = serverClient(server)
    const { status } = await client.create(what, what)
    const lost = status === 200 && (await client.eventNames(what)).length === 1 ? 0 : 1
    // Beside the lines of its log.
    expect(said.split('\n').filter((line) => /^[^{]/.test(line))).toHaveLength(1)
    expectNothingLost(`PostgreSQL: a start while it ${what}`, {
      acknowledged: 1,
      lost,
      doubled: 0,
      ended: server.child.exitCode === null ? 0 : 1,
      seconds: [seconds],
    })
    expect(await server.stop()).toBe(0)
  })

  test('for longer than 30 s: it ends with 1 and a sentence', async () => {
    const gone = 'postgres://me:secret@127.0.0.1:1/callboard'
    const { exit, out, err } = await runCallboard(['start'], {
      ...inFastTime,
      DATABASE_URL: gone,
      CALLBOARD_DATA_DIR: folder,
      PORT: '0',
    })
    const [waiting, ended, ...more] = err.trim().split('\n')
    expect(waiting).toMatch(/^The database of DATABASE_URL does not answer \(.+\)\. Waiting for/)
    expect(ended).toMatch(
      /^The database of DATABASE_URL did not answer for 30 s \(.+\); nothing was changed\. Start Callboard again when the database runs\.$/,
    )
    expect([exit, out, more]).toEqual([1, '', []])
    expect(err).not.toContain('secret')
  })
})
