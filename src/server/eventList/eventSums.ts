import { type RawBuilder, sql } from 'kysely'
import { firstChanges, formerEvents } from '../changes/formerEvents'
import { isForgotten, isSince, type Snapshot } from '../changes/snapshot'
import { type EventScope, scopeKey } from '../db/scope'
import type { Tx } from '../db/transaction'

/** How many events share these three values. */
export type EventSum = { status: number; type: number; group: number; count: number }

const values = sql`acd_event_status_id AS status, acd_event_types_id AS type, acd_groups_id AS "group"`

/** The sums of what stands behind FROM. */
export async function readSums(tx: Tx, from: RawBuilder<unknown>): Promise<EventSum[]> {
  const { rows } = await sql<EventSum>`SELECT ${values}, count(*) AS count ${from}
    GROUP BY acd_event_status_id, acd_event_types_id, acd_groups_id`.execute(tx)
  return rows
}

type SumsAt = { pgSnapshot: string; sums: readonly EventSum[] }

/** All events of a scope: read from their own index, with the snapshot that it shows. */
async function readAll(tx: Tx): Promise<SumsAt> {
  const { rows } = await sql<{ snapshot: string; sums: EventSum[] | null }>`
    SELECT pg_current_snapshot()::text AS snapshot, json_agg(sums) AS sums
    FROM (SELECT ${values}, count(*) AS count FROM acd_events
      GROUP BY acd_event_status_id, acd_event_types_id, acd_groups_id) AS sums`.execute(tx)
  return { pgSnapshot: rows[0]?.snapshot ?? '', sums: rows[0]?.sums ?? [] }
}

type Difference = { snapshot: string; lost: boolean; sums: EventSum[] | null }

/** What the changes since a snapshot take from its sums and add to them; in one query, so of one snapshot. */
async function readDifference(tx: Tx, since: Snapshot): Promise<Difference | undefined> {
  const { rows } = await sql<Difference>`
    SELECT pg_current_snapshot()::text AS snapshot,
      ${isForgotten(since)} OR EXISTS (SELECT FROM acd_event_changes
        WHERE ${isSince(since)} AND kind = 'many') AS lost,
      (SELECT json_agg(sums) FROM (SELECT ${values}, sum(sign) AS count FROM (
          SELECT acd_event_status_id, acd_event_types_id, acd_groups_id, -1 AS sign
          FROM ${formerEvents(since)} AS former
          UNION ALL
          SELECT acd_event_status_id, acd_event_types_id, acd_groups_id, 1 FROM acd_events
          WHERE id IN (SELECT first.id FROM ${firstChanges(since)} AS first)
        ) AS moved GROUP BY acd_event_status_id, acd_event_types_id, acd_groups_id
        HAVING sum(sign) <> 0) AS sums) AS sums`.execute(tx)
  return rows[0]
}

/** Sums and what is added to them, which may be less than nothing. */
export function sumsWith(sums: readonly EventSum[], difference: readonly EventSum[]): EventSum[] {
  const all = new Map<string, EventSum>()
  for (const sum of [...sums, ...difference]) {
    const key = `${sum.status} ${sum.type} ${sum.group}`
    all.set(key, { ...sum, count: sum.count + (all.get(key)?.count ?? 0) })
  }
  return [...all.values()].filter(({ count }) => count > 0)
}

/** Whether a snapshot was taken after another, or with it: only then do changes lead from one to the other. */
function isNotBefore(later: string, earlier: string): boolean {
  const [, to = '0', open = ''] = later.split(':')
  const [, earlierTo = '0', earlierOpen = ''] = earlier.split(':')
  if (to !== earlierTo) return BigInt(to) > BigInt(earlierTo)
  return open.split(',').filter(Boolean).length <= earlierOpen.split(',').filter(Boolean).length
}

/** The sums of so many scopes are kept; the oldest go beyond them. */
const maxKept = 1000

/**
 * The sums of all events of a scope. They are read once; afterwards the changes since bring them to
 * the present, so a change costs as much as it changes.
 */
export function eventSums() {
  const kept = new Map<string, SumsAt & { at: number }>()

  function keep(key: string, sums: SumsAt & { at: number }): void {
    kept.delete(key)
    kept.set(key, sums)
    const [oldest] = kept.keys()
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
  }

  async function present(tx: Tx, before: (SumsAt & { at: number }) | undefined): Promise<SumsAt> {
    const moved = before && (await readDifference(tx, before))
    if (!before || !moved || moved.lost || !isNotBefore(moved.snapshot, before.pgSnapshot)) {
      return readAll(tx)
    }
    const sums = moved.sums ? sumsWith(before.sums, moved.sums) : before.sums
    return { pgSnapshot: moved.snapshot, sums }
  }

  return async (tx: Tx, scope: EventScope, now: number): Promise<readonly EventSum[]> => {
    const key = scopeKey(scope)
    const sums = await present(tx, kept.get(key))
    const other = kept.get(key)
    // An older snapshot may be read after a newer one.
    if (!other || isNotBefore(sums.pgSnapshot, other.pgSnapshot)) {
      keep(key, { ...sums, at: now })
    }
    return sums.sums
  }
}
export type EventSums = ReturnType<typeof eventSums>
