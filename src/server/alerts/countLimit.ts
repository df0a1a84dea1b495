import { sql } from 'kysely'
import { groupsThatBind } from '../auth/groupsThatBind'
import { tableVersion } from '../db/tableVersions'
import { inScope, type Tx } from '../db/transaction'
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

/**
 * Whoever owns the view: `agent:me` is what it means for them. A shared one counts the events of all
 * groups; one that nobody else sees those that its owner sees.
 */
const ownerOf = async (tx: Tx, view: AlertedView): Promise<Principal> => ({
  ClientsID: view.client_id,
  AccessTokensID: view.access_tokens_id ?? 0,
  UsersID: view.users_id,
  groups: view.shared ? null : await groupsThatBind(tx, view.users_id),
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
type Counted = { value: number; asking: { principal: Principal; now: number } }

/** Whoever is bound to other groups than all of these sees the alert no more. */
const addGroups = (tx: Tx, saved_views_id: number, groups: readonly number[]) =>
  sql`UPDATE alerts SET acd_groups_ids = ARRAY(SELECT DISTINCT unnest(acd_groups_ids || ${groups}))
    WHERE saved_views_id = ${saved_views_id} AND dt_ended IS NULL
      AND NOT acd_groups_ids @> ${groups}::integer[]`.execute(tx)

type Following = { view: AlertedView; due: DueLimit; what: Breach['what']; isOpen: boolean }

async function follow(
  tx: Tx,
  lists: Lists,
  { view, due, what, isOpen }: Following,
  { value, asking }: Counted,
): Promise<void> {
  const { principal, now } = asking
  if (what === 'ends') return endAlert(tx, view.id, now, value)
  if (what === 'worsens') await worsen(tx, view.id, value)
  if (what !== 'begins' && !isOpen) return
  const { groups, IDs } = await inScope(tx, principal, async () => ({
    groups: await lists.groups(tx, view.filter, asking),
    IDs: what === 'begins' ? await lists.newestIDs(tx, view.filter, asking, keptIDs) : [],
  }))
  if (what !== 'begins') return void (await addGroups(tx, view.id, groups))
  const limit = { nAbove: due.n_above, nMinutes: due.n_minutes }
  await beginAlert(tx, { view, limit, value, IDs, groups, now })
}

/** Counts a view whose limit is locked, and does what its number asks for. */
export async function countLimit(tx: Tx, lists: Lists, due: DueLimit, now: number): Promise<void> {
  const view = await readView(tx, due.saved_views_id)
  if (!view) return
  // Before the count: what changes in between is counted once more.
  const counted_version = await tableVersion(tx, lists.dependsOn)
  const asking = { principal: await ownerOf(tx, view), now }
  const { count: value, volatile } = await inScope(tx, asking.principal, () =>
    lists.count(tx, view.filter, asking),
  )
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
  const isOpen = watched.highest !== undefined
  await follow(tx, lists, { view, due, what, isOpen }, { value, asking })
}
