import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openMigrated } from '@/testing/database'
import { openEmbedded } from './embedded'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-embedded-'))
  folders.push(folder)
  return join(folder, 'database')
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('the embedded database', () => {
  test('hands each commit to the operating system’s fsync', async () => {
    const syncs = new SharedArrayBuffer(4)
    const counted = new Int32Array(syncs)
    const { pool, close } = await openEmbedded({ dataDir: newFolder(), syncs })
    await pool.query('CREATE TABLE notes (text text)')
    const before = Atomics.load(counted, 0)
    const commits = 50
    for (let n = 0; n < commits; n += 1) {
      await pool.query('INSERT INTO notes VALUES ($1)', [`note ${n}`])
    }
    expect(Atomics.load(counted, 0) - before).toBeGreaterThanOrEqual(commits)
    const { rows } = await pool.query('SHOW fsync')
    expect(rows).toEqual([{ fsync: 'on' }])
    await close()
  })

  test('keeps what was committed when it is opened again', async () => {
    const dataDir = newFolder()
    const first = await openEmbedded({ dataDir })
    await first.pool.query("CREATE TABLE notes (text text); INSERT INTO notes VALUES ('kept')")
    await first.close()
    // Whoever may read the folder's files reads every customer's data.
    const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    const open = names.filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0)
    expect([names.length > 900, open]).toEqual([true, []])
    const second = await openEmbedded({ dataDir })
    expect((await second.pool.query('SELECT text FROM notes')).rows).toEqual([{ text: 'kept' }])
    await second.close()
  })

  test('leaves the event loop free while a query runs', async () => {
    const { pool, close } = await openMigrated()
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 5)
    const slow = pool.query('SELECT sum(n::numeric * n) FROM generate_series(1, 2000000) AS n')
    let isRunning = true
    void slow.finally(() => {
      isRunning = false
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    const ticksWhileRunning = isRunning ? ticks : undefined
    await slow
    clearInterval(timer)
    expect(ticksWhileRunning).toBeGreaterThan(0)
    await close()
  })

  test('keeps nothing of what it answered', async () => {
    const { pool, close } = await openMigrated({ heapMegabytes: 96 })
    const rows = "SELECT repeat('x', 10000) AS text FROM generate_series(1, 200)"
    for (let round = 0; round < 100; round += 1) {
      expect((await pool.query(rows)).rows).toHaveLength(200)
    }
    await close()
  })

  test('answers errors without losing the connection, and keeps types apart', async () => {
    const { pool, close } = await openMigrated()
    await expect(pool.query('SELECT nothing')).rejects.toThrow(/column "nothing" does not exist/)
    await expect(pool.query('SELECT $1::integer', ['x'])).rejects.toThrow(/invalid input syntax/)
    const { rows } = await pool.query('SELECT 5::bigint AS big, $1::text AS text, true AS yes', [
      'ä €',
    ])
    expect(rows).toEqual([{ big: 5, text: 'ä €', yes: true }])
    await close()
  })
})
