/** How wide a column wants to be, in px at the usual size of text (16 px). */
export type ColumnWidth = {
  width: number
  /** It gives way down to here where there is too little room; absent: it does not. */
  least?: number
  /** Takes what is left; of several, each in proportion to its width. */
  grows?: boolean
  /** It takes no room now. */
  isLeftOut?: boolean
}

/** How far a column can give way. */
export const leastWidth = ({ width, least = width }: ColumnWidth) => Math.min(width, least)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const nothing: ColumnWidth = { width: 0 }

/**
 * The widths of columns in a box. Where there is too little room, those that can give way do so,
 * each by the same share of what it has to give; what then is too much, the box scrolls sideways.
 */
export function fitColumns(all: readonly ColumnWidth[], room: number): number[] {
  const columns = all.map((column) => (column.isLeftOut ? nothing : column))
  const left = room - sum(columns.map(({ width }) => width))
  if (left >= 0) {
    const growing = sum(columns.map(({ width, grows }) => (grows ? width : 0)))
    return columns.map(({ width, grows }) => (grows ? width + (left * width) / growing : width))
  }
  const spare = (column: ColumnWidth) => column.width - leastWidth(column)
  const share = Math.min(1, -left / Math.max(1, sum(columns.map(spare))))
  return columns.map((column) => column.width - spare(column) * share)
}

/** The CSS width of so many px, which follows the reader's size of text. */
export const remOf = (px: number): string => `${Math.round(px * 10) / 160}rem`
