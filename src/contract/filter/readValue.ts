import { parseDateValue } from './dates'
import type { FieldKind } from './fields'
import {
  appointmentWords,
  eventStatuses,
  eventTypes,
  findNamed,
  goalWords,
  pastWords,
} from './names'
import { FilterMistake, type Piece } from './scan'
import type { Value } from './terms'

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

/** `open@2026-11-24T10:42`: a word, and when it was so. */
const stoodAt = (text: string): Value | undefined => {
  const [word, moment, ...rest] = text.split('@')
  const stood = pastWords.find((known) => known === word?.toLowerCase())
  const value = moment !== undefined && rest.length === 0 ? parseDateValue(moment) : undefined
  return stood && value && { stood, date: value }
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
const appointmentWord = word(...appointmentWords)
const noMoment = word('none')

/** How each kind reads one value; undefined where it cannot. */
const readers: Record<FieldKind, (value: string) => Value | undefined> = {
  number,
  text,
  date,
  type: named(eventTypes),
  status: (value) => openOrClosed(value) ?? named(eventStatuses)(value),
  group: (value) => number(value) ?? text(value),
  agent: (value) => number(value) ?? nobodyOrMe(value) ?? text(value),
  appointment: (value) => appointmentWord(value) ?? date(value),
  moment: (value) => noMoment(value) ?? date(value),
  goal: word(...goalWords),
  past: stoodAt,
  listed: word('no', 'any'),
}

export function readValue(kind: FieldKind, piece: Piece): Value {
  if (piece.text === '') throw new FilterMistake(piece.at, 'empty_value')
  // A quoted number or word of a name field is a name: group:"42" is the group called 42.
  const isName = piece.quoted && (kind === 'group' || kind === 'agent')
  const value = isName ? text(piece.text) : readers[kind](piece.text)
  if (value === undefined) throw new FilterMistake(piece.at, 'bad_value', piece.text)
  return value
}
