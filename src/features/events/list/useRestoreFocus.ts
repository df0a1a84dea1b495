import { type RefObject, useEffect, useRef } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import type { TableHandle } from '@/ui/table/DataTable'

/** True where closing an event left the focus on nothing, or on the page as a whole. */
const isFree = () => {
  const { activeElement } = document
  return !activeElement || activeElement === document.body || activeElement.id === 'content'
}

/** Moves the focus back to the row of the closed event, as soon as it is drawn. */
export function useRestoreFocus(
  table: RefObject<TableHandle<AcdEvent> | null>,
  closed: number | undefined,
): void {
  const returned = useRef<number>(undefined)
  useEffect(() => {
    if (closed === undefined) returned.current = undefined
    if (closed === undefined || returned.current === closed || !isFree()) return
    if (table.current?.goToRow(({ ID }) => ID === closed)) returned.current = closed
  })
}
