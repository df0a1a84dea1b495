import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDataDirectory } from '@/testing/database'
import { openEmbedded } from './embedded'

const megabyte = 1024 * 1024
const root = mkdtempSync(join(tmpdir(), 'callboard-wal-'))
const dataDir = join(root, 'database')
beforeAll(() => makeDataDirectory(root))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function walMegabytes(): number {
  const folder = join(dataDir, 'pg_wal')
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
  return sizes.reduce((sum, size) => sum + size, 0) / megabyte
}

describe('the write-ahead log of the embedded database', () => {
  test('stays small however much is written while somebody always waits', async () => {
    const { pool, close } = await openEmbedded({ dataDir })
    let most = 0
    for (let written = 0; written < 300; written += 4) {
      const four = "SELECT pg_logical_emit_message(true, '', repeat('x', 4194304))"
      await Promise.all([pool.query(four), pool.query('SELECT 1')])
      most = Math.max(most, walMegabytes())
    }
    console.log(`300 MB written: pg_wal took ${Math.round(most)} MB at most`)
    expect(most).toBeLessThanOrEqual(200)
    await close()
  })

  test('is cut only behind data that went through fsync, and only between transactions', async () => {
    const syncs = new SharedArrayBuffer(4)
    const counted = new Int32Array(syncs)
    const { pool, close } = await openEmbedded({ dataDir, syncs })
    const tables = 40
    for (let n = 0; n < tables; n += 1) {
      await pool.query(`CREATE TABLE many_${n} (text text); INSERT INTO many_${n} VALUES ('row')`)
    }
    const redo = async () =>
      (await pool.query('SELECT redo_lsn FROM pg_control_checkpoint()')).rows[0].redo_lsn
    const client = await pool.connect()
    const control = () =>
      client
        .query('SELECT redo_lsn FROM pg_control_checkpoint()')
        .then(({ rows }) => rows[0].redo_lsn)
    await client.query('BEGIN')
    const before = await control()
    for (let written = 0; written < 120; written += 4) {
      await client.query("SELECT pg_logical_emit_message(true, '', repeat('x', 4194304))")
    }
    expect(await control()).toBe(before)
    const syncsBefore = Atomics.load(counted, 0)
    await client.query('COMMIT')
    client.release()
    expect(await redo()).not.toBe(before)
    // Each new table has a file of its own; the commit itself is one call.
    expect(Atomics.load(counted, 0) - syncsBefore).toBeGreaterThan(tables)
    await close()
  })

  test('is read again after a kill: a copy taken at any moment has every committed row', async () => {
    const { pool, close } = await openEmbedded({ dataDir })
    await pool.query('CREATE TABLE numbers (n integer)')
    let committed = 0
    const wal = "SELECT pg_logical_emit_message(true, '', repeat('x', 4194304))"
    for (; committed < 60; committed += 1) {
      await pool.query(`BEGIN; INSERT INTO numbers VALUES (${committed}); ${wal}; COMMIT`)
    }
    // What the files hold now is what a process that is killed leaves behind.
    const copy = join(root, 'killed')
    // A checkpoint would rename files under the copy, and there is none in a transaction.
    const client = await pool.connect()
    await client.query('BEGIN')
    cpSync(dataDir, copy, { recursive: true })
    await client.query('ROLLBACK')
    client.release()
    await close()
    const again = await openEmbedded({ dataDir: copy })
    const { rows } = await again.pool.query('SELECT count(*) AS count FROM numbers')
    expect(rows).toEqual([{ count: committed }])
    await again.close()
  })
})
