import { type RefObject, useEffect, useRef } from 'react'
import type { AcdEvent } from '@/contract/events'
import type { TableHandle } from '@/ui/DataTable'

/** Closing an event leaves the keyboard on nothing, or on the page as a whole. */
const isFree = () => {
  const { activeElement } = document
  return !activeElement || activeElement === document.body || activeElement.id === 'content'
}

/** The keyboard returns to the row of the event that was closed, as soon as it is drawn. */
export function useReturn(
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
