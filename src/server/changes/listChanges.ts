import { sql } from 'kysely'
import type { EventListChanges } from '@/contract/event/changes'
import type { Tx } from '../db/transaction'
import { recordsWhere } from '../list/find'
import type { Condition, FilterContext, ListSource } from '../list/source'
import { changedSince, firstChanges } from './formerEvents'
import type { Snapshot } from './snapshot'

type Counted = Pick<EventListChanges, 'created' | 'changed' | 'gone' | 'goneIDs'> & {
  changedIDs: number[]
}
type ListAtSnapshot = { source: ListSource; filter: string; snapshot: Snapshot; IDs: number[] }
type Both = { before: Condition; now: Condition }

const all = (conditions: Condition[]) => sql`(${sql.join([sql`true`, ...conditions], sql` AND `)})`
const none = { created: 0, changed: 0, gone: 0, goneIDs: [], records: [] }

const numbers = sql`
  count(*) FILTER (WHERE NOT was AND stands) AS created,
  count(*) FILTER (WHERE was AND stands) AS changed,
  count(*) FILTER (WHERE was AND NOT stands) AS gone`
const idsWhere = (condition: Condition, IDs: number[]) =>
  sql`coalesce(array_agg(id) FILTER (WHERE ${condition} AND id = ANY(${IDs}::integer[])), '{}')`

/** Counts changed events: their former state by the filter as of then, their present as of now. */
async function countChanged(
  tx: Tx,
  ask: ListAtSnapshot,
  both: Both,
  changed: number[],
): Promise<Counted> {
  const { rows } = await sql<Counted>`WITH first AS MATERIALIZED ${firstChanges(ask.snapshot)},
    before AS (SELECT acd_events.id FROM (
        SELECT former.* FROM first, LATERAL jsonb_populate_record(NULL::acd_events, first.before) AS former
        WHERE first.before IS NOT NULL
      ) AS acd_events WHERE ${both.before}),
    present AS (SELECT acd_events.id FROM acd_events
      WHERE acd_events.id = ANY(${changed}::integer[]) AND ${both.now}),
    each AS (SELECT first.id, before.id IS NOT NULL AS was, present.id IS NOT NULL AS stands
      FROM first LEFT JOIN before USING (id) LEFT JOIN present USING (id))
    SELECT ${numbers}, ${idsWhere(sql`was AND NOT stands`, ask.IDs)} AS "goneIDs",
      ${idsWhere(sql`was AND stands`, ask.IDs)} AS "changedIDs" FROM each`.execute(tx)
  return rows[0] ?? { ...none, changedIDs: [] }
}

/** Counts unchanged events that match now only or then only, because time has passed. */
async function countMoved(
  tx: Tx,
  ask: ListAtSnapshot,
  both: Both,
  changed: number[],
): Promise<Counted> {
  const same = sql`acd_events.id <> ALL(${changed}::integer[])`
  const { rows } = await sql<Counted>`WITH each AS (
      SELECT acd_events.id, false AS was, true AS stands FROM acd_events
        WHERE ${same} AND ${both.now} AND ${both.before} IS NOT TRUE
      UNION ALL
      SELECT acd_events.id, true, false FROM acd_events
        WHERE ${same} AND ${both.before} AND ${both.now} IS NOT TRUE)
    SELECT ${numbers}, ${idsWhere(sql`was`, ask.IDs)} AS "goneIDs" FROM each`.execute(tx)
  return { ...(rows[0] ?? none), changedIDs: [] }
}

/** What has changed in a filtered list since its snapshot was read. */
export async function listChanges(
  tx: Tx,
  ask: ListAtSnapshot,
  context: FilterContext,
): Promise<EventListChanges> {
  const { source, filter, snapshot } = ask
  const { conditions, volatile: clockwork } = source.compile(filter, context)
  const then = source.compile(filter, { ...context, now: snapshot.at })
  const both = { before: all(then.conditions), now: all(conditions) }
  const changed = await changedSince(tx, snapshot)
  if (changed === undefined) return { ...none, startOver: true, clockwork }
  const counted = await countChanged(tx, ask, both, changed)
  const moved = clockwork ? await countMoved(tx, ask, both, changed) : none
  const { changedIDs } = counted
  return {
    startOver: false,
    clockwork,
    created: counted.created + moved.created,
    changed: counted.changed,
    gone: counted.gone + moved.gone,
    goneIDs: [...counted.goneIDs, ...moved.goneIDs],
    records: (
      await recordsWhere(tx, source, sql`acd_events.id = ANY(${changedIDs}::integer[])`)
    ).map((record) => JSON.parse(record)),
  }
}
