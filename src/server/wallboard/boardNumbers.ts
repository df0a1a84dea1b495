import { type RawBuilder, sql } from 'kysely'
import { closedStatusIds } from '@/contract/filter/names'
import type { Tx } from '../db/transaction'
import { eventSums } from '../eventList/eventSums'
import { compileEventFilter } from '../filter/eventFilter'
import type { FilterContext } from '../list/source'

/** What is counted by the filter of the list that stands behind the number. */
const filters = {
  due: 'appointment:due',
  overdue: 'appointment:overdue',
  closedToday: 'closed:today',
  metToday: 'goal:met deadline:today',
  goalsToday: 'goal:met,missed deadline:today',
} as const
type Counted = keyof typeof filters
const countedKeys = Object.keys(filters) as readonly Counted[]

const nothing = { open: 0, due: 0, overdue: 0, closedToday: 0, metToday: 0, goalsToday: 0 }
export type BoardNumbers = typeof nothing

/** By group and type; one that is absent has nothing of all. */
export type NumbersByType = ReadonlyMap<number, ReadonlyMap<number, BoardNumbers>>

function countOf(key: Counted, context: FilterContext): RawBuilder<unknown> {
  const { conditions } = compileEventFilter(filters[key], context)
  return sql`SELECT ${sql.lit(key)} AS key, acd_groups_id AS "group", acd_event_types_id AS type,
      count(*)::integer AS count
    FROM acd_events WHERE ${sql.join(conditions, sql` AND `)}
    GROUP BY acd_groups_id, acd_event_types_id`
}

type Count = { key: keyof BoardNumbers; group: number; type: number; count: number }

async function readCounts(tx: Tx, context: FilterContext): Promise<Count[]> {
  const parts = countedKeys.map((key) => countOf(key, context))
  return (await sql<Count>`${sql.join(parts, sql` UNION ALL `)}`.execute(tx)).rows
}

function byType(counts: Iterable<Count>): NumbersByType {
  const numbers = new Map<number, Map<number, BoardNumbers>>()
  for (const { key, group, type, count } of counts) {
    const types = numbers.get(group) ?? new Map<number, BoardNumbers>()
    const before = types.get(type) ?? nothing
    numbers.set(group, types.set(type, { ...before, [key]: before[key] + count }))
  }
  return numbers
}

/** Counts all that the board shows of the groups; what is open comes from the kept sums. */
export function boardNumbers() {
  const readSums = eventSums()
  return async (tx: Tx, context: FilterContext): Promise<NumbersByType> => {
    const sums = await readSums(tx, context.principal.ClientsID, context.now)
    const open = sums
      .filter(({ status }) => !closedStatusIds.includes(status))
      .map((sum): Count => ({ ...sum, key: 'open' }))
    return byType([...open, ...(await readCounts(tx, context))])
  }
}

export function sumOf(all: Iterable<BoardNumbers>): BoardNumbers {
  const total = { ...nothing }
  const keys = Object.keys(nothing) as readonly (keyof BoardNumbers)[]
  for (const numbers of all) for (const key of keys) total[key] += numbers[key]
  return total
}
