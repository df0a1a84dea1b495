import { nextLine, readRecord } from './csvRecord'

const sampled = 200

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '')
const hasDigits = (cell = '') => (cell.match(/\d/g)?.length ?? 0) >= 3

/** What most records of a file have in common: the number of cells, and the columns of digits. */
export type RecordShape = { width: number; digits: readonly number[] }

export function commonShape(text: string, delimiter: string): RecordShape {
  const byWidth = new Map<number, string[][]>()
  for (let at = 0, read = 0; at < text.length && read < sampled; read += 1) {
    const { cells, end, lines, badQuote } = readRecord(text, at, delimiter)
    at = end
    if (lines > 1 || badQuote !== undefined || isBlank(cells)) continue
    const alike = byWidth.get(cells.length)
    if (alike) alike.push(cells)
    else byWidth.set(cells.length, [cells])
  }
  const [alike = []] = [...byWidth.values()].sort((one, other) => other.length - one.length)
  const width = alike[0]?.length ?? 0
  const isOfDigits = (column: number) =>
    alike.filter((cells) => hasDigits(cells[column])).length > alike.length * 0.4
  return { width, digits: [...Array(width).keys()].filter(isOfDigits) }
}

/** One line that is a record by itself, as the others of its file are. */
function standsAlone(line: string, delimiter: string, { width, digits }: RecordShape): boolean {
  const quotes = line.match(/"/g)?.length ?? 0
  const { cells, badQuote } = readRecord(line, 0, delimiter)
  if (badQuote !== undefined || quotes % 2 === 1 || cells.length !== width) return false
  return digits.every((column) => hasDigits(cells[column]))
}

/**
 * Whether a record that goes over several lines has swallowed others: its quote is a stray one, and
 * the one that seems to close it belongs to a later record. The last line of a true cell holds its
 * closing quote, so that it never stands alone; the lines between might by chance, and are
 * believed only where columns of digits say so.
 */
export function hasSwallowed(
  text: string,
  from: number,
  end: number,
  delimiter: string,
  shape: RecordShape,
): boolean {
  if (shape.width < 2) return false
  for (let at = nextLine(text, from); at < end; ) {
    const next = nextLine(text, at)
    const isBelieved = next >= end || shape.digits.length > 0
    if (isBelieved && standsAlone(text.slice(at, next), delimiter, shape)) return true
    at = next
  }
  return false
}
