import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { emptyOnPostgres } from '@/testing/database/testPlace'
import { noSmallDisk, smallDisk } from '@/testing/faults/smallDisk'
import { serverClient } from '@/testing/serverClient'
import { runCallboard, spawnCallboard, spawnServer } from '@/testing/spawnServer'

const root = mkdtempSync(join(tmpdir(), 'callboard-backup-faults-'))
const at = (name: string) => join(root, name)
const source = { CALLBOARD_DATA_DIR: at('data') }
const file = at('whole.backup')
const removals: (() => unknown)[] = []

async function emptyPlace(name: string): Promise<Record<string, string>> {
  if (!testDatabaseUrl) return { CALLBOARD_DATA_DIR: at(name) }
  const { url, remove } = await emptyOnPostgres(testDatabaseUrl)
  removals.push(remove)
  return { CALLBOARD_DATA_DIR: at(name), DATABASE_URL: url }
}

beforeAll(async () => {
  await buildServer()
  await makeDataDirectory(source.CALLBOARD_DATA_DIR)
  expect((await runCallboard(['demo', '--events', '3000'], source)).exit).toBe(0)
  expect(await runCallboard(['backup', file], source)).toMatchObject({ exit: 0 })
}, 300_000)
afterAll(async () => {
  for (const remove of removals) await remove()
  rmSync(root, { recursive: true, force: true })
})

const slow = 400_000

test(
  'a restore that is killed at any moment leaves a target that takes the same file',
  async () => {
    const target = await emptyPlace('killed')
    let killed = 0
    // A later moment each time, until one comes to its end.
    for (let wait = 300; ; wait = Math.ceil(wait * 1.7)) {
      const { child, ended, said } = spawnCallboard(['restore', file], target)
      const exit = await Promise.race([ended, delay(wait)])
      if (exit !== undefined) {
        // One that was killed after its commit was whole, and another is refused.
        if (testDatabaseUrl && exit === 1) expect(said.err).toContain('The database is not empty')
        else expect(exit, said.err).toBe(0)
        break
      }
      child.kill('SIGKILL')
      await ended
      killed += 1
    }
    expect(killed).toBeGreaterThan(2)
    const server = await spawnServer(target.CALLBOARD_DATA_DIR ?? '', target)
    const { text } = await serverClient(server).get('/rest/v1.0/1/acd/events?limitPageSize=1')
    expect(JSON.parse(text).total).toBe(3000)
    expect(await server.stop()).toBe(0)
  },
  slow,
)

describe.runIf(!testDatabaseUrl)('a backup that is killed', () => {
  test(
    'leaves the former file as it is, and the next one works; its copy goes with the next start',
    async () => {
      const former = at('former.backup')
      writeFileSync(former, 'former')
      const alone = spawnCallboard(['backup', former], source)
      const copy = join(source.CALLBOARD_DATA_DIR, 'database.copy')
      await expect.poll(() => existsSync(copy), { timeout: 60_000, interval: 5 }).toBe(true)
      alone.child.kill('SIGKILL')
      await alone.ended
      expect(readFileSync(former, 'utf8')).toBe('former')
      expect(existsSync(copy)).toBe(true)
      const server = await spawnServer(source.CALLBOARD_DATA_DIR, source)
      expect(existsSync(copy)).toBe(false)

      // The verb alone dies, and the server goes on.
      const beside = spawnCallboard(['backup', former], source)
      await expect.poll(() => existsSync(copy), { timeout: 60_000, interval: 5 }).toBe(true)
      beside.child.kill('SIGKILL')
      await beside.ended
      expect((await serverClient(server).create('goes-on-')).status).toBe(200)
      expect(await runCallboard(['backup', former], source)).toMatchObject({ exit: 0 })
      expect(existsSync(copy)).toBe(false)
      expect(await server.stop()).toBe(0)
    },
    slow,
  )
})

describe.runIf(!testDatabaseUrl && noSmallDisk() === undefined)('on a full disk', () => {
  const disks: ReturnType<typeof smallDisk>[] = []
  afterAll(() => {
    for (const disk of disks) disk.remove()
  })
  const makeDisk = (megabytes: number) => {
    const disk = smallDisk(megabytes)
    disks.push(disk)
    return disk
  }

  test(
    'a backup says so, and a former file of its name stays',
    async () => {
      const disk = makeDisk(2)
      const target = `${disk.dataDir}.backup`
      writeFileSync(target, 'former')
      disk.fill(100_000)
      const { exit, err } = await runCallboard(['backup', target], source)
      expect([exit, err]).toEqual([
        1,
        `The disk of ${target} is full. No backup was made, and a former file of that name is as it was.\n`,
      ])
      expect(readFileSync(target, 'utf8')).toBe('former')
    },
    slow,
  )

  test(
    'a restore says so, and with room the same command works',
    async () => {
      const disk = makeDisk(300)
      disk.fill(60_000_000)
      const place = { CALLBOARD_DATA_DIR: disk.dataDir }
      const { exit, err } = await runCallboard(['restore', file], place)
      expect([exit, err]).toEqual([
        1,
        'The disk is full. Nothing was restored; make room and run the same command again.\n',
      ])
      expect(readdirSync(disk.dataDir)).toEqual([])
      disk.makeRoom()
      expect(await runCallboard(['restore', file], place)).toMatchObject({ exit: 0 })
    },
    slow,
  )
})

describe.runIf(testDatabaseUrl)('callboard move', () => {
  test(
    'fills an empty PostgreSQL beside the running server, which goes on',
    async () => {
      const server = await spawnServer(source.CALLBOARD_DATA_DIR, source)
      const { DATABASE_URL: to = '' } = await emptyPlace('moved')
      const moved = await runCallboard(['move', '--to', to], source)
      expect(moved.err).toMatch(
        /^The database was moved to 127\.0\.0\.1:\d+\/\w+, as it was at \S+Z\. The source stays as it is and its server goes on: what is written there from that moment on is not in the target\.\n$/,
      )
      expect([moved.exit, moved.out]).toEqual([0, ''])
      expect((await serverClient(server).create('after-the-move-')).status).toBe(200)
      const next = await spawnServer(at('unused'), { DATABASE_URL: to })
      const client = serverClient(next)
      expect(await client.eventNames('after-the-move-')).toEqual([])
      const { text } = await client.get('/rest/v1.0/1/acd/events?limitPageSize=1')
      expect(JSON.parse(text).total).toBeGreaterThanOrEqual(3000)
      expect((await client.create('on-the-target-')).status).toBe(200)
      expect((await runCallboard(['audit', 'verify'], { DATABASE_URL: to })).exit).toBe(0)

      const again = await runCallboard(['move', '--to', to], source)
      expect([again.exit, again.err]).toEqual([
        1,
        expect.stringMatching(
          /^The database is not empty \(it has a table \w+\)\. Name an empty one\. Nothing was moved\.\n$/,
        ),
      ])
      expect(await next.stop()).toBe(0)
      expect(await server.stop()).toBe(0)
    },
    slow,
  )

  test(
    'ends with 2 where the target is none',
    async () => {
      const words = await runCallboard(['move', '--to', 'http://db/x'], source)
      expect(words.exit).toBe(2)
      const away = await runCallboard(
        ['move', '--to', 'postgres://me:secret@127.0.0.1:1/x'],
        source,
      )
      expect(away.exit).toBe(2)
      expect(away.err).toMatch(/^--to names a database that cannot be opened \(.*\n$/)
      expect(away.err).not.toContain('secret')
    },
    slow,
  )
})
