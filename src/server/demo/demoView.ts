import { fold } from '@/contract/filter/fold'
import { storeLimit } from '../alerts/viewLimits'
import type { Tx } from '../db/transaction'
import { supportSupervisor } from './users'

const minuteMs = 60_000
const name = 'Callbacks left too long'

type Account = { ClientsID: number; now: number }

/**
 * A shared view of the supervisor of Support that holds more than its limit, and has for long
 * enough: the watch begins its alert as soon as a server runs.
 */
export async function loadDemoView(tx: Tx, { ClientsID, now }: Account): Promise<void> {
  const { id } = await tx
    .insertInto('saved_views')
    .values({
      client_id: ClientsID,
      users_id: supportSupervisor,
      access_tokens_id: null,
      name,
      name_fold: fold(name),
      filter: 'type:callback appointment:overdue',
      sort: 'appointment',
      columns: ['status', 'group', 'agent', 'sender', 'subject', 'priority', 'appointment'],
      density: 'normal',
      widths: '{}',
      shared: true,
      dt_modified: new Date(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const limit = { nAbove: 1, nMinutes: 2 }
  await storeLimit(tx, ClientsID, id, { limit, now })
  await tx
    .updateTable('view_limits')
    .set({ above_since: new Date(now - limit.nMinutes * minuteMs) })
    .where('saved_views_id', '=', id)
    .execute()
}
