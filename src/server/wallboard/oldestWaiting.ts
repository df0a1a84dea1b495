import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'

/** Since when an event waits: when it was created, or its appointment. */
export const waitingSince = sql`greatest(dt_created, dt_remind)`
/**
 * An open event that nobody has had; its clock starts when it was created or with its appointment.
 * The conditions are those of the index acd_events_waiting.
 */
export const isWaiting = (now: number) => sql`answered_first IS NULL
  AND acd_event_status_id IN (0, 1, 2, 4, 20) AND ${waitingSince} <= ${new Date(now)}`

/**
 * For each group the earliest clock of an event that waits. Of other groups than those that are seen
 * (`groups`) nothing would be found: each event that waits there would be read in vain.
 */
export async function oldestWaiting(
  tx: Tx,
  now: number,
  groups: readonly number[] | null,
): Promise<Map<number, Date>> {
  const seen = groups === null ? sql`true` : sql`id = ANY (${[...groups]}::integer[])`
  const { rows } = await sql<{ id: number; oldest: Date | null }>`
    SELECT id, (SELECT ${waitingSince} FROM acd_events
      WHERE acd_groups_id = acd_groups.id AND ${isWaiting(now)}
      ORDER BY ${waitingSince} LIMIT 1) AS oldest
    FROM acd_groups WHERE ${seen}`.execute(tx)
  return new Map(rows.flatMap(({ id, oldest }) => (oldest === null ? [] : [[id, oldest]])))
}

type Place = { group: number; type: number }

/**
 * The same for types within groups, by group and type. Only those that have open events are asked
 * for: of a type without any, the index of its group would be read to its end. `events`: the table,
 * or those of it that are still as they were at a past minute.
 */
export async function oldestByType(
  tx: Tx,
  now: number,
  places: readonly Place[],
  events: RawBuilder<unknown> = sql`acd_events`,
): Promise<Map<string, Date>> {
  if (places.length === 0) return new Map()
  const groups = places.map(({ group }) => group)
  const types = places.map(({ type }) => type)
  const { rows } = await sql<Place & { oldest: Date | null }>`
    SELECT "group", type, (SELECT ${waitingSince} FROM ${events}
      WHERE acd_groups_id = place."group" AND acd_event_types_id = place.type AND ${isWaiting(now)}
      ORDER BY ${waitingSince} LIMIT 1) AS oldest
    FROM unnest(${groups}::integer[], ${types}::integer[]) AS place ("group", type)`.execute(tx)
  return new Map(
    rows.flatMap(({ group, type, oldest }) =>
      oldest === null ? [] : [[`${group} ${type}`, oldest]],
    ),
  )
}
