import type { FieldKind } from './fields'
import { readValue } from './readValue'
import { FilterMistake, type Piece } from './scan'
import type { Bound, Test } from './terms'

/** Dates beside words, which are no end of a range. */
const dated: ReadonlySet<FieldKind> = new Set<FieldKind>(['appointment', 'moment'])
const ranged: ReadonlySet<FieldKind> = new Set<FieldKind>(['number', 'date', ...dated])

/** An end of a range: a number or a date, never one of the words. */
function readBound(kind: FieldKind, at: number, written: string, included: boolean): Bound {
  const value = readValue(dated.has(kind) ? 'date' : kind, {
    text: written,
    quoted: false,
    at,
  })
  return { value, included }
}

function readRange(kind: FieldKind, piece: Piece): Test | undefined {
  if (piece.quoted) return undefined
  const compared = /^(>=|<=|>|<)(.*)$/s.exec(piece.text)
  const spread = piece.text.split('..')
  if (!compared && spread.length !== 2) return undefined
  if (!ranged.has(kind)) {
    if (!compared) return undefined
    throw new FilterMistake(piece.at, 'no_ranges', piece.text)
  }
  if (compared) {
    const [, sign = '', rest = ''] = compared
    const bound = readBound(kind, piece.at + sign.length, rest, sign.endsWith('='))
    return sign.startsWith('>') ? { from: bound } : { to: bound }
  }
  const [low = '', high = ''] = spread
  if (low === '' && high === '') throw new FilterMistake(piece.at, 'empty_value', piece.text)
  return {
    ...(low === '' ? {} : { from: readBound(kind, piece.at, low, true) }),
    ...(high === '' ? {} : { to: readBound(kind, piece.at + low.length + 2, high, true) }),
  }
}

/** What stands behind the colon: values, a comparison, or a range. */
export function readTest(kind: FieldKind, pieces: Piece[]): Test {
  const [only] = pieces
  const range = only && pieces.length === 1 ? readRange(kind, only) : undefined
  return range ?? { any: pieces.map((piece) => readValue(kind, piece)) }
}
