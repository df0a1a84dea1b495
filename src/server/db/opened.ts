import type { Pool } from 'pg'
import type { DatabaseEnded } from './embeddedThread'
import type { Ears } from './listen'
import type { OwnerDoor } from './lock'

/** A database that can be asked, of either kind. */
export type Opened = {
  pool: Pool
  /** The gate's own connections, where there can be more than one. */
  gatePool?: Pool
  ears: Ears
  ended?: Promise<DatabaseEnded>
  door?: OwnerDoor
  /** Fails with a DatabaseAway where the database is away, also what waits for it. */
  call: <Result>(work: () => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}
