import type { Pool } from 'pg'
import type { DatabaseEnded } from './embedded/embeddedThread'
import type { OwnerDoor } from './lock/lock'
import type { Notifications } from './notifications'
import type { TableSnapshot } from './tableCopy'

/** A database that can be asked, of either kind. */
export type Opened = {
  pool: Pool
  /** The gate's own connections, where there can be more than one. */
  gatePool?: Pool
  notifications: Notifications
  ended?: Promise<DatabaseEnded>
  door?: OwnerDoor
  /** Fails with a DatabaseAway where the database is away, also what waits for it. */
  call: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** All tables as of one moment; writes go on meanwhile. */
  snapshot: () => Promise<TableSnapshot>
  close: () => Promise<void>
}
