import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { eventQueries } from '@/client/events'
import type { AcdEvent } from '@/contract/event/events'
import type { TableHandle } from '@/ui/table/DataTable'
import type { useEventRows } from './useEventRows'

type OpenInSightOptions = {
  table: RefObject<TableHandle<AcdEvent> | null>
  rows: ReturnType<typeof useEventRows>
  /** The event that is open beside the list, or was open in its place until now. */
  meant: number | undefined
  /** The address names the first row in sight. */
  isPlaced: boolean
}

/** Scrolls to the open event's row, once for each event, however far down it is. */
export function useOpenInSight({ table, rows, meant, isPlaced }: OpenInSightOptions): void {
  const seen = useRef(isPlaced ? meant : undefined)
  const sought = useRef<number>(undefined)
  const drawn = meant === undefined ? undefined : rows.placeOf(meant)
  // A row that is drawn, or was shown before, needs no question.
  const isSought = meant !== undefined && seen.current !== meant && drawn === undefined
  const { data } = useQuery({
    // The page of the event fills this entry: who does not ask does not hear of it.
    ...eventQueries.neighbours(isSought ? meant : 0, rows.asked),
    enabled: isSought && rows.snapshot !== undefined,
  })
  const far = data?.matches && rows.count !== undefined ? data.index : undefined
  useEffect(() => {
    if (meant === undefined) seen.current = undefined
    if (meant === undefined || seen.current === meant) return
    if (drawn !== undefined) {
      table.current?.show(drawn)
      seen.current = meant
    } else if (far !== undefined && sought.current !== meant) {
      // The list may be an older snapshot: this is close to the row, which is drawn then.
      table.current?.show(far)
      sought.current = meant
    }
  }, [table, meant, drawn, far])
}
