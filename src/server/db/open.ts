import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool } from 'pg'
import { openEmbedded } from './embedded'
import { type Ears, hearing, poolEars } from './listen'
import { migrate } from './migrate'
import { parsers } from './parsers'
import { reachDatabase, takeDataDirectory } from './reach'
import type { Tables } from './schema'

/** `repeatable read`: all queries of the transaction see the same moment. */
type Isolation = 'repeatable read'

/** Both databases speak the same SQL; nothing past this file knows which one runs. */
export type Db = {
  kind: 'embedded' | 'postgres'
  /**
   * One transaction as the role callboard_app, which owns nothing, for one client account:
   * row-level security shows that account and no other.
   */
  asTenant: <T>(
    ClientsID: number,
    run: (tx: Transaction<Tables>) => Promise<T>,
    isolation?: Isolation,
  ) => Promise<T>
  /** The gate's own role: tokens, sessions, sign-in codes and attempts of every client account. */
  asGate: <T>(run: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>
  /** Hears what the database's triggers say: `events 1`. Words may be lost, never invented. */
  listen: (hear: (word: string) => void) => Promise<() => void>
  /** Fails when the database does not answer. */
  ping: () => Promise<void>
  /**
   * Fresh statistics after many rows came at once, and pages marked as visible to all, so that an
   * index answers alone: the embedded database has no autovacuum.
   */
  analyze: () => Promise<void>
  /** Gives back the room of pruned changes; PostgreSQL does so by itself. */
  vacuumChanges: () => Promise<void>
  close: () => Promise<void>
}

type DbSettings = {
  /** A PostgreSQL; absent: the embedded one. */
  url?: string
  /** The embedded database's folder; absent: in memory. */
  dataDir?: string
  dump?: Uint8Array<ArrayBuffer>
}

/** How long one query may take on a shared PostgreSQL. */
const statementTimeout = 60_000

async function openPool({ url, dataDir, dump }: DbSettings): Promise<Opened> {
  if (url !== undefined) {
    const pool = new Pool({
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementTimeout,
      types: parsers,
    })
    // A connection that breaks while idle is replaced; the next query finds out.
    pool.on('error', () => undefined)
    await reachDatabase(pool)
    return { pool, ears: poolEars(pool), close: () => pool.end() }
  }
  if (dataDir === undefined) return openEmbedded(dump ? { dump } : {})
  const unlock = takeDataDirectory(dataDir)
  try {
    const embedded = await openEmbedded({ dataDir: join(dataDir, 'database') })
    const close = () => embedded.close().finally(unlock)
    return { pool: embedded.pool, ears: embedded.ears, close }
  } catch (error) {
    unlock()
    throw error
  }
}

/** From here on the transaction is one of this client account, whatever role it began with. */
export async function enterTenant(tx: Transaction<Tables>, ClientsID: number): Promise<void> {
  if (!Number.isInteger(ClientsID)) throw new Error('A client account has an integer ID')
  await enterRole(tx, 'callboard_app', String(ClientsID))
}

async function enterRole(tx: Transaction<Tables>, role: string, client: string): Promise<void> {
  const setting = `SET LOCAL ROLE ${role}; SELECT set_config('callboard.client_id', '${client}', true)`
  await sql.raw(setting).execute(tx)
}

export type Opened = { pool: Pool; ears: Ears; close: () => Promise<void> }

/** The doors over a pool whose tables are up to date. */
export function doors(kind: Db['kind'], { pool, ears, close }: Opened): Db {
  const heard = hearing(ears)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  // Read committed is what a transaction begins with, so nothing need be said.
  const begin = (isolation?: Isolation) =>
    isolation === undefined
      ? kysely.transaction()
      : kysely.transaction().setIsolationLevel(isolation)
  return {
    kind,
    asTenant: (ClientsID, run, isolation) =>
      begin(isolation).execute(async (tx) => {
        await enterTenant(tx, ClientsID)
        return run(tx)
      }),
    asGate: (run) =>
      kysely.transaction().execute(async (tx) => {
        await enterRole(tx, 'callboard_gate', '')
        return run(tx)
      }),
    ping: async () => {
      await sql`SELECT 1`.execute(kysely)
    },
    analyze: async () => {
      await sql`VACUUM (ANALYZE)`.execute(kysely)
    },
    vacuumChanges: async () => {
      if (kind === 'embedded') await sql`VACUUM acd_event_changes`.execute(kysely)
    },
    listen: heard.listen,
    close: async () => {
      heard.close()
      await close()
    },
  }
}

/** Opens and migrates. A data directory that another process has open is refused. */
export async function openDb(settings: DbSettings): Promise<Db> {
  const opened = await openPool(settings)
  try {
    await migrate(opened.pool)
  } catch (error) {
    await opened.close()
    throw error
  }
  return doors(settings.url === undefined ? 'embedded' : 'postgres', opened)
}
