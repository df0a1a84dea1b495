/** A record of a CSV file as it was read: where it ends, and over how many lines it goes. */
export type CsvRecord = {
  cells: string[]
  /** Where the next record begins in the text. */
  end: number
  lines: number
  /** The column, from 1, of the first cell that goes over a line break. */
  brokenCell?: number
  /** The column, from 1, of a quote that is not closed, or not where its cell ends. */
  badQuote?: number
}

/** A cell that is longer has lost its end: no field of a contact takes a tenth of it. */
const longestCell = 32_768

const isBreak = (character: string | undefined) => character === '\n' || character === '\r'

/** Behind the line break that stands here, if one does. */
const afterBreak = (text: string, at: number) =>
  at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : isBreak(text[at]) ? 1 : 0)

function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && !isBreak(text[at])) at += 1
  return at
}

/** Behind the line that begins here, with its line break. */
export const nextLine = (text: string, from: number): number =>
  afterBreak(text, endOfLine(text, from))

const countLines = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

type Cell = { value: string; end: number; isBad: boolean }

function plainCell(text: string, from: number, delimiter: string): Cell {
  let at = from
  while (at < text.length && text[at] !== delimiter && !isBreak(text[at])) at += 1
  const value = text.slice(from, at)
  return { value, end: at, isBad: false }
}

/** `from` is behind the opening quote. Two quotes are one; blanks may follow the closing one. */
function quotedCell(text: string, from: number, delimiter: string): Cell {
  let [at, value] = [from, '']
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1 || quote - from > longestCell) return { value, end: from, isBad: true }
    value += text.slice(at, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      at = quote + 2
      continue
    }
    let end = quote + 1
    while (text[end] === ' ' || (text[end] === '\t' && delimiter !== '\t')) end += 1
    const isClosed = end >= text.length || text[end] === delimiter || isBreak(text[end])
    return { value, end, isBad: !isClosed }
  }
}

/** Reads the record that begins here by the rules of RFC 4180; a bad quote ends its line. */
export function readRecord(text: string, from: number, delimiter: string): CsvRecord {
  const cells: string[] = []
  let at = from
  let brokenCell: number | undefined
  for (;;) {
    const isQuoted = text[at] === '"'
    const cell = isQuoted ? quotedCell(text, at + 1, delimiter) : plainCell(text, at, delimiter)
    cells.push(cell.value.trim())
    if (isQuoted && /[\r\n]/.test(cell.value)) brokenCell ??= cells.length
    if (cell.isBad) {
      return { cells, end: nextLine(text, from), lines: 1, badQuote: cells.length }
    }
    at = cell.end
    if (text[at] !== delimiter) break
    at += 1
  }
  const lines = 1 + countLines(text.slice(from, at))
  return { cells, end: afterBreak(text, at), lines, ...(brokenCell ? { brokenCell } : {}) }
}
