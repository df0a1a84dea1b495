import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backupOf, piecesOf } from '@/testing/backups/restoredServer'
import { plantForeign } from '@/testing/database/plantForeign'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { startServer, type TestServer } from '@/testing/startServer'
import { type Db, openDb } from '../db/open'
import { readBackup } from './readBackup'
import { restoreIntoPostgres } from './restoreBackup'

/** What the restore itself writes. */
const written = new Set(['audit_heads', 'audit_log', 'table_versions'])

/** The rows of each table, whatever their order and columns' order. */
async function rowsOf(bytes: Buffer) {
  const tables: Record<string, string[]> = {}
  for await (const part of readBackup(piecesOf(bytes))) {
    if (part.kind !== 'rows' || written.has(part.head.table)) continue
    const rows = part.rows.toString('utf8').split('\n').filter(Boolean)
    tables[part.head.table] = [...(tables[part.head.table] ?? []), ...rows].sort()
  }
  return tables
}

describe.runIf(testDatabaseUrl)('a user of PostgreSQL who is no superuser', () => {
  const name = `callboard_owner_${randomUUID().slice(0, 8)}`
  let admin: Pool
  let server: TestServer
  let owned: Db
  let bytes: Buffer
  let url: string

  beforeAll(async () => {
    server = await startServer()
    await plantForeign(server, [235])
    bytes = await backupOf(server.db)
    admin = new Pool({ connectionString: testDatabaseUrl, max: 1 })
    await admin.query(`CREATE ROLE ${name} LOGIN`)
    const roles = 'callboard_app, callboard_gate, callboard_search, callboard_bound'
    await admin.query(`GRANT ${roles} TO ${name}`)
    await admin.query(`CREATE DATABASE ${name} OWNER ${name}`)
    const address = new URL(testDatabaseUrl ?? '')
    address.username = name
    address.pathname = `/${name}`
    url = address.href
  })
  afterAll(async () => {
    await owned?.close()
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.query(`DROP ROLE IF EXISTS ${name}`)
    await admin.end()
    await server.close()
  })

  test('restores a backup into a database of their own, and backs all of it up', async () => {
    await restoreIntoPostgres(url, () => piecesOf(bytes), { now: Date.now() })
    owned = await openDb({ url })
    const [before, after] = [await rowsOf(bytes), await rowsOf(await backupOf(owned))]
    expect(Object.keys(before).length).toBeGreaterThan(20)
    expect(after).toEqual(before)
  }, 300_000)
})
