import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

type Acting = {
  /** Who acts: an event that comes to them is taken, one that goes to another is handed on. */
  UsersID: number | null
  now: number
}

/** Tells the database who acts in this transaction and when, for the milestones of events. */
export async function actAs(tx: Tx, { UsersID, now }: Acting): Promise<void> {
  await sql`SELECT set_config('callboard.users_id', ${String(UsersID ?? '')}, true),
    set_config('callboard.now', ${new Date(now).toISOString()}, true)`.execute(tx)
}

/** Tells the database that this transaction brings events from elsewhere, with their past. */
export async function actAsImport(tx: Tx): Promise<void> {
  await sql`SELECT set_config('callboard.importing', 'on', true)`.execute(tx)
}
