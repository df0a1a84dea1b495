import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { openEmbedded } from '@/server/db/embedded/embedded'
import { migrate } from '@/server/db/migrate'
import { type Db, dbOver } from '@/server/db/open'
import { openPostgres } from '@/server/db/postgres/postgres'
import { startPostgres } from '../postgres'
import { type Pgbench, pgbenchOf } from './throughput/pgbench'

/** A database to measure, and its pool, for what the database does by itself. */
export type BenchDatabase = {
  name: string
  db: Db
  pool: Pool
  /** What the database does a second by itself; the embedded one is asked by nobody but us. */
  pgbench?: Pgbench
  close: () => Promise<void>
}

/** On the disk, with every commit synced: as it runs for real. */
export async function embeddedPlace(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-'))
  const embedded = await openEmbedded({ dataDir: join(folder, 'database') })
  await migrate(embedded.pool)
  const db = dbOver('embedded', embedded)
  const close = async () => {
    await db.close()
    rmSync(folder, { recursive: true })
  }
  return { name: 'Embedded database, on the disk', db, pool: embedded.pool, close }
}

/** A private PostgreSQL, which does not sync; undefined where there is none. */
export async function postgresPlace(): Promise<BenchDatabase | undefined> {
  const postgres = await startPostgres()
  if (postgres === undefined) return undefined
  // Its own inserts are of a client account too, on each of its connections.
  const url = `${postgres.url}?options=-c%20callboard.client_id%3D1`
  const opened = openPostgres(url)
  await migrate(opened.pool)
  const db = dbOver('postgres', opened)
  const close = async () => {
    await db.close()
    postgres.stop()
  }
  const pgbench = pgbenchOf(postgres.program, url)
  return { name: `${postgres.version}, fsync off`, db, pool: opened.pool, pgbench, close }
}
