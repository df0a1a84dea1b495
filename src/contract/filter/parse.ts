import { parseDateValue } from './dates'
import type { FieldKind, FilterFields } from './fields'
import { eventStatuses, eventTypes, findNamed } from './names'
import { FilterMistake, type Piece, scan, type Token } from './scan'
import type { Bound, Mistake, Term, Test, Value } from './terms'

export const longestFilter = 2000
export const mostTerms = 50
const largestId = 2_147_483_647

const number = (text: string): Value | undefined =>
  /^\d{1,10}$/.test(text) && Number(text) <= largestId ? { id: Number(text) } : undefined

const word =
  (...words: string[]) =>
  (text: string): Value | undefined =>
    words.includes(text.toLowerCase()) ? { word: text.toLowerCase() } : undefined

const date = (text: string): Value | undefined => {
  const value = parseDateValue(text)
  return value && { date: value }
}

const named =
  (names: typeof eventTypes) =>
  (text: string): Value | undefined => {
    const found = findNamed(names, text)
    return found && { id: found.id }
  }

const text = (value: string): Value => ({ text: value })
const openOrClosed = word('open', 'closed')
const nobodyOrMe = word('none', 'me')
const appointmentWords = word('none', 'any', 'due', 'later', 'today')

/** How each kind reads one value; undefined where it cannot. */
const readers: Record<FieldKind, (value: string) => Value | undefined> = {
  number,
  text,
  date,
  type: named(eventTypes),
  status: (value) => openOrClosed(value) ?? named(eventStatuses)(value),
  group: (value) => number(value) ?? text(value),
  agent: (value) => number(value) ?? nobodyOrMe(value) ?? text(value),
  appointment: (value) => appointmentWords(value) ?? date(value),
}

const ranged: ReadonlySet<FieldKind> = new Set<FieldKind>(['number', 'date', 'appointment'])

function readValue(kind: FieldKind, piece: Piece): Value {
  if (piece.text === '') throw new FilterMistake(piece.at, 'empty_value')
  // A quoted number or word of a name field is a name: group:"42" is the group called 42.
  const isName = piece.quoted && (kind === 'group' || kind === 'agent')
  const value = isName ? text(piece.text) : readers[kind](piece.text)
  if (value === undefined) throw new FilterMistake(piece.at, 'bad_value', piece.text)
  return value
}

/** An end of a range: a number or a date, never one of the words. */
function readBound(kind: FieldKind, at: number, written: string, included: boolean): Bound {
  const value = readValue(kind === 'appointment' ? 'date' : kind, {
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

function readTest(kind: FieldKind, pieces: Piece[]): Test {
  const [only] = pieces
  const range = only && pieces.length === 1 ? readRange(kind, only) : undefined
  return range ?? { any: pieces.map((piece) => readValue(kind, piece)) }
}

function readTerm(token: Token, fields: FilterFields): Term {
  const { not, at, end, pieces, field } = token
  if (field === undefined) return { kind: 'word', not, text: pieces[0]?.text ?? '', at, end }
  const name = field.name.toLowerCase()
  const kind = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (kind === undefined) throw new FilterMistake(field.at, 'unknown_field', field.name)
  return { kind: 'field', not, field: name, test: readTest(kind, pieces), at, end }
}

function refuseUnreadable(written: string): void {
  if (written.length > longestFilter) throw new FilterMistake(longestFilter, 'too_long')
  const bad = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u.exec(written)
  if (bad) throw new FilterMistake(bad.index, 'bad_character')
}

/** Text to terms, or the first mistake and where it is. All terms must hold. */
export function parseFilter(
  written: string,
  fields: FilterFields,
): { terms: Term[] } | { mistake: Mistake } {
  try {
    refuseUnreadable(written)
    const terms = scan(written)
      .map((token) => readTerm(token, fields))
      // `""` asks for nothing.
      .filter((term) => term.kind === 'field' || term.text !== '')
    const tooMany = terms[mostTerms]
    if (tooMany) throw new FilterMistake(tooMany.at, 'too_many_terms')
    return { terms }
  } catch (error) {
    if (error instanceof FilterMistake) return { mistake: error.mistake }
    throw error
  }
}
