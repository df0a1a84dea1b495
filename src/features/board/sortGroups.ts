import { fold } from '@/contract/filter/fold'
import type { BoardGroup } from '@/contract/wallboard'
import type { Order } from '@/ui/table/TableHead'

/** A group with what stands beside its numbers in the list of all groups. */
export type ListedGroup = BoardGroup & {
  number?: string | null
  type?: string
  capacityLeft?: number | null
  members?: number
}

const keys = {
  name: ({ Name }: ListedGroup) => fold(Name),
  number: ({ number }: ListedGroup) => number ?? null,
  type: ({ type }: ListedGroup) => type ?? null,
  open: ({ open }: ListedGroup) => open,
  oldest: ({ oldest }: ListedGroup) => oldest,
  due: ({ due }: ListedGroup) => due,
  overdue: ({ overdue }: ListedGroup) => overdue,
  closedToday: ({ closedToday }: ListedGroup) => closedToday,
  inTimeToday: ({ inTimeToday }: ListedGroup) => inTimeToday,
  capacityLeft: ({ capacityLeft }: ListedGroup) => capacityLeft ?? null,
  members: ({ members }: ListedGroup) => members ?? null,
} as const
export type GroupSort = keyof typeof keys

const isSort = (by: string): by is GroupSort => Object.hasOwn(keys, by)

/** Nothing comes last in both directions; what is equal stands by due, open and name. */
export function sortGroups<Row extends ListedGroup>(
  groups: readonly Row[],
  { by, ascending }: Order,
): readonly Row[] {
  const keyOf = keys[isSort(by) ? by : 'overdue']
  return groups.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    if ((one === null) !== (other === null)) return one === null ? 1 : -1
    const way = one === null || other === null || one === other ? 0 : one < other ? -1 : 1
    return (
      (ascending ? way : -way) ||
      b.due - a.due ||
      b.open - a.open ||
      fold(a.Name).localeCompare(fold(b.Name))
    )
  })
}
