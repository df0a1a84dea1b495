import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { expectNothingLost } from '@/testing/faultReport'
import { noSmallDisk, smallDisk } from '@/testing/faults/smallDisk'
import { adminToken, runCallboard, type ServerProcess, spawnServer } from '@/testing/spawnServer'
import { DatabaseAway } from '../db/databaseAway'
import { openEmbedded } from '../db/embedded/embedded'

const isEmbedded = !testDatabaseUrl
const reason = isEmbedded ? noSmallDisk() : 'a shared PostgreSQL has its own disk'
if (reason) console.warn(`Full disks are not tested: ${reason}`)

const megabyte = 1024 * 1024
const root = mkdtempSync(join(tmpdir(), 'callboard-broken-'))
const whole = join(root, 'whole')
beforeAll(async () => {
  if (!isEmbedded) return
  await buildServer()
  await makeDataDirectory(whole)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const tokenList = (dataDir: string) =>
  runCallboard(['token', 'list'], { CALLBOARD_DATA_DIR: dataDir })

describe.runIf(isEmbedded)('a database that cannot be opened', () => {
  const folderOf = (name: string) => join(root, name)
  test.each<[string, (database: string) => void, RegExp]>([
    [
      'of another PostgreSQL',
      (database) => writeFileSync(join(database, 'PG_VERSION'), '17\n'),
      /its files are of PostgreSQL 17, this program reads those of 18/,
    ],
    [
      'that is a copy which broke off',
      (database) => writeFileSync(join(database, 'PG_VERSION'), '18\n'),
      /could not access the server configuration file/,
    ],
    [
      'that holds something else',
      (database) => writeFileSync(join(database, 'rows.csv'), 'a;b'),
      /the file PG_VERSION is missing/,
    ],
    [
      'that has lost a file',
      (database) => {
        cpSync(join(whole, 'database'), database, { recursive: true })
        rmSync(join(database, 'global', 'pg_control'))
      },
      /could not open file "global\/pg_control"/,
    ],
  ])('%s ends the program with its folder and the next step', async (name, make, why) => {
    const dataDir = folderOf(name)
    mkdirSync(join(dataDir, 'database'), { recursive: true })
    make(join(dataDir, 'database'))
    const { exit, err } = await tokenList(dataDir)
    expect(err).toMatch(why)
    expect(err).toContain(`The embedded database in ${dataDir} cannot be opened (`)
    expect(err).toMatch(/Restore the folder from a backup, or move it away/)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(exit).toBe(1)
  })
})

describe.runIf(reason === undefined)('on a full disk', () => {
  const disks: ReturnType<typeof smallDisk>[] = []
  afterEach(() => {
    for (const disk of disks.splice(0)) disk.remove()
  })
  /** A disk with a data directory and no WAL files kept for later. */
  function makeDisk(megabytes: number) {
    const disk = smallDisk(megabytes)
    disks.push(disk)
    cpSync(whole, disk.dataDir, { recursive: true })
    const wal = join(disk.dataDir, 'database', 'pg_wal')
    const [, ...later] = readdirSync(wal)
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .sort()
    for (const name of later) rmSync(join(wal, name))
    return disk
  }

  test('the database that cannot begin a WAL file says so and ends; what it acknowledged is kept', async () => {
    const disk = makeDisk(100)
    const dataDir = join(disk.dataDir, 'database')
    const { pool, ended, close } = await openEmbedded({ dataDir })
    await pool.query('CREATE TABLE notes (n integer)')
    disk.fill(12 * megabyte)
    let acknowledged = 0
    const write = async () => {
      for (;;) {
        // Much WAL and little of the table: it is a WAL file that finds no room.
        await pool.query(
          `WITH wal AS (SELECT pg_logical_emit_message(true, '', repeat('x', 500000)))
           INSERT INTO notes SELECT $1 FROM wal`,
          [acknowledged],
        )
        acknowledged += 1
      }
    }
    await expect(write()).rejects.toThrow(DatabaseAway)
    expect((await ended).message).toMatch(/No space left on device/)
    await expect(pool.query('SELECT 1')).rejects.toThrow(DatabaseAway)
    await close()
    disk.makeRoom()
    const again = await openEmbedded({ dataDir })
    const { rows } = await again.pool.query('SELECT count(*) AS count FROM notes')
    expect(acknowledged).toBeGreaterThan(0)
    expect(rows).toEqual([{ count: acknowledged }])
    await again.close()
  })

  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
  const event = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'on a full disk' }
  const create = (origin: string, UserData: string) =>
    fetch(`${origin}/rest/v1.0/1/acd/events/create`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': UserData },
      body: JSON.stringify({ ...event, UserData }),
    })

  const slow = { timeout: 60_000 }

  /** Creates beside each other until the server has ended, or has refused them for a while. */
  async function writeUntilFull(server: ServerProcess, disk: ReturnType<typeof smallDisk>) {
    const statuses = new Set<number>()
    const acknowledged = new Map<string, number>()
    let refusedSince: number | undefined
    const hasEnded = () => server.child.exitCode !== null
    const isOver = () =>
      hasEnded() || (refusedSince !== undefined && Date.now() - refusedSince > 15_000)
    const write = async (UserData: string) => {
      const response = await create(server.origin, UserData).catch(() => undefined)
      if (!response) return
      statuses.add(response.status)
      if (response.status === 503) refusedSince ??= Date.now()
      const { records } = await response.json()
      if (response.status === 200) acknowledged.set(UserData, records[0].ID)
    }
    for (let n = 0; n < 20; n += 1) await write(`full-first-${n}`)
    disk.fill(14 * megabyte)
    // A slow machine would take minutes to fill what is left.
    const later = setTimeout(() => disk.fill(0), 30_000)
    const writer = async (name: number) => {
      for (let n = 0; !isOver(); n += 1) await write(`full-${name}-${n}`)
    }
    await Promise.all([0, 1, 2, 3].map(writer))
    clearTimeout(later)
    return { statuses, acknowledged, ended: hasEnded() }
  }

  test('the server answers 503 and ends, or goes on; with room again nothing acknowledged is lost or doubled', async () => {
    const disk = makeDisk(150)
    const server = await spawnServer(disk.dataDir)
    const { statuses, acknowledged, ended } = await writeUntilFull(server, disk)
    expect([...statuses].sort()).toEqual([200, 503])
    if (!ended) {
      // No WAL file was wanted meanwhile: it goes on, and is well as soon as there is room.
      disk.makeRoom()
      await expect
        .poll(async () => (await create(server.origin, 'full-later')).status, slow)
        .toBe(200)
      await server.stop()
    }
    expect(server.child.exitCode).toBe(ended ? 1 : 0)

    // Whoever starts it again before there is room hears why, and is not kept waiting.
    disk.fill(0)
    const full = await tokenList(disk.dataDir)
    expect([full.exit, full.err]).toEqual([
      1,
      expect.stringMatching(/^The disk of .* is full.*Make room/),
    ])

    disk.makeRoom()
    const from = Date.now()
    const again = await spawnServer(disk.dataDir)
    const seconds = (Date.now() - from) / 1000
    const found = await (
      await fetch(`${again.origin}/rest/v1.0/1/acd/events?filter=full-&limitPageSize=-1`, {
        headers,
      })
    ).json()
    await again.stop()
    const ids = new Map<string, number[]>()
    for (const { UserData, ID } of found.records)
      ids.set(UserData, [...(ids.get(UserData) ?? []), ID])
    const lost = [...acknowledged].filter(([key, ID]) => !ids.get(key)?.includes(ID))
    const doubled = [...ids.values()].filter((all) => all.length > 1)
    expectNothingLost('embedded: disk filled under creates', {
      acknowledged: acknowledged.size,
      lost: lost.length,
      doubled: doubled.length,
      seconds: [seconds],
    })
  }, 400_000)
})
