import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import type { openEmbedded } from '@/server/db/embedded/embedded'
import { migrate } from '@/server/db/migrate'
import { type Db, openDb } from '@/server/db/open'
import type { Opened } from '@/server/db/opened'
import { openPostgres } from '@/server/db/postgres/postgres'
import { databasePrefix } from './dropDatabases'
import type { KeptRows } from './keptRows'

/** A migrated database that several test files of one process use, one after another. */
export type TestPlace = {
  kind: Db['kind']
  /** What the tables held at one time, to be brought back. */
  kept: KeptRows
  /** The connections of one test file. */
  connect: () => Opened
  /** The same database for a second process; undefined where there can be none. */
  again?: () => Promise<Db>
  /** Whether it can be used again, once the connections of a test file are closed. */
  isWell: () => Promise<boolean>
  remove: () => Promise<unknown>
}

/** Nothing gives the room of deleted rows back to the memory that an embedded database lies in. */
const mostBytes = 256 * 1024 ** 2

/** In memory nobody else makes checkpoints: the log would keep all that was ever written. */
async function isSmall(pool: Pool): Promise<boolean> {
  try {
    await pool.query('CHECKPOINT')
    const { rows } = await pool.query(`SELECT pg_database_size(current_database())
      + (SELECT sum(size) FROM pg_ls_waldir()) < ${mostBytes} AS is_small`)
    return rows[0].is_small
  } catch {
    // A test file has left it in a state in which it answers to nobody.
    return false
  }
}

type Embedded = Awaited<ReturnType<typeof openEmbedded>>

export function embeddedPlace(embedded: Embedded): TestPlace {
  const { pool, ended, close } = embedded
  let hasEnded = false
  void ended.then(() => {
    hasEnded = true
  })
  return {
    kind: 'embedded',
    kept: new Map(),
    connect: () => ({ ...embedded, close: async () => undefined }),
    // A test file that still has the only connection would keep the next one waiting for ever.
    isWell: async () => !hasEnded && pool.idleCount === pool.totalCount && (await isSmall(pool)),
    remove: close,
  }
}

/** An empty database of its own; {@link dropDatabases} drops what nobody has removed. */
export async function emptyOnPostgres(server: string) {
  const name = `${databasePrefix()}_${randomUUID().replaceAll('-', '')}`
  const asOwner = async (statement: string) => {
    const owner = new Pool({ connectionString: server, max: 1 })
    await owner.query(statement).finally(() => owner.end())
  }
  await asOwner(`CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => asOwner(`DROP DATABASE ${name} WITH (FORCE)`) }
}

export async function postgresPlace(server: string): Promise<TestPlace> {
  const { url, remove } = await emptyOnPostgres(server)
  const opened = openPostgres(url)
  await migrate(opened.pool)
  await opened.close()
  return {
    kind: 'postgres',
    kept: new Map(),
    connect: () => openPostgres(url),
    again: () => openDb({ url }),
    isWell: async () => true,
    remove,
  }
}
