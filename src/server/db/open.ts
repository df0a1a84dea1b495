import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import { orUnclear } from './databaseAway'
import { openDataDirectory } from './dataDirectory'
import { openEmbedded } from './embedded'
import type { DatabaseEnded } from './embeddedThread'
import { endable } from './endable'
import { inTurn } from './inTurn'
import { hearing } from './listen'
import type { OwnerDoor } from './lock'
import { migrate } from './migrate'
import { inOneMessage } from './oneMessage'
import type { Opened } from './opened'
import { openPostgres } from './postgres'
import { reachDatabase } from './reach'
import type { Tables } from './schema'
import type { Statement } from './statement'
import { upkeep } from './upkeep'

/** `repeatable read`: all queries of the transaction see the same moment. */
export type Isolation = 'repeatable read'

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
    /** Of a read: whoever asked has gone. It ends then, see {@link endable}. */
    gone?: AbortSignal,
  ) => Promise<T>
  /** The same for a single statement, and all of it in one message to the database. */
  askTenant: <Row>(ClientsID: number, statement: Statement) => Promise<Row[]>
  /** What one function of the gate's role answers (0015_gate.sql), without a transaction of its own. */
  askGate: <Row>(
    name: 'callboard_gate_tokens' | 'callboard_gate_sessions',
    ...values: readonly (readonly Buffer[] | Date)[]
  ) => Promise<Row[]>
  /** The gate's own role: tokens, sessions, sign-in codes and attempts of every client account. */
  asGate: <T>(run: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>
  /** Hears what the database's triggers say: `events 1`. Words may be lost, never invented. */
  listen: (hear: (word: string) => void) => Promise<() => void>
  /** Of several processes that begin at the same moment, one does this at a time. */
  alone: <T>(work: () => Promise<T>) => Promise<T>
  /**
   * Fresh statistics after many rows came at once, and pages marked as visible to all, so that an
   * index answers alone: the embedded database has no autovacuum. There it goes in short steps.
   */
  analyze: () => Promise<void>
  /**
   * Marks new pages of events as visible to all. The embedded database answers nobody meanwhile, so
   * the more often it is done, the shorter; PostgreSQL does so by itself.
   */
  markVisible: () => Promise<void>
  /**
   * Work that can wait lets others have the embedded database's one connection: until nobody wants
   * it, so many milliseconds at most.
   */
  leisure: (most: number) => Promise<void>
  /** Gives back the room of pruned changes; PostgreSQL does so by itself. */
  vacuumChanges: () => Promise<void>
  /** Resolves when the embedded database has ended by itself: only a new process can open it again. */
  ended: Promise<DatabaseEnded>
  /** Where the verbs of the command line come in; a shared PostgreSQL needs none. */
  door?: OwnerDoor | undefined
  close: () => Promise<void>
}

type DbSettings = {
  /** A PostgreSQL; absent: the embedded one. */
  url?: string
  /** The embedded database's folder; absent: in memory. */
  dataDir?: string
  dump?: Uint8Array<ArrayBuffer>
  /** How long a PostgreSQL that is away is waited for, in milliseconds; absent: not at all. */
  patience?: number
  /** Where it is said that one waits. */
  say?: ((sentence: string) => unknown) | undefined
}

async function openPool({ url, dataDir, dump, patience, say }: DbSettings): Promise<Opened> {
  if (url !== undefined) {
    const opened = openPostgres(url)
    await reachDatabase(opened, { patience, say })
    return opened
  }
  if (dataDir === undefined) return openEmbedded(dump ? { dump } : {})
  return openDataDirectory(dataDir)
}

function accountOf(ClientsID: number): string {
  if (!Number.isInteger(ClientsID)) throw new Error('A client account has an integer ID')
  return String(ClientsID)
}

/** Until the transaction ends; `client` is SQL. */
const entering = (role: 'callboard_app' | 'callboard_gate', client: string) =>
  `SELECT set_config('role', '${role}', true), set_config('callboard.client_id', ${client}, true)`

const asTenantOf = (ClientsID: number) => entering('callboard_app', `'${accountOf(ClientsID)}'`)

const enterByMessage = (ClientsID: number): Statement => ({
  name: 'callboard_enter',
  text: entering('callboard_app', '$1'),
  values: [accountOf(ClientsID)],
})

/** From here on the transaction is one of this client account, whatever role it began with. */
export async function enterTenant(tx: Transaction<Tables>, ClientsID: number): Promise<void> {
  await sql.raw(asTenantOf(ClientsID)).execute(tx)
}

/** Without its answer nobody knows whether it was done. */
async function commit(tx: Transaction<Tables>): Promise<void> {
  await sql`COMMIT`.execute(tx).catch((error) => {
    throw orUnclear(error)
  })
}

/**
 * One transaction in a role. It begins and takes the role in one message, since every message to
 * the database costs a round trip; otherwise it is what Kysely's own `transaction` does.
 */
function transaction<Result>(
  kysely: Kysely<Tables>,
  enter: string,
  run: (tx: Transaction<Tables>) => Promise<Result>,
  isolation: Isolation | 'read committed' = 'read committed',
): Promise<Result> {
  return kysely.connection().execute(async (connection) => {
    // From here to the end this connection is in a transaction, which is what the type says.
    const tx = connection as Transaction<Tables>
    try {
      await sql.raw(`BEGIN ISOLATION LEVEL ${isolation}; ${enter}`).execute(tx)
      const result = await run(tx)
      await commit(tx)
      return result
    } catch (error) {
      // Where the connection is broken this fails as well, and what went wrong first is told.
      await sql`ROLLBACK`.execute(tx).catch(() => undefined)
      throw error
    }
  })
}

const kyselyOver = (pool: Pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

/** The doors over a pool whose tables are up to date. */
export function doors(kind: Db['kind'], opened: Opened): Db {
  const { pool, gatePool = pool, ears, ended, door, call, close } = opened
  const heard = hearing(ears)
  const tenants = kyselyOver(pool)
  const gate = gatePool === pool ? tenants : kyselyOver(gatePool)
  const reading = endable(kind, pool)
  const kept = kind === 'embedded' ? upkeep(pool) : undefined
  return {
    kind,
    asTenant: (ClientsID, run, isolation, gone) => {
      const enter = asTenantOf(ClientsID)
      const within = (on: Kysely<Tables>) => transaction(on, enter, run, isolation)
      return call(() => (gone ? reading.run(gone, within) : within(tenants)))
    },
    askTenant: async (ClientsID, statement) => {
      const message = [enterByMessage(ClientsID), statement]
      const [, answer] = await call(() => inOneMessage(pool, message))
      return answer?.rows ?? []
    },
    askGate: async (name, ...values) => {
      const places = values.map((_, at) => `$${at + 1}`).join()
      // Every request asks it, so each connection plans it once, under its name.
      const text = `SELECT * FROM ${name}(${places})`
      return (await call(() => gatePool.query({ name, text, values: [...values] }))).rows
    },
    asGate: (run) => call(() => transaction(gate, entering('callboard_gate', "''"), run)),
    analyze: async () => {
      await call(async () => {
        if (kept) await kept.refresh()
        else await sql`VACUUM (ANALYZE)`.execute(tenants)
      })
    },
    markVisible: async () => {
      if (kept) await call(kept.markVisible)
    },
    leisure: async (most) => kept?.leisure(most),
    vacuumChanges: async () => {
      if (kind === 'embedded') await call(() => sql`VACUUM acd_event_changes`.execute(tenants))
    },
    // The embedded database has one process and one connection.
    alone: (work) => (kind === 'embedded' ? work() : call(() => inTurn(pool, 'start', work))),
    listen: heard.listen,
    ended: ended ?? new Promise(() => undefined),
    door,
    close: async () => {
      heard.close()
      await reading.close()
      await close()
    },
  }
}

/** Opens and migrates. A data directory that another process has open is refused. */
export async function openDb(settings: DbSettings): Promise<Db> {
  const opened = await openPool(settings)
  try {
    const mayBePartial = settings.url !== undefined
    await opened.call(() => migrate(opened.pool, { mayBePartial }))
  } catch (error) {
    await opened.close()
    throw error
  }
  return doors(settings.url === undefined ? 'embedded' : 'postgres', opened)
}
