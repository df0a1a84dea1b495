import { type EventFilterField, eventFilterFields, type FieldKind } from '@/contract/filter/fields'
import { fold } from '@/contract/filter/fold'
import {
  appointmentWords,
  eventStatuses,
  eventTypes,
  goalWords,
  type Named,
  pastWords,
} from '@/contract/filter/names'
import { quote } from '@/contract/filter/print'
import { isQuote } from '@/contract/filter/scan'
import { language, m } from '@/messages'
import { isPlainNumber, type NavigationTarget } from '@/navigation/address'

/** `text` is written in place of what was typed; with `leadsTo` it is a page that opens instead. */
type Choice = { text: string; label: string; note?: string; leadsTo?: NavigationTarget }

/** What can be meant by the characters from `from` to `to`. */
export type Suggestion = Choice & { from: number; to: number }

/** Names that only the server knows, and the views with the addresses of their lists. */
export type KnownNames = {
  groups: readonly string[]
  agents: readonly { UID: string; name: string }[]
  views: readonly { name: string; leadsTo: NavigationTarget }[]
  /** Of another system, which may list an event no more. */
  areMirrored: boolean
}

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
  names.map(({ labels }) => ({ text: quoted(labels[language]), label: labels[language] }))

const ofWords = (...words: (keyof typeof m.filterHelp.wordNotes)[]): Choice[] =>
  words.map((word) => ({
    text: word,
    label: m.filter.words[word],
    note: m.filterHelp.wordNotes[word],
  }))

const moments = ['today', 'yesterday', '>=-1h', '>=-24h', '>=-7d', '<-7d'] as const
const dates = (): Choice[] => moments.map((text) => ({ text, label: m.filter.moments[text] }))

const pastMoments = ['-1h', 'today', 'yesterday'] as const
const pastChoices = (): Choice[] =>
  pastWords.flatMap((word) =>
    pastMoments.map((moment) => ({
      text: `${word}@${moment}`,
      label: `${m.filter.words[word]}, ${m.filterHelp.pastMoments[moment]}`,
    })),
  )

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
    appointment: () => ofWords(...appointmentWords),
    moment: () => [...dates(), ...ofWords('none')],
    goal: () => ofWords(...goalWords),
    past: pastChoices,
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

const fieldNames = Object.keys(eventFilterFields) as EventFilterField[]

const fieldChoices = ({ areMirrored }: KnownNames): Choice[] =>
  fieldNames
    .filter((field) => areMirrored || field !== 'listed')
    .map((field) => ({
      text: `${field}:`,
      label: m.filter.fields[field],
      note: m.filterHelp.fieldNotes[field],
    }))

/** Values that are found by their name alone, without the field before them. */
const valueChoices = (typed: string, names: KnownNames): Choice[] =>
  (['status', 'type', 'group', 'agent', 'appointment'] as const).flatMap((field) =>
    fitting(choices(eventFilterFields[field], names), typed).map(({ text, label }) => ({
      text: `${field}:${text}`,
      label: m.filter.is(m.filter.fields[field], label),
    })),
  )

const viewChoices = (typed: string, { views }: KnownNames): Choice[] =>
  fitting(
    views.map(({ name, leadsTo }) => ({ text: name, label: name, leadsTo })),
    typed,
  ).map((choice) => ({ ...choice, label: m.filter.is(m.views.one, choice.label) }))

const eventChoice = (typed: string): Choice[] =>
  isPlainNumber(typed)
    ? [
        {
          text: typed,
          label: m.events.one(Number(typed)),
          leadsTo: { to: `/events/${Number(typed)}` },
        },
      ]
    : []

/** A word alone may be the beginning of a field, a value, a view, or the number of an event. */
function wordChoices(typed: string, isAlone: boolean, names: KnownNames): Choice[] {
  const fields = fitting(fieldChoices(names), typed)
  if (typed === '') return fields
  const values = valueChoices(typed, names)
  const pages = isAlone ? [...eventChoice(typed), ...viewChoices(typed, names)] : []
  return [...fields, ...pages, ...values]
}

/** What could be meant at the caret: fields, values, views and events by their names. */
export function suggest(text: string, caret: number, names: KnownNames): Suggestion[] {
  const start = wordStart(text, caret)
  const word = text.slice(start, caret)
  const [, not = '', field = '', values] = /^(-?)(?:(\p{L}+):)?(.*)$/su.exec(word) ?? []
  const kind = Object.hasOwn(eventFilterFields, field.toLowerCase())
    ? eventFilterFields[field.toLowerCase() as EventFilterField]
    : undefined
  const isField = kind === undefined
  const typed = isField ? word.slice(not.length) : ((values ?? '').split(',').at(-1) ?? '')
  if (isField && (field !== '' || typed.startsWith('"'))) return []
  // Behind a minus, or behind digits as in a spaced number, it names no page.
  const isAlone = not === '' && !/\d\s*$/.test(text.slice(0, start))
  const found = isField ? wordChoices(typed, isAlone, names) : fitting(choices(kind, names), typed)
  return found
    .filter((choice) => choice.leadsTo || choice.text !== typed)
    .map((choice) => ({ ...choice, from: caret - typed.length, to: caret }))
}

/** The text with the suggestion in it, and where the caret then stands. */
export function accept(
  text: string,
  { from, to, text: wanted, leadsTo }: Suggestion,
): { text: string; caret: number } {
  const rest = text.slice(to)
  // What was typed led to a page: it is no term of the filter.
  if (leadsTo) return { text: text.slice(0, from) + rest.trimStart(), caret: from }
  const isDone = !wanted.endsWith(':')
  const gap = isDone && rest === '' ? ' ' : ''
  return {
    text: text.slice(0, from) + wanted + gap + rest,
    caret: from + wanted.length + gap.length,
  }
}
