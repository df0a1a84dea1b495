import { sql } from 'kysely'
import { closedStatusIds } from '@/contract/filter/names'
import type { Tx } from '../db/transaction'
import type { EventSums } from '../eventList/eventSums'
import { compileEventFilter } from '../filter/eventFilter'
import type { FilterContext } from '../list/source'
import { type Counts, readPassedGoals } from '../milestones/quarterHours'

const nothing = { open: 0, due: 0, overdue: 0, closedToday: 0, metToday: 0, goalsToday: 0 }
export type BoardNumbers = typeof nothing

/** By group and type; one that is absent has nothing of all. */
export type NumbersByType = ReadonlyMap<number, ReadonlyMap<number, BoardNumbers>>

type OfGroup = { AcdGroupsID: number; AcdEventTypesID: number }
/** What the quarter hours since midnight add up to, for each group and type. */
type Today = { midnight: number; groups: readonly (OfGroup & Pick<Counts, 'closed'>)[] }
export type Count = { key: keyof BoardNumbers; group: number; type: number; count: number }

/** Time alone makes an event due, so they are counted now, by the filters of their lists. */
async function readDue(tx: Tx, context: FilterContext): Promise<Count[]> {
  const [due, overdue] = ['appointment:due', 'appointment:overdue'].map((filter) =>
    sql.join(compileEventFilter(filter, context).conditions, sql` AND `),
  )
  type Row = { group: number; type: number; due: number; overdue: number }
  // What is overdue is due.
  const { rows } = await sql<Row>`SELECT acd_groups_id AS "group", acd_event_types_id AS type,
      count(*)::integer AS due, (count(*) FILTER (WHERE ${overdue}))::integer AS overdue
    FROM acd_events WHERE ${due} GROUP BY acd_groups_id, acd_event_types_id`.execute(tx)
  return rows.flatMap(({ due, overdue, ...place }): Count[] => [
    { ...place, key: 'due', count: due },
    { ...place, key: 'overdue', count: overdue },
  ])
}

/** What was counted when it happened: the sums of the quarter hours since midnight. */
async function readSince(tx: Tx, now: number, { midnight, groups }: Today): Promise<Count[]> {
  const passed = await readPassedGoals(tx, { from: midnight, now })
  const place = ({ AcdGroupsID, AcdEventTypesID }: OfGroup) => ({
    group: AcdGroupsID,
    type: AcdEventTypesID,
  })
  return [
    ...groups.map((one): Count => ({ ...place(one), key: 'closedToday', count: one.closed })),
    ...passed.flatMap((one): Count[] => [
      { ...place(one), key: 'metToday', count: one.met },
      { ...place(one), key: 'goalsToday', count: one.goals },
    ]),
  ]
}

export function byType(counts: Iterable<Count>): NumbersByType {
  const numbers = new Map<number, Map<number, BoardNumbers>>()
  for (const { key, group, type, count } of counts) {
    const types = numbers.get(group) ?? new Map<number, BoardNumbers>()
    const before = types.get(type) ?? nothing
    numbers.set(group, types.set(type, { ...before, [key]: before[key] + count }))
  }
  return numbers
}

/** Counts all that the board shows of the groups; what is open comes from the kept sums. */
export function boardNumbers(readSums: EventSums) {
  return async (tx: Tx, context: FilterContext, today: Today): Promise<NumbersByType> => {
    const { now, principal } = context
    const sums = await readSums(tx, principal, now)
    const open = sums
      .filter(({ status }) => !closedStatusIds.includes(status))
      .map((sum): Count => ({ ...sum, key: 'open' }))
    return byType([...open, ...(await readDue(tx, context)), ...(await readSince(tx, now, today))])
  }
}

export function sumOf(all: Iterable<BoardNumbers>): BoardNumbers {
  const total = { ...nothing }
  const keys = Object.keys(nothing) as readonly (keyof BoardNumbers)[]
  for (const numbers of all) for (const key of keys) total[key] += numbers[key]
  return total
}
