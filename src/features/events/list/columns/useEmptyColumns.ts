import { useState } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import type { EventColumn } from '@/contract/event/listColumns'
import { eventPageSize } from '@/contract/event/listRequest'
import { listKeyOf, type useEventRows } from '../useEventRows'

const emptyWhere: Partial<Record<EventColumn, (event: AcdEvent) => boolean>> = {
  agent: ({ UsersID }) => UsersID === null,
  receiver: ({ Receiver }) => Receiver === null,
  appointment: ({ dtRemind }) => dtRemind === null,
}

const columnsEmptyIn = (events: readonly AcdEvent[]): readonly EventColumn[] =>
  Object.entries(emptyWhere).flatMap(([column, isEmpty]) =>
    // Object.entries widens the keys to string.
    events.every(isEmpty) ? [column as EventColumn] : [],
  )

const none: readonly EventColumn[] = []

/**
 * The columns that hold nothing in the rows that were read first. They stay the same for as long as
 * the list does: rows that scroll in never move a column.
 */
export function useEmptyColumns(
  { asked, rowAt }: Pick<ReturnType<typeof useEventRows>, 'asked' | 'rowAt'>,
  first: number,
): readonly EventColumn[] {
  const key = listKeyOf(asked)
  const [known, setKnown] = useState({ key: '', columns: none })
  if (known.key === key || rowAt(first) === undefined)
    return known.key === key ? known.columns : none
  const places = Array.from({ length: eventPageSize }, (_, at) => first + at)
  const read = places.map(rowAt).filter((event) => event !== undefined)
  const columns = columnsEmptyIn(read)
  setKnown({ key, columns })
  return columns
}
