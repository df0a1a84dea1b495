import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Pool } from 'pg'
import { openDataDirectory } from './embedded/dataDirectory'
import { openEmbedded } from './embedded/embedded'
import type { DatabaseEnded } from './embedded/embeddedThread'
import { endable } from './endable'
import { inTurn } from './inTurn'
import type { OwnerDoor } from './lock/lock'
import { migrate } from './migrate'
import type { Migration } from './migrations'
import { subscriptions } from './notifications'
import { inOneMessage } from './oneMessage'
import type { Opened } from './opened'
import { openPostgres } from './postgres/postgres'
import { reachDatabase } from './reach'
import type { Tables } from './schema'
import { type TenantScope, wholeAccount } from './scope'
import type { Statement } from './statement'
import type { TableSnapshot } from './tableCopy'
import {
  gateRole,
  type Isolation,
  roleTransaction,
  type Tx,
  tenantRole,
  tenantRoleStatement,
} from './transaction'
import { readSchemaState, type SchemaState } from './upgrade/schemaState'
import { upkeep } from './upkeep'

/** Both databases speak the same SQL; nothing past this file knows which one runs. */
export type Db = {
  kind: 'embedded' | 'postgres'
  /**
   * One transaction in a role that owns nothing, in the scope of a principal: row-level security
   * shows that client account and those groups' events, and nothing else.
   */
  asTenant: <T>(
    scope: TenantScope,
    run: (tx: Tx) => Promise<T>,
    isolation?: Isolation,
    /** Aborted when the client of a read disconnects: the read ends, see {@link endable}. */
    gone?: AbortSignal,
  ) => Promise<T>
  /** The same for a single statement, and all of it in one message to the database. */
  askTenant: <Row>(scope: TenantScope, statement: Statement) => Promise<Row[]>
  /** The same for the whole client account: never for what a person is shown of events. */
  asAccount: <T>(
    ClientsID: number,
    run: (tx: Tx) => Promise<T>,
    isolation?: Isolation,
    gone?: AbortSignal,
  ) => Promise<T>
  /** What one function of the gate's role answers (`migrations/`), without a transaction of its own. */
  askGate: <Row>(
    name: 'callboard_gate_tokens' | 'callboard_gate_sessions',
    ...values: readonly (readonly Buffer[] | Date)[]
  ) => Promise<Row[]>
  /** The gate's own role: tokens, sessions, sign-in codes and attempts of every client account. */
  asGate: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>
  /** Subscribes to notifications of the database's triggers: `events 1 235`. Some may be lost. */
  listen: (onMessage: (message: string) => void) => Promise<() => void>
  /**
   * A change that ends somebody's rights: this process is told of it before its caller is, and not
   * only by the database's notification. Told as well where the outcome is unclear.
   */
  changeRights: <T>(change: () => Promise<T>) => Promise<T>
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
  leisure: (maxMs: number) => Promise<void>
  /** Gives back the room of rows that were deleted; PostgreSQL does so by itself. */
  vacuum: (table: 'acd_event_changes' | 'acd_event_quarter_hour_changes') => Promise<void>
  /** All tables as of one moment, for a backup; writes go on meanwhile. */
  snapshot: () => Promise<TableSnapshot>
  /** Which migrations were applied, by whatever process, and how large each table is. */
  schemaState: () => Promise<SchemaState>
  /** How its connections are used: those of all work, and the gate's own where it has some. */
  connections: () => PoolUse[]
  /** Resolves when the embedded database has ended by itself: only a new process can open it again. */
  ended: Promise<DatabaseEnded>
  /** Where verbs of the command line reach the process; a shared PostgreSQL needs none. */
  door?: OwnerDoor | undefined
  close: () => Promise<void>
}

type PoolUse = { pool: 'main' | 'gate'; open: number; idle: number; waiting: number }

const poolUse = (pool: PoolUse['pool'], of: Pool): PoolUse => ({
  pool,
  open: of.totalCount,
  idle: of.idleCount,
  waiting: of.waitingCount,
})

type DbSettings = {
  /** A PostgreSQL; absent: the embedded one. */
  url?: string
  /** The embedded database's folder; absent: in memory. */
  dataDir?: string
  dump?: Uint8Array<ArrayBuffer>
  /** How long a PostgreSQL that is away is waited for, in milliseconds; absent: not at all. */
  timeoutMs?: number
  /** Told that the start waits for the database. */
  say?: ((sentence: string) => unknown) | undefined
  /** Absent: those of this program. */
  migrations?: readonly Migration[] | undefined
}

async function openPool({ url, dataDir, dump, timeoutMs, say }: DbSettings): Promise<Opened> {
  if (url !== undefined) {
    const opened = openPostgres(url)
    await reachDatabase(opened, { timeoutMs, say })
    return opened
  }
  if (dataDir === undefined) return openEmbedded(dump ? { dump } : {})
  return openDataDirectory(dataDir)
}

const kyselyOver = (pool: Pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

/** The database over a pool whose tables are up to date. */
export function dbOver(kind: Db['kind'], opened: Opened): Db {
  const { pool, gatePool = pool, notifications, ended, door, call, snapshot, close } = opened
  const subscribed = subscriptions(notifications)
  const tenants = kyselyOver(pool)
  const gate = gatePool === pool ? tenants : kyselyOver(gatePool)
  const reading = endable(kind, pool)
  const kept = kind === 'embedded' ? upkeep(pool) : undefined
  const asTenant: Db['asTenant'] = (scope, run, isolation, gone) => {
    const enter = tenantRole(scope)
    const within = (on: Kysely<Tables>) => roleTransaction(on, enter, run, isolation)
    return call(() => (gone ? reading.run(gone, within) : within(tenants)))
  }
  return {
    kind,
    asTenant,
    asAccount: (ClientsID, ...run) => asTenant(wholeAccount(ClientsID), ...run),
    askTenant: async (scope, statement) => {
      const message = [tenantRoleStatement(scope), statement]
      const [, answer] = await call(() => inOneMessage(pool, message))
      return answer?.rows ?? []
    },
    askGate: async (name, ...values) => {
      const places = values.map((_, at) => `$${at + 1}`).join()
      // Every request asks it, so each connection plans it once, under its name.
      const text = `SELECT * FROM ${name}(${places})`
      return (await call(() => gatePool.query({ name, text, values: [...values] }))).rows
    },
    asGate: (run) => call(() => roleTransaction(gate, gateRole, run)),
    changeRights: (change) => change().finally(() => subscribed.tell('rights')),
    analyze: async () => {
      await call(async () => {
        if (kept) await kept.refresh()
        else await sql`VACUUM (ANALYZE)`.execute(tenants)
      })
    },
    markVisible: async () => {
      if (kept) await call(kept.markVisible)
    },
    leisure: async (maxMs) => kept?.leisure(maxMs),
    vacuum: async (table) => {
      if (kind === 'embedded') await call(() => sql`VACUUM ${sql.table(table)}`.execute(tenants))
    },
    // The embedded database has one process and one connection.
    alone: (work) => (kind === 'embedded' ? work() : call(() => inTurn(pool, 'start', work))),
    schemaState: () => call(() => readSchemaState(pool)),
    connections: () => [
      poolUse('main', pool),
      ...(gatePool === pool ? [] : [poolUse('gate', gatePool)]),
    ],
    listen: subscribed.listen,
    snapshot: () => call(snapshot),
    ended: ended ?? new Promise(() => undefined),
    door,
    close: async () => {
      subscribed.close()
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
    const { migrations } = settings
    await opened.call(() => migrate(opened.pool, { mayBePartial, migrations }))
  } catch (error) {
    await opened.close()
    throw error
  }
  return dbOver(settings.url === undefined ? 'embedded' : 'postgres', opened)
}
