import { type KeyboardEvent, useState } from 'react'

/** Which cell: its row, counted from 0, and its column. */
export type Cell = readonly [row: number, column: number]

const idOf = ([row, column]: Cell) => `${row}:${column}`
const cellOf = (id: string): Cell => {
  const [row = 0, column = 0] = id.split(':').map(Number)
  return [row, column]
}

const steps: Record<string, Cell> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cells from one on, in the direction of a key; `Home` and `End` begin at the row's ends. */
function* cellsOf(key: string, [row, column]: Cell, [rows, columns]: Cell): Generator<Cell> {
  const within = ([r, c]: Cell) => r >= 0 && c >= 0 && r < rows && c < columns
  const [down, right] = steps[key] ?? (key === 'Home' ? [0, 1] : [0, -1])
  const before = { Home: -1, End: columns }[key] ?? column
  for (
    let at: Cell = [row + down, before + right];
    within(at);
    at = [at[0] + down, at[1] + right]
  ) {
    yield at
  }
}

const isKey = (key: string) => key in steps || key === 'Home' || key === 'End'

/**
 * The buttons of a table as one Tab stop: the one that had the focus last, else the `entry`. Arrows,
 * Home and End move among them and pass over cells without a button.
 */
export function useGridStop(size: Cell, has: (cell: Cell) => boolean, entry: Cell) {
  const [last, setLast] = useState<Cell>()
  const stop = last && has(last) ? last : entry
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const from = event.target instanceof HTMLElement ? event.target.dataset.cell : undefined
      if (from === undefined || !isKey(event.key)) return
      event.preventDefault()
      const next = [...cellsOf(event.key, cellOf(from), size)].find(has)
      if (next === undefined) return
      event.currentTarget.querySelector<HTMLElement>(`[data-cell="${idOf(next)}"]`)?.focus()
    },
    button: (cell: Cell) => ({
      'data-cell': idOf(cell),
      tabIndex: idOf(cell) === idOf(stop) ? 0 : -1,
      onFocus: () => setLast(cell),
    }),
  }
}
