import { sql } from 'kysely'
import { tableVersion } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import type { eventLists } from '../events/eventLists'
import type { Principal } from '../http/principal'
import { type AlertedView, beginAlert } from './beginAlert'
import { type Breach, judge } from './breach'
import { endAlert } from './endAlert'

/** However often its events change, a view is counted once in this time by all processes together. */
const countEveryMs = 1000
/** The same where no event has changed and time alone may change the number. */
const countByClockEveryMs = 2000
/** Of the events that began an alert. */
const keptIDs = 100

export type DueLimit = {
  saved_views_id: number
  n_above: number
  n_minutes: number
  above_since: Date | null
}

/** Whoever owns the view: `agent:me` is what it means for them. */
const ownerOf = ({ client_id, users_id, access_tokens_id }: AlertedView): Principal => ({
  ClientsID: client_id,
  AccessTokensID: access_tokens_id ?? 0,
  UsersID: users_id,
  groups: null,
  role: 'agent',
  name: '',
  by: 'session',
  proof: Buffer.alloc(0),
})

/** Read after the limit was locked: whoever changes the view afterwards waits for its count. */
const readView = (tx: Tx, id: number) =>
  tx
    .selectFrom('saved_views')
    .select(['id', 'client_id', 'users_id', 'access_tokens_id', 'shared', 'name', 'filter'])
    .where('id', '=', id)
    .executeTakeFirst()

async function readHighest(tx: Tx, saved_views_id: number): Promise<number | undefined> {
  const alert = await tx
    .selectFrom('alerts')
    .select('value')
    .where('saved_views_id', '=', saved_views_id)
    .where('dt_ended', 'is', null)
    .executeTakeFirst()
  return alert?.value
}

/** It is told again to those who had quieted it. */
const worsen = (tx: Tx, saved_views_id: number, value: number) =>
  sql`UPDATE alerts SET value = ${value},
      quiet_up_to = CASE WHEN quiet_up_to >= ${value} THEN quiet_up_to END
    WHERE saved_views_id = ${saved_views_id} AND dt_ended IS NULL`.execute(tx)

/** The earlier of two moments that may be absent. */
function earlier(...moments: (number | undefined)[]): Date | null {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length === 0 ? null : new Date(Math.min(...known))
}

type Lists = ReturnType<typeof eventLists>
type Counted = { value: number; now: number }

async function follow(
  tx: Tx,
  lists: Lists,
  { view, due, what }: { view: AlertedView; due: DueLimit; what: Breach['what'] },
  { value, now }: Counted,
): Promise<void> {
  if (what === 'ends') await endAlert(tx, view.id, now, value)
  if (what === 'worsens') await worsen(tx, view.id, value)
  if (what !== 'begins') return
  const asking = { principal: ownerOf(view), now }
  const IDs = await lists.newestIDs(tx, view.filter, asking, keptIDs)
  const limit = { nAbove: due.n_above, nMinutes: due.n_minutes }
  await beginAlert(tx, { view, limit, value, IDs, now })
}

/** Counts a view whose limit is locked, and does what its number asks for. */
export async function countLimit(tx: Tx, lists: Lists, due: DueLimit, now: number): Promise<void> {
  const view = await readView(tx, due.saved_views_id)
  if (!view) return
  // Before the count: what changes in between is counted once more.
  const counted_version = await tableVersion(tx, lists.dependsOn)
  const asking = { principal: ownerOf(view), now }
  const { count: value, volatile } = await lists.count(tx, view.filter, asking)
  const watched = {
    limit: { nAbove: due.n_above, nMinutes: due.n_minutes },
    aboveSince: due.above_since?.getTime(),
    highest: await readHighest(tx, view.id),
  }
  const { what, aboveSince, ripensAt } = judge(watched, value, now)
  await tx
    .updateTable('view_limits')
    .set({
      counted_version,
      above_since: earlier(aboveSince),
      not_before: new Date(now + countEveryMs),
      look_at: earlier(ripensAt, volatile ? now + countByClockEveryMs : undefined),
    })
    .where('saved_views_id', '=', view.id)
    .execute()
  await follow(tx, lists, { view, due, what }, { value, now })
}
