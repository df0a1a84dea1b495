import { guessColumns } from '../contactColumns'
import { guessDelimiter } from './csvDelimiter'
import { nextLine, readRecord } from './csvRecord'
import { commonShape, hasSwallowed, isBlank, type RecordShape } from './recordShape'

/** A record, by the line in which it begins, whatever line breaks its cells hold. */
export type FileRow = {
  line: number
  cells: readonly string[]
  /** So many lines it goes over. */
  lines: number
  /** The column, from 1, of a quote that is not closed: the record ends with its line. */
  badQuote?: number
}
type CsvFile = { delimiter: string; records: readonly FileRow[] }

/** What is imported: the records behind the one that names the columns. */
export type ContactFile = {
  delimiter: string
  header: readonly string[]
  rows: readonly FileRow[]
  /** Blank records among them. */
  empty: number
}

/** Excel's own way of naming the separator: no line of data. */
const separatorLine = /^sep=([^\r\n])[ \t]*(?=[\r\n]|$)/i

/** A quote that swallows other records is a stray one, like one that is not closed at all. */
function readRow(text: string, from: number, delimiter: string, shape: RecordShape) {
  const { cells, lines, end, badQuote, brokenCell } = readRecord(text, from, delimiter)
  const isSwallowing = lines > 1 && hasSwallowed(text, from, end, delimiter, shape)
  const stray = isSwallowing ? brokenCell : badQuote
  if (stray === undefined) return { row: { cells, lines }, end }
  const next = nextLine(text, from)
  const line = text.slice(from, next).trim()
  return { row: { cells: line.split(delimiter), lines: 1, badQuote: stray }, end: next }
}

/** Every record of a file, blank ones too. */
export function readContactFile(text: string): CsvFile {
  const separator = separatorLine.exec(text)?.[1]
  const body = separator === undefined ? text : text.slice(nextLine(text, 0))
  const delimiter = separator ?? guessDelimiter(body)
  const shape = commonShape(body, delimiter)
  const records: FileRow[] = []
  let line = separator === undefined ? 1 : 2
  for (let at = 0; at < body.length; ) {
    const { row, end } = readRow(body, at, delimiter, shape)
    records.push({ line, ...row })
    line += row.lines
    at = end
  }
  return { delimiter, records }
}

const offered = 20

/** Records that may name the columns: the first ones that hold anything. */
export const possibleHeaders = ({ records }: CsvFile): readonly FileRow[] =>
  records
    .slice(0, 10 * offered)
    .filter(({ cells }) => !isBlank(cells))
    .slice(0, offered)

const known = ({ cells }: FileRow) => guessColumns(cells).filter((key) => key !== undefined).length

/** The line of the header: where most columns are called as such columns are. */
export function guessHeader(file: CsvFile): number | undefined {
  const [first, ...others] = possibleHeaders(file)
  return others.reduce((best, other) => (best && known(other) > known(best) ? other : best), first)
    ?.line
}

/** The file with the header in this line; what stands above it is not imported. */
export function contactFile(
  { delimiter, records }: CsvFile,
  headerLine: number | undefined,
): ContactFile {
  const at = records.findIndex(({ line }) => line === headerLine)
  const below = at === -1 ? [] : records.slice(at + 1)
  const rows = below.filter(({ cells }) => !isBlank(cells))
  return {
    delimiter,
    header: records[at]?.cells ?? [],
    rows,
    empty: below.length - rows.length,
  }
}
