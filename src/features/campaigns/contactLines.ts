import { contactOf, importAtOnce, type LineResult } from '@/contract/contactImport'
import { faultsOf } from '@/contract/fault'
import { withoutEmpty } from '@/contract/scalars'
import type { Digits } from '@/fields/useDigits'
import type { ContactKey } from './contactColumns'
import type { FileRow } from './readContactFile'

type Contact = Partial<Record<ContactKey, string>>
export type ContactLine = { line: number; contact: Contact }
/** Why a line is left out: its faults, or an earlier line with the same contact. */
export type LeftOut = { line: number; issues: LineResult['issues']; sameAs?: number }

const isPhone = (key: ContactKey) => key.startsWith('PhoneNumber') || key === 'FaxNumber'

function contactFrom(
  cells: readonly string[],
  columns: readonly (ContactKey | undefined)[],
  readPhone: Digits,
): Contact {
  const contact: Contact = {}
  columns.forEach((key, place) => {
    const cell = cells[place] ?? ''
    if (key === undefined || cell === '') return
    // What is no number stays as it was written: the contract says what is wrong with it.
    contact[key] = isPhone(key) ? (readPhone(cell) ?? cell) : cell
  })
  return contact
}

/** Rows of a file as contacts, judged by the same schema as on the server, before anything is sent. */
export function judgeRows(
  rows: readonly FileRow[],
  columns: readonly (ContactKey | undefined)[],
  readPhone: Digits,
): { good: ContactLine[]; leftOut: LeftOut[] } {
  const good: ContactLine[] = []
  const leftOut: LeftOut[] = []
  const firstLine = new Map<string, number>()
  for (const { line, cells } of rows) {
    const contact = contactFrom(cells, columns, readPhone)
    // Which campaign it is plays no part in whether the line is good.
    const judged = contactOf(withoutEmpty(contact), 1)
    if (!judged.success) {
      leftOut.push({ line, issues: faultsOf(judged.error) })
      continue
    }
    const key = contact.UserData ?? JSON.stringify(contact)
    const sameAs = firstLine.get(key)
    if (sameAs !== undefined) {
      leftOut.push({ line, issues: [], sameAs })
      continue
    }
    firstLine.set(key, line)
    good.push({ line, contact })
  }
  return { good, leftOut }
}

/** Well below the 1 MiB that the server takes, whatever escapes JSON needs. */
const mostBytes = 700_000

/** The lines in pieces that the server takes, each in one go. */
export function inPieces(lines: readonly ContactLine[]): ContactLine[][] {
  const encoder = new TextEncoder()
  const pieces: ContactLine[][] = []
  let size = mostBytes
  for (const line of lines) {
    const bytes = encoder.encode(JSON.stringify(line)).byteLength
    const piece = pieces.at(-1)
    if (piece === undefined || piece.length === importAtOnce || size + bytes > mostBytes) {
      pieces.push([line])
      size = bytes
    } else {
      piece.push(line)
      size += bytes
    }
  }
  return pieces
}
