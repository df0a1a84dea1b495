import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Migration } from './migrations'

export type AppliedMigration = { name: string; sha256: string }

/**
 * Before the first release the tables were made in these steps. What they made together is what the
 * baseline makes, so a database that has them all is taken over as it is.
 */
const names = [
  '0001_callboard.sql',
  '0002_audit.sql',
  '0003_event_list.sql',
  '0004_changes.sql',
  '0005_views.sql',
  '0006_drafts_and_held.sql',
  '0008_event_actions.sql',
  '0014_callers.sql',
  '0015_gate.sql',
  '0016_create_in_one_message.sql',
  '0017_draft_saves.sql',
  '0020_change_origin.sql',
  '0026_as_documented.sql',
  '0027_campaign_copies.sql',
  '0028_access_token_kinds.sql',
  '0030_fold_signs.sql',
  '0032_imported_events.sql',
  '0034_limits.sql',
]
/** The hash of their names and texts in their last form; some were rewritten before it. */
const lastState = 'f95706cd222bd479d9c2c2e01e0e1fd3291be22ac2b07224c1ef598001e0ae76'

const stateOf = (applied: readonly AppliedMigration[]) =>
  createHash('sha256')
    .update(applied.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n'))
    .digest('hex')

/**
 * Whether the database is from before the first release. One that lacks the last migrations of that
 * time is refused, as this program does not have them.
 */
export function isOfBefore(applied: readonly AppliedMigration[]): boolean {
  if (!applied.some(({ name }) => names.includes(name))) return false
  if (stateOf(applied) === lastState) return true
  throw new Error(
    `The database is from before the first release and lacks migrations of that time, or has others: its newest is ${applied.at(-1)?.name}. Start the last build before the first release on it once, then this program again; nothing was changed.`,
  )
}

/** Lists the baseline in place of the former migrations. No table changes. */
export async function takeOver(client: ClientBase, { name, sha256 }: Migration): Promise<void> {
  await client.query('BEGIN; DELETE FROM migrations')
  await client.query('INSERT INTO migrations (name, sha256) VALUES ($1, $2)', [name, sha256])
  await client.query('COMMIT')
}
