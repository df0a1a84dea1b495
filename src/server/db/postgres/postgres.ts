import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'pg'
import { DatabaseAway } from '../databaseAway'
import type { Opened } from '../opened'
import { parsers } from '../parsers'
import { databaseWatch } from './databaseWatch'
import { postgresCopy, snapshotOn } from './postgresCopy'
import { sideConnection } from './sideConnection'
import { silence } from './silence'
import { socketGroup } from './sockets'

/** How long one query may take on a shared PostgreSQL. */
const statementTimeoutMs = 60_000
/** How long a query waits for a free connection while the database answers. */
const connectionTimeoutMillis = 10_000
const connections = 10
/** The gate's own, so that asking who somebody is never waits behind heavy reads. */
const gateConnections = 2
/** How long closing waits for connections that are still at work. */
const closeTimeoutMs = 2000

/**
 * A process that is cut off or killed cannot end its transactions: the database ends them itself,
 * and with them the locks that others wait for. Milliseconds, and seconds for keep-alives.
 */
const sessionSettings = {
  idle_in_transaction_session_timeout: 3000,
  client_connection_check_interval: 1000,
  tcp_user_timeout: 10_000,
  tcp_keepalives_idle: 5,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  // Under row-level security the planner expects far too many rows, and then compiles a statement
  // for longer than it runs: of a digest of 72 hours that was 80 of 97 ms.
  jit: 'off',
}

/** Adds the session settings to the address, which may have options of its own. */
function withSettings(url: string): string {
  const complete = new URL(url)
  const own = complete.searchParams.get('options') ?? ''
  const ours = Object.entries(sessionSettings).map(([name, value]) => `-c ${name}=${value}`)
  complete.searchParams.set('options', [own, ...ours].join(' ').trim())
  return complete.href
}

const network = { keepAlive: true, keepAliveInitialDelayMillis: 5000 }
const commonOf = (url: string) => ({
  connectionString: withSettings(url),
  connectionTimeoutMillis,
  types: parsers,
  ...network,
})

/** Its tables over a connection of its own, for one who has them alone. */
export const openTables = (url: string) => postgresCopy(commonOf(url))

/** A PostgreSQL behind two pools; what hangs or breaks there is a DatabaseAway. */
export function openPostgres(url: string): Opened {
  const common = commonOf(url)
  const sockets = socketGroup()
  const pooled = (max: number) => {
    const pool = new Pool({
      ...common,
      max,
      statement_timeout: statementTimeoutMs,
      stream: sockets.make,
    })
    // A connection that breaks, idle or at work, is replaced; its query rejects by itself.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    return pool
  }
  const pool = pooled(connections)
  const gatePool = pooled(gateConnections)
  const silent = silence([pool, gatePool])
  const { call, notifications, close } = databaseWatch({
    side: sideConnection({ ...common, application_name: 'callboard watch' }),
    silent: silent.look,
    onLost: (backends) => silent.onIdle(backends, new DatabaseAway('away')),
    onAway: sockets.cut,
    onBack: sockets.open,
  })
  return {
    pool,
    gatePool,
    notifications,
    call,
    snapshot: async () => snapshotOn(await postgresCopy(common)),
    close: async () => {
      const ended = Promise.all([pool.end(), gatePool.end()])
      await Promise.race([ended, delay(closeTimeoutMs)])
      sockets.cut(new DatabaseAway('away'))
      close()
    },
  }
}
