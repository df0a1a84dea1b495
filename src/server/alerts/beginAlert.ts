import { sql } from 'kysely'
import type { ViewLimit } from '@/contract/viewLimit'
import type { Tx } from '../db/transaction'
import { forgetUntold } from './forgetUntold'

/** Of one client account; older ones are forgotten. */
const keptAlerts = 1000

/** The view of an alert as it is when that begins. */
export type AlertedView = {
  id: number
  client_id: number
  users_id: number | null
  access_tokens_id: number | null
  shared: boolean
  name: string
  filter: string
}

type Beginning = {
  view: AlertedView
  limit: ViewLimit
  value: number
  IDs: number[]
  /** Of all its events. */
  groups: number[]
  now: number
}

/** Begins the alert of a view; what is told of it is stored along with it. */
export async function beginAlert(tx: Tx, beginning: Beginning): Promise<void> {
  const { view, limit, value, IDs, groups, now } = beginning
  const at = new Date(now)
  const { id: saved_views_id, client_id, ...asItIs } = view
  const { id: alerts_id } = await tx
    .insertInto('alerts')
    .values({
      client_id,
      saved_views_id,
      ...asItIs,
      n_above: limit.nAbove,
      n_minutes: limit.nMinutes,
      value,
      acd_events_ids: IDs,
      acd_groups_ids: groups,
      dt_began: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await forgetUntold(tx, now)
  await tx
    .insertInto('alert_deliveries')
    .values({ client_id, alerts_id, state: 'began', value, at, due_at: at })
    .execute()
  await sql`DELETE FROM alerts WHERE dt_ended IS NOT NULL AND id <= (SELECT id FROM alerts
    ORDER BY id DESC OFFSET ${keptAlerts} LIMIT 1)`.execute(tx)
}
