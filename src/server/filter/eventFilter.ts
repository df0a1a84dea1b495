import { sql } from 'kysely'
import { dependsOnNow } from '@/contract/filter/depends'
import { type EventFilterField, eventFilterFields } from '@/contract/filter/fields'
import { fold } from '@/contract/filter/fold'
import { closedStatusIds } from '@/contract/filter/names'
import { isInternational } from '@/contract/filter/spacedNumber'
import type { FieldTerm, Term, Test, Value, WordTerm } from '@/contract/filter/terms'
import { placeholderGroup } from '@/contract/values/programNames'
import { phoneForms } from '@/phone/phoneForms'
import type { ColumnName } from '../db/schema'
import type { Compiled, Condition, FilterContext } from '../list/source'
import { appointmentIs } from './appointmentTest'
import { dateRange, dateTest, inSpan } from './dateTest'
import { differing } from './differing'
import { containing } from './like'
import { numberTest } from './numberTest'
import { requireTerms } from './requireTerms'
import { stoodAs } from './stoodAs'

type Make = (test: Test, context: FilterContext) => Condition

const anyOf = (conditions: Condition[]) => sql`(${sql.join(conditions, sql` OR `)})`
const valuesOf = (test: Test) => ('any' in test ? test.any : [])
const each =
  (make: (value: Value, context: FilterContext) => Condition): Make =>
  (test, context) =>
    anyOf(valuesOf(test).map((value) => make(value, context)))

/** The text itself; for Sender and Receiver also the number behind another notation. */
const textEquals = (column: ColumnName) =>
  each((value, { defaultCountry }) => {
    const text = 'text' in value ? value.text : ''
    return sql`${sql.ref(column)} IN (${sql.join([text, ...phoneForms(text, defaultCountry)])})`
  })

const literals = (ids: readonly number[]) => sql.join(ids.map((id) => sql.lit(id)))
const closed = literals(closedStatusIds)

const statusEquals = each((value) => {
  if ('id' in value) return sql`acd_event_status_id = ${value.id}`
  const isOpen = 'word' in value && value.word === 'open'
  return sql`acd_event_status_id ${sql.raw(isOpen ? 'NOT IN' : 'IN')} (${closed})`
})

/** By name; a placeholder of an import also by what readers of other languages see. */
function groupNamed(text: string): Condition {
  const named = sql`name_fold = ${fold(text)}`
  const placeholder = placeholderGroup(text)
  return placeholder === undefined
    ? named
    : sql`(${named} OR id = ${placeholder.ID} AND name = ${placeholder.Name})`
}

const groupEquals = each((value) =>
  'id' in value
    ? sql`acd_groups_id = ${value.id}`
    : sql`acd_groups_id IN (SELECT id FROM acd_groups WHERE ${groupNamed('text' in value ? value.text : '')})`,
)

const agentEquals = each((value, { principal }) => {
  if ('id' in value) return sql`users_id = ${value.id}`
  if ('word' in value) {
    if (value.word === 'none') return sql`users_id IS NULL`
    // A token that stands for no user has no events of its own.
    return principal.UsersID === null ? sql`false` : sql`users_id = ${principal.UsersID}`
  }
  const uid = fold('text' in value ? value.text : '')
  return sql`users_id IN (SELECT id FROM users WHERE uid_fold = ${uid})`
})

/** A milestone: when it was, or `none`. It counts where a further condition holds as well. */
const milestone =
  (column: ColumnName, counts: Condition = sql`true`): Make =>
  (test, context) => {
    if (!('any' in test)) return sql`(${dateRange(test, column, context)} AND ${counts})`
    return each((value) =>
      'word' in value
        ? sql`(${sql.ref(column)} IS NULL OR NOT ${counts})`
        : sql`(${inSpan(column, value, context)} AND ${counts})`,
    )(test, context)
  }

/** `met`: the deadline has passed and somebody had answered by then. `missed`: passed, and not so. */
const goalIs = each((value, context) => {
  const word = 'word' in value ? value.word : 'none'
  if (word === 'none') return sql`deadline IS NULL`
  const isMet = sql`answered_first IS NOT NULL AND answered_first <= deadline`
  return sql`(deadline <= ${new Date(context.now)} AND ${word === 'met' ? isMet : sql`NOT (${isMet})`})`
})

const tests: Record<EventFilterField, Make> = {
  id: (test) => numberTest(test, 'acd_events.id'),
  priority: (test) => numberTest(test, 'n_priority'),
  type: (test) => numberTest(test, 'acd_event_types_id'),
  status: statusEquals,
  group: groupEquals,
  agent: agentEquals,
  sender: textEquals('sender'),
  receiver: textEquals('receiver'),
  subject: textEquals('subject'),
  ticket: textEquals('foreign_system_number'),
  userdata: textEquals('user_data'),
  created: (test, context) => dateTest(test, 'dt_created', context),
  modified: (test, context) => dateTest(test, 'dt_modified', context),
  appointment: (test, context) =>
    'any' in test
      ? anyOf(test.any.map((value) => appointmentIs(value, context)))
      : dateRange(test, 'dt_remind', context),
  // The last closing, of an event that is closed now.
  closed: milestone('closed_last', sql`acd_event_status_id IN (${closed})`),
  answered: milestone('answered_first'),
  deadline: milestone('deadline'),
  goal: goalIs,
  was: each((value, context) => stoodAs(value, context, tests)),
  // Both are among the records of the list that the term itself chooses.
  listed: each((value) =>
    'word' in value && value.word === 'any'
      ? sql`true`
      : sql`EXISTS (SELECT FROM acd_events_not_listed AS unlisted
          WHERE unlisted.client_id = acd_events.client_id AND unlisted.id = acd_events.id)`,
  ),
}

const isEventFilterField = (field: string): field is EventFilterField =>
  Object.hasOwn(eventFilterFields, field)

const fieldCondition = ({ field, test }: FieldTerm, context: FilterContext): Condition =>
  isEventFilterField(field) ? tests[field](test, context) : sql`false`

/** The forms of a word as the searched text has them: folded, and as a number in any notation. */
const formsOf = (text: string, { defaultCountry }: FilterContext): string[] => [
  fold(text),
  ...phoneForms(text, defaultCountry),
]

/**
 * Contained in one of the texts. Not LIKE: the planner would take each word for a rare one and read
 * the whole table, where a walk in the list's order finds a page at once. Rare ones are `words`.
 */
const textCondition = (text: string, context: FilterContext): Condition =>
  anyOf(formsOf(text, context).map((form) => sql`strpos(search_text, ${form}) > 0`))

/** Words side by side that may be a number without saying so: that number, or each of the words. */
function wordCondition({ text, spaced }: WordTerm, context: FilterContext): Condition {
  const whole = textCondition(text, context)
  if (!spaced || isInternational(text)) return whole
  const each = text.split(' ').map((word) => textCondition(word, context))
  return anyOf([whole, sql`(${sql.join(each, sql` AND `)})`])
}

export function eventCondition(term: Term, context: FilterContext): Condition {
  const condition =
    term.kind === 'word' ? wordCondition(term, context) : fieldCondition(term, context)
  // An empty field is not equal to anything, so `-field:x` keeps it.
  return term.not ? sql`(${condition}) IS NOT TRUE` : condition
}

const longest = (words: readonly string[]) =>
  words.reduce((most, word) => (word.length > most.length ? word : most), '')

/** A match holds the whole or, where it may be several words, at least the longest of them. */
const heldTexts = ({ text, spaced }: WordTerm): string[] =>
  spaced && !isInternational(text) ? [text, longest(text.split(' '))] : [text]

/** What every match must contain: the patterns of each word's forms. */
export const wordsOf = (terms: readonly Term[], context: FilterContext): string[][] =>
  terms.flatMap((term) =>
    term.kind === 'word' && !term.not
      ? [heldTexts(term).flatMap((text) => formsOf(text, context).map(containing))]
      : [],
  )

/** The filter language of events as conditions on acd_events. */
export function compileEventFilter(text: string, context: FilterContext): Compiled {
  const terms = requireTerms(text, eventFilterFields)
  return {
    conditions: [
      ...terms.map((term) => eventCondition(term, context)),
      ...differing(terms, context),
    ],
    volatile: dependsOnNow(terms),
    words: wordsOf(terms, context),
  }
}
