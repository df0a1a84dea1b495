import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { compileEventFilter } from '../filter/eventFilter'
import type { FilterContext } from '../list/source'

/** What is counted by group, each by the filter of the list that stands behind the number. */
const filters = {
  due: 'appointment:due',
  overdue: 'appointment:overdue',
  closedToday: 'closed:today',
  metToday: 'goal:met deadline:today',
  goalsToday: 'goal:met,missed deadline:today',
} as const
type Counted = keyof typeof filters
const countedKeys = Object.keys(filters) as readonly Counted[]

export type GroupCounts = Record<Counted, number>
const nothing: GroupCounts = { due: 0, overdue: 0, closedToday: 0, metToday: 0, goalsToday: 0 }

function countOf(key: Counted, context: FilterContext): RawBuilder<unknown> {
  const { conditions } = compileEventFilter(filters[key], context)
  return sql`SELECT ${sql.lit(key)} AS key, acd_groups_id AS id, count(*)::integer AS count
    FROM acd_events WHERE ${sql.join(conditions, sql` AND `)} GROUP BY acd_groups_id`
}

/** By group; one that is absent has nothing of all. */
export async function groupCounts(
  tx: Tx,
  context: FilterContext,
): Promise<Map<number, GroupCounts>> {
  const parts = countedKeys.map((key) => countOf(key, context))
  const { rows } = await sql<{ key: Counted; id: number; count: number }>`
    ${sql.join(parts, sql` UNION ALL `)}`.execute(tx)
  const counts = new Map<number, GroupCounts>()
  for (const { key, id, count } of rows) {
    counts.set(id, { ...nothing, ...counts.get(id), [key]: count })
  }
  return counts
}

export const countsOf = (counts: ReadonlyMap<number, GroupCounts>, id: number): GroupCounts =>
  counts.get(id) ?? nothing
