import type { EventColumn } from '@/contract/event/listColumns'

/** Which way the first click on a column's name orders the list: true is the highest first. */
export const descendsFirst: Record<EventColumn, boolean> = {
  id: true,
  type: false,
  status: false,
  group: false,
  agent: false,
  sender: false,
  receiver: false,
  subject: false,
  // The most urgent, the newest, the oldest.
  priority: true,
  created: true,
  modified: true,
  age: true,
  // What comes next.
  appointment: false,
}

/** Room beside an open event, in px; the least telling columns are left out first. */
const roomBeside = 576
const keptBeside: readonly EventColumn[] = [
  'subject',
  'status',
  'type',
  'sender',
  'age',
  'created',
  'group',
  'appointment',
  'agent',
  'priority',
  'receiver',
  'modified',
  'id',
]

/** The columns that fit beside an open event. */
export function columnsBeside(
  columns: readonly EventColumn[],
  leastOf: (column: EventColumn) => number,
): readonly EventColumn[] {
  let room = roomBeside
  const fitting = keptBeside.filter((column) => {
    if (!columns.includes(column)) return false
    room -= leastOf(column)
    return room >= 0
  })
  return columns.filter((column) => fitting.includes(column))
}
