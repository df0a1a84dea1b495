import { type RefObject, useLayoutEffect, useMemo, useState } from 'react'
import { type ColumnWidth, fitColumns } from './fitColumns'

const usualTextSize = 16

/** How many px one of {@link ColumnWidth} is where the reader has chosen another size of text. */
export const textScale = () =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / usualTextSize

/** The widths of a table's columns: they follow the room of its box, and never its rows. */
export function useFittedWidths(
  box: RefObject<HTMLElement | null>,
  columns: readonly ColumnWidth[],
  taken: number,
): number[] {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const read = () => setRoom(element.clientWidth / textScale())
    read()
    const resized = new ResizeObserver(read)
    resized.observe(element)
    return () => resized.disconnect()
  }, [box])
  return useMemo(() => fitColumns(columns, room - taken), [columns, room, taken])
}
