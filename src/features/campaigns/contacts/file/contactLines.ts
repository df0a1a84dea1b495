import { contactOf, importAtOnce, type LineResult } from '@/contract/contactImport'
import { type Fault, faultText } from '@/contract/fault'
import type { NumberReading } from '@/contract/values/phone'
import { withoutEmpty } from '@/contract/values/scalars'
import { faultsOf } from '@/contract/values/schemaFaults'
import type { ContactKey } from '../contactColumns'
import type { FileRow } from './readContactFile'

/** How a number in a file is read: the same as in a form. */
type ReadNumber = (text: string) => NumberReading
type Contact = Partial<Record<ContactKey, string>>
export type ContactLine = { line: number; contact: Contact }

/** Why a line is refused. */
type Reason =
  /** What is wrong with its fields. */
  | { issues: NonNullable<LineResult['issues']> }
  /** An earlier line with the same contact; without a number the server knows which. */
  | { sameAs: number | undefined }
  /** The contact is there, and was not to be overwritten. */
  | { isKept: true }
  /** The column of a quote that is not closed. */
  | { badQuote: number }
  /** More cells than the header has. */
  | { cells: number; columns: number }
  /** Bytes that are no characters in the encoding that was chosen. */
  | { isUnreadable: true }
export type LeftOut = { line: number } & Reason

const isPhone = (key: ContactKey) => key.startsWith('PhoneNumber') || key === 'FaxNumber'

/** What a decoder puts in the place of bytes that are no text. */
const replacement = '\uFFFD'

function contactFrom(
  cells: readonly string[],
  columns: readonly (ContactKey | undefined)[],
  readNumber: ReadNumber,
): { contact: Contact; faults: Fault[] } {
  const contact: Contact = {}
  const faults: Fault[] = []
  columns.forEach((key, place) => {
    const cell = cells[place] ?? ''
    if (key === undefined || cell === '') return
    const reading = isPhone(key) ? readNumber(cell) : undefined
    contact[key] = reading && 'digits' in reading ? reading.digits : cell
    if (reading && 'fault' in reading) faults.push({ path: key, message: faultText(reading.fault) })
  })
  return { contact, faults }
}

/** What is wrong with a row before its cells are looked at; to read on would be to guess. */
function faultOfRow({ cells, badQuote }: FileRow, columns: number): Reason | undefined {
  if (badQuote !== undefined) return { badQuote }
  if (cells.slice(columns).some((cell) => cell !== '')) return { cells: cells.length, columns }
  return cells.some((cell) => cell.includes(replacement)) ? { isUnreadable: true } : undefined
}

/** Rows of a file as contacts, judged by the same schema as on the server, before anything is sent. */
export function validateRows(
  rows: readonly FileRow[],
  columns: readonly (ContactKey | undefined)[],
  readNumber: ReadNumber,
): { good: ContactLine[]; leftOut: LeftOut[] } {
  const good: ContactLine[] = []
  const leftOut: LeftOut[] = []
  const firstLine = new Map<string, number>()
  for (const row of rows) {
    const { line } = row
    const fault = faultOfRow(row, columns.length)
    if (fault) {
      leftOut.push({ line, ...fault })
      continue
    }
    const { contact, faults } = contactFrom(row.cells, columns, readNumber)
    // Which campaign it is plays no part in whether the line is good.
    const judged = contactOf(withoutEmpty(contact), 1)
    if (!judged.success || faults.length > 0) {
      // What is wrong with a number, its reading knows better than the schema.
      const isTold = ({ path }: Fault) => faults.some((fault) => fault.path === path)
      const others = judged.error ? faultsOf(judged.error).filter((fault) => !isTold(fault)) : []
      leftOut.push({ line, issues: [...others, ...faults] })
      continue
    }
    const key = contact.UserData ?? JSON.stringify(contact)
    const sameAs = firstLine.get(key)
    if (sameAs !== undefined) {
      leftOut.push({ line, sameAs })
      continue
    }
    firstLine.set(key, line)
    good.push({ line, contact })
  }
  return { good, leftOut }
}

/** Well below the 1 MiB that the server takes, whatever escapes JSON needs. */
const maxBytes = 700_000

/** The lines in pieces that the server takes, each in one go. */
export function inPieces(lines: readonly ContactLine[]): ContactLine[][] {
  const encoder = new TextEncoder()
  const pieces: ContactLine[][] = []
  let size = maxBytes
  for (const line of lines) {
    const bytes = encoder.encode(JSON.stringify(line)).byteLength
    const piece = pieces.at(-1)
    if (piece === undefined || piece.length === importAtOnce || size + bytes > maxBytes) {
      pieces.push([line])
      size = bytes
    } else {
      piece.push(line)
      size += bytes
    }
  }
  return pieces
}
