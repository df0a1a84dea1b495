import { printDateValue } from './dates'
import { eventStatuses, eventTypes } from './names'
import type { Bound, FieldTerm, Term, Value } from './terms'

/** A text as one word of the language, whatever it holds. */
export const quote = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

/** Bare where that reads back as the same word. */
const printWord = (text: string) =>
  /^[^\s"-][^\s]*$/.test(text) && !/^\p{L}+:(?!\/\/)/u.test(text) ? text : quote(text)

/** A group or agent called like a number, or an agent called like a word, is none when bare. */
const isTakenForOther = (field: string, text: string) =>
  (field === 'group' || field === 'agent') && /^(\d+|me|none)$/i.test(text)

/** Bare where that reads back as the same value. */
const printText = (field: string, text: string) =>
  /^[\p{L}\p{N}_@+][\p{L}\p{N}_@+./:#-]*$/u.test(text) && !isTakenForOther(field, text)
    ? text
    : quote(text)

const nameOf = (field: string, id: number): string => {
  const names = field === 'type' ? eventTypes : field === 'status' ? eventStatuses : []
  return names.find((name) => name.id === id)?.key ?? String(id)
}

function printValue(field: string, value: Value): string {
  if ('word' in value) return value.word
  if ('id' in value) return nameOf(field, value.id)
  if ('date' in value) return printDateValue(value.date)
  return printText(field, value.text)
}

function printRange(field: string, from: Bound | undefined, to: Bound | undefined): string {
  if (from && to) return `${printValue(field, from.value)}..${printValue(field, to.value)}`
  if (from) return `>${from.included ? '=' : ''}${printValue(field, from.value)}`
  return to ? `<${to.included ? '=' : ''}${printValue(field, to.value)}` : ''
}

const printTest = ({ field, test }: FieldTerm): string =>
  'any' in test
    ? test.any.map((value) => printValue(field, value)).join(',')
    : printRange(field, test.from, test.to)

const printTerm = (term: Term): string =>
  `${term.not ? '-' : ''}${term.kind === 'word' ? printWord(term.text) : `${term.field}:${printTest(term)}`}`

/** Terms to text: reading it again gives the same terms. */
export const printFilter = (terms: readonly Term[]): string => terms.map(printTerm).join(' ')
