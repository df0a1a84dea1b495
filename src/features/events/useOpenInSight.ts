import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { eventQueries } from '@/client/events'
import type { AcdEvent } from '@/contract/events'
import type { TableHandle } from '@/ui/DataTable'
import type { useEventRows } from './useEventRows'

type Settings = {
  table: RefObject<TableHandle<AcdEvent> | null>
  rows: ReturnType<typeof useEventRows>
  open: number | undefined
  /** The address says where in the list one is. */
  isPlaced: boolean
}

/** The row of the event that is open comes into sight, however far down it is: once for each. */
export function useOpenInSight({ table, rows, open, isPlaced }: Settings): void {
  const seen = useRef(isPlaced ? open : undefined)
  const { data } = useQuery({
    ...eventQueries.neighbours(open ?? 0, rows.asked),
    enabled: open !== undefined && rows.pinned !== undefined,
  })
  const drawn = open === undefined ? undefined : rows.placeOf(open)
  const far = data?.matches && rows.count !== undefined ? data.index : undefined
  const place = drawn ?? far
  useEffect(() => {
    if (open === undefined) seen.current = undefined
    if (place === undefined || seen.current === open) return
    table.current?.show(place)
    seen.current = open
  }, [table, open, place])
}
