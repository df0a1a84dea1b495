import { sql } from 'kysely'
import type { Alert } from '@/contract/alerts'
import { isOwn, userName } from '../auth/owner'
import { ownerOf } from '../db/scope'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { recordText, stamp, type WireOf } from '../list/wire'

/** What shows other alerts, or shows them to others. */
export const alertTables: readonly string[] = ['alerts', 'saved_views']

/** Of the newest; all that are open come first. */
const maxListed = 100

/** What the view is now; of one that is gone, what it was. */
const present = (column: 'name' | 'shared') => sql`coalesce((SELECT ${sql.ref(`view.${column}`)}
  FROM saved_views AS view WHERE view.id = alerts.saved_views_id), ${sql.ref(`alerts.${column}`)})`

const wireOf = (zone: string): WireOf<Alert> => ({
  ID: 'id',
  viewID: 'saved_views_id',
  view: present('name'),
  nAbove: 'n_above',
  nMinutes: 'n_minutes',
  value: 'value',
  dtBegan: stamp('dt_began', zone),
  dtEnded: stamp('dt_ended', zone),
  takenBy: 'taken_by',
  quieted: sql`(dt_ended IS NULL AND quiet_up_to IS NOT NULL)`,
  AcdEventsIDs: 'acd_events_ids',
})

/** Alerts of the views that the principal sees: their own and the shared ones. */
export function alertRepository(tx: Tx, principal: Principal, zone: string) {
  const record = recordText(wireOf(zone))
  const isSeen = sql`(${isOwn(principal)} OR ${present('shared')})`
  const owner = ownerOf(principal)

  async function update(id: number, change: ReturnType<typeof sql>): Promise<string> {
    const { rows } = await sql<{ record: string }>`UPDATE alerts SET ${change} WHERE id = ${id}
      RETURNING ${record} AS record`.execute(tx)
    return rows[0]?.record ?? ''
  }

  /** One that is open, locked, or the refusal that says why not. */
  async function open(id: number) {
    const { rows } = await sql<{ isOpen: boolean; takenOwner: string | null }>`
      SELECT dt_ended IS NULL AS "isOpen", taken_owner AS "takenOwner" FROM alerts
      WHERE id = ${id} AND ${isSeen} FOR NO KEY UPDATE`.execute(tx)
    const [alert] = rows
    if (!alert) throw new Refusal('alert_not_found')
    if (!alert.isOpen) throw new Refusal('alert_ended')
    return alert
  }

  return {
    async list(): Promise<string[]> {
      const { rows } = await sql<{ record: string }>`SELECT ${record} AS record FROM alerts
        WHERE ${isSeen} ORDER BY dt_ended IS NULL DESC, id DESC LIMIT ${maxListed}`.execute(tx)
      return rows.map((row) => row.record)
    },

    /** The first one has it; for them it is no fault to say so twice. */
    async take(id: number): Promise<string> {
      const { takenOwner } = await open(id)
      if (takenOwner !== null && takenOwner !== owner) throw new Refusal('alert_taken')
      const name = sql`coalesce(${userName(sql`${principal.UsersID}::integer`)}, ${principal.name})`
      return update(id, sql`taken_owner = ${owner}, taken_by = ${name}`)
    },

    async quiet(id: number): Promise<string> {
      await open(id)
      return update(id, sql`quiet_up_to = value`)
    },
  }
}
