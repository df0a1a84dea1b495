import type { ViewLimit } from '@/contract/viewLimit'
import type { Tx } from '../db/transaction'
import { endAlert } from './endAlert'

const notCounted = (now: number) => ({
  above_since: null,
  counted_version: null,
  look_at: null,
  not_before: new Date(now),
})

/** The view holds other events from now on: its alert ends, and it is counted as if it were new. */
export async function countAnew(tx: Tx, ViewsID: number, now: number): Promise<void> {
  await tx
    .updateTable('view_limits')
    .set(notCounted(now))
    .where('saved_views_id', '=', ViewsID)
    .execute()
  await endAlert(tx, ViewsID, now)
}

type Limiting = { limit: ViewLimit; now: number }

/** The same limit once more leaves its alert as it is. */
export async function storeLimit(
  tx: Tx,
  ClientsID: number,
  ViewsID: number,
  { limit: { nAbove, nMinutes }, now }: Limiting,
): Promise<void> {
  const values = { n_above: nAbove, n_minutes: nMinutes, ...notCounted(now) }
  const changed = await tx
    .insertInto('view_limits')
    .values({ client_id: ClientsID, saved_views_id: ViewsID, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['client_id', 'saved_views_id'])
        .doUpdateSet(values)
        .where((eb) =>
          eb.or([
            eb('view_limits.n_above', '<>', nAbove),
            eb('view_limits.n_minutes', '<>', nMinutes),
          ]),
        ),
    )
    .returning('saved_views_id')
    .executeTakeFirst()
  if (changed) await endAlert(tx, ViewsID, now)
}

export async function removeLimit(tx: Tx, ViewsID: number, now: number): Promise<void> {
  await tx.deleteFrom('view_limits').where('saved_views_id', '=', ViewsID).execute()
  await endAlert(tx, ViewsID, now)
}
