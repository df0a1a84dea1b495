import { printDateValue } from './dates'
import { eventStatuses, eventTypes } from './names'
import { isQuote, scan, type Token } from './scan'
import { joinNumbers } from './spacedNumber'
import type { Bound, FieldTerm, Term, Value } from './terms'

/** A text as one word of the language, whatever it holds. */
export const quote = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

/** Bare where that reads back as the same word. */
const printWord = (text: string) =>
  /^[^\s-][^\s]*$/.test(text) && !isQuote(text[0]) && !/^\p{L}+:(?!\/\/)/u.test(text)
    ? text
    : quote(text)

/** Without quotes, a name that is a number would be an ID, and `me` or `none` a keyword. */
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
  if ('stood' in value) return `${value.stood}@${printDateValue(value.date)}`
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

function printTerm(term: Term): string {
  const minus = term.not ? '-' : ''
  if (term.kind === 'field') return `${minus}${term.field}:${printTest(term)}`
  return `${minus}${term.spaced ? term.text : printWord(term.text)}`
}

/** Each word is read as one by itself, and not as one number with its neighbour. */
function isReadApart(printed: string, terms: readonly Term[]): boolean {
  const tokens = [...joinNumbers(scan(printed))]
  const isSame = ({ pieces }: Token, term: Term | undefined) =>
    term?.kind !== 'word' || pieces.length === (term.spaced ? term.text.split(' ').length : 1)
  return tokens.length === terms.length && tokens.every((token, at) => isSame(token, terms[at]))
}

/** Terms to text: reading it again gives the same terms. */
export function printFilter(terms: readonly Term[]): string {
  const printed = terms.map(printTerm)
  const together = printed.join(' ')
  // `""` asks for nothing, and stands between two numbers that would be read as one.
  return isReadApart(together, terms) ? together : printed.join(' "" ')
}
