import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { openEmbedded } from '@/server/db/embedded'
import { poolEars } from '@/server/db/listen'
import { migrate } from '@/server/db/migrate'
import { type Db, doors } from '@/server/db/open'
import { parsers } from '@/server/db/parsers'
import { startPostgres } from '../postgres'

/** A database to measure, and its pool, for what the database does by itself. */
export type Place = { name: string; db: Db; pool: Pool; close: () => Promise<void> }

/** On the disk, with every commit synced: as it runs for real. */
export async function embeddedPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-'))
  const embedded = await openEmbedded({ dataDir: join(folder, 'database') })
  await migrate(embedded.pool)
  const db = doors('embedded', embedded)
  const close = async () => {
    await db.close()
    rmSync(folder, { recursive: true })
  }
  return { name: 'Embedded database, on the disk', db, pool: embedded.pool, close }
}

/** A private PostgreSQL, which does not sync; undefined where there is none. */
export async function postgresPlace(): Promise<Place | undefined> {
  const postgres = await startPostgres()
  if (postgres === undefined) return undefined
  // Its own inserts are of a client account too, on each of its connections.
  const options = '-c callboard.client_id=1'
  const pool = new Pool({ connectionString: postgres.url, max: 10, types: parsers, options })
  pool.on('error', () => undefined)
  await migrate(pool)
  const db = doors('postgres', { pool, ears: poolEars(pool), close: () => pool.end() })
  const close = async () => {
    await db.close()
    postgres.stop()
  }
  return { name: `${postgres.version}, fsync off`, db, pool, close }
}
