import { type EventField, eventFields, type FieldKind } from '@/contract/filter/fields'
import { fold } from '@/contract/filter/fold'
import { eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import { quote } from '@/contract/filter/print'
import { isQuote } from '@/contract/filter/scan'
import { language, languages, m } from '@/messages'

/** What can be written in place of the characters from `from` to `to`. */
export type Suggestion = { text: string; label: string; from: number; to: number }

/** Names that only the server knows. */
export type KnownNames = {
  groups: readonly string[]
  agents: readonly { UID: string; name: string }[]
}

type Choice = { text: string; label: string }

const most = 9

/** Where the word begins that the caret stands in, quotes heeded. */
function wordStart(text: string, caret: number): number {
  let start = 0
  let isQuoted = false
  for (let at = 0; at < caret; at += 1) {
    if (isQuote(text[at])) isQuoted = !isQuoted
    else if (!isQuoted && /\s/.test(text[at] ?? '')) start = at + 1
  }
  return start
}

const quoted = (name: string) =>
  /^[\p{L}\p{N}_@][\p{L}\p{N}_@.-]*$/u.test(name) ? name : quote(name)

const ofNames = (names: readonly Named[]): Choice[] =>
  names.map(({ key, labels }) => {
    const label = labels[languages.indexOf(language)] ?? key
    return { text: quoted(label), label }
  })

const ofWords = (...words: (keyof typeof m.filter.words)[]): Choice[] =>
  words.map((word) => ({ text: word, label: m.filter.words[word] }))

const moments = ['today', 'yesterday', '>=-1h', '>=-24h', '>=-7d', '<-7d'] as const
const dates = (): Choice[] => moments.map((text) => ({ text, label: m.filter.moments[text] }))

/** What can stand behind the colon, for each kind of field. */
function choices(kind: FieldKind, { groups, agents }: KnownNames): Choice[] {
  const lists: Partial<Record<FieldKind, () => Choice[]>> = {
    type: () => ofNames(eventTypes),
    status: () => [...ofWords('open', 'closed'), ...ofNames(eventStatuses)],
    group: () => groups.map((name) => ({ text: quoted(name), label: name })),
    agent: () => [
      ...ofWords('me', 'none'),
      ...agents.map(({ UID, name }) => ({ text: quoted(UID), label: name })),
    ],
    date: dates,
    appointment: () => ofWords('due', 'today', 'later', 'any', 'none'),
  }
  return lists[kind]?.() ?? []
}

/** Those that begin with what was typed before those that only hold it. */
function fitting(all: readonly Choice[], typed: string): Choice[] {
  const wanted = fold(typed.replaceAll('"', ''))
  const rank = ({ text, label }: Choice) => {
    const words = [fold(label), fold(text).replaceAll('"', '')]
    if (words.some((word) => word.startsWith(wanted))) return 0
    return words.some((word) => word.includes(wanted)) ? 1 : 2
  }
  return all
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice)
}

const fieldChoices = (): Choice[] =>
  Object.keys(eventFields).map((field) => ({
    text: `${field}:`,
    label: m.filter.fields[field as EventField],
  }))

/** What could be meant at the caret: names of fields, then values of the field. */
export function suggest(text: string, caret: number, names: KnownNames): Suggestion[] {
  const start = wordStart(text, caret)
  const word = text.slice(start, caret)
  const [, not = '', field = '', values] = /^(-?)(?:(\p{L}+):)?(.*)$/su.exec(word) ?? []
  const kind = Object.hasOwn(eventFields, field.toLowerCase())
    ? eventFields[field.toLowerCase() as EventField]
    : undefined
  const isField = kind === undefined
  const typed = isField ? word.slice(not.length) : ((values ?? '').split(',').at(-1) ?? '')
  if (isField && (field !== '' || typed.startsWith('"'))) return []
  const found = fitting(isField ? fieldChoices() : choices(kind, names), typed)
  return found
    .filter((choice) => choice.text !== typed)
    .slice(0, most)
    .map((choice) => ({ ...choice, from: caret - typed.length, to: caret }))
}

/** The text with the suggestion in it, and where the caret then stands. */
export function accept(
  text: string,
  { from, to, text: wanted }: Suggestion,
): { text: string; caret: number } {
  const rest = text.slice(to)
  const isDone = !wanted.endsWith(':')
  const gap = isDone && rest === '' ? ' ' : ''
  return {
    text: text.slice(0, from) + wanted + gap + rest,
    caret: from + wanted.length + gap.length,
  }
}
