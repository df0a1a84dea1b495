import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EventFilterField, eventFilterFields, type FieldKind } from './fields'
import { appointmentWords, eventStatuses, eventTypes, goalWords, pastWords } from './names'
import { longestFilter, parseFilter } from './parse'
import { printFilter } from './print'
import type { DateValue, FieldTerm, Term, Test, Value, WordTerm } from './terms'

const two = (value: number) => String(value).padStart(2, '0')
const text = fc
  .oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
    fc.constantFrom(
      'me',
      'None',
      '235',
      '1..2',
      '>5',
      '-x',
      'a:b',
      'https://x',
      '"',
      '\\',
      'a,b',
      ' ',
      '+49',
      '030',
      '23125337',
      '(0)30',
      '/',
      '-',
      '030 23125337',
      '\u201cx\u201d',
      '\u00ab',
      'O\u2019Neill',
    ),
  )
  .filter((value) => !/[\p{Cc}\p{Cs}]/u.test(value))

const day = fc
  .date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const minute = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([date, hour, minutes]) => `${date}T${two(hour)}:${two(minutes)}`)
const dateValue: fc.Arbitrary<DateValue> = fc.oneof(
  fc.record({ day }),
  fc.record({ minute }),
  fc.record({ minute: minute.map((text) => `${text}+05:45`) }),
  fc.record({ relative: fc.constantFrom('today' as const, 'yesterday' as const) }),
  fc.record({
    ago: fc.integer({ min: 0, max: 9999 }),
    unit: fc.constantFrom('d' as const, 'h' as const),
  }),
)

const words = (...all: string[]) => fc.record({ word: fc.constantFrom(...all) })
const idOf = (names: typeof eventTypes) =>
  fc.record({ id: fc.constantFrom(...names).map((n) => n.id) })
const number = fc.record({ id: fc.integer({ min: 0, max: 2_147_483_647 }) })
const date = fc.record({ date: dateValue })
const values: Record<FieldKind, fc.Arbitrary<Value>> = {
  number,
  date,
  text: fc.record({ text }),
  type: idOf(eventTypes),
  status: fc.oneof(words('open', 'closed'), idOf(eventStatuses)),
  group: fc.oneof(number, fc.record({ text })),
  agent: fc.oneof(number, words('none', 'me'), fc.record({ text })),
  appointment: fc.oneof(words(...appointmentWords), date).filter(isNotTwofold),
  moment: fc.oneof(words('none'), date),
  goal: words(...goalWords),
  listed: words('no', 'any'),
  past: fc.record({ stood: fc.constantFrom(...pastWords), date: dateValue }),
}

/** `appointment:today` is the word, whose meaning is the same. */
function isNotTwofold(value: Value): boolean {
  return !('date' in value && 'relative' in value.date && value.date.relative === 'today')
}

const rangeOf = (value: fc.Arbitrary<Value>): fc.Arbitrary<Test> => {
  const included = fc.record({ value, included: fc.constant(true) })
  const either = fc.record({ value, included: fc.boolean() })
  return fc.oneof(
    fc.record({ from: either }),
    fc.record({ to: either }),
    fc.record({ from: included, to: included }),
  )
}
const anyOf = (kind: FieldKind): fc.Arbitrary<Test> =>
  fc.record({ any: fc.array(values[kind], { minLength: 1, maxLength: 3 }) })
const testsOf = (kind: FieldKind): fc.Arbitrary<Test> => {
  if (kind === 'number') return fc.oneof(anyOf(kind), rangeOf(number))
  if (kind === 'date' || kind === 'appointment') return fc.oneof(anyOf(kind), rangeOf(date))
  return anyOf(kind)
}

const place = { not: fc.boolean(), at: fc.constant(0), end: fc.constant(0) }
const word: fc.Arbitrary<WordTerm> = fc.record({
  kind: fc.constant('word' as const),
  text,
  ...place,
})
const spaced: fc.Arbitrary<WordTerm> = fc.record({
  kind: fc.constant('word' as const),
  text: fc.constantFrom('+49 30 23125337', '0049 (0)30 / 231', '030 23125337', '212 555-0123'),
  spaced: fc.constant(true as const),
  ...place,
  not: fc.constant(false),
})
const fieldNames = Object.keys(eventFilterFields) as EventFilterField[]
const field: fc.Arbitrary<FieldTerm> = fc.constantFrom(...fieldNames).chain((name) =>
  fc.record({
    kind: fc.constant('field' as const),
    field: fc.constant<string>(name),
    test: testsOf(eventFilterFields[name]),
    ...place,
  }),
)
const anyTerms: fc.Arbitrary<Term[]> = fc.array(fc.oneof(word, spaced, field), { maxLength: 4 })

test('any terms, printed and read, are the same terms', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const printed = printFilter(terms)
      fc.pre(printed.length <= longestFilter)
      const parsed = parseFilter(printed, eventFilterFields)
      const read = 'terms' in parsed ? parsed.terms : parsed.mistake
      expect(Array.isArray(read) ? read.map((term) => ({ ...term, at: 0, end: 0 })) : read).toEqual(
        terms,
      )
    }),
    { numRuns: 3000 },
  )
})

test('each term says where it stands', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const printed = terms.map((term) => printFilter([term]))
      // `""` asks for nothing, and keeps numbers apart that stand side by side.
      const joined = printed.join('  ""  ')
      const parsed = parseFilter(joined, eventFilterFields)
      const read = 'terms' in parsed ? parsed.terms : []
      expect(read.map(({ at, end }) => joined.slice(at, end))).toEqual(printed)
    }),
  )
})

test.each([
  ['  STATUS:wartend   type:"message vocal",5 ', 'status:Distribute type:VoiceMail,Email'],
  ['created:2026-01-01..', 'created:>=2026-01-01'],
  ['created:..TODAY', 'created:<=today'],
  ['sender:49199123456789,"a b"', 'sender:49199123456789,"a b"'],
  ['group:"235",235,Support', 'group:"235",235,Support'],
  ['agent:"me",ME', 'agent:"me",me'],
  ['"status:open" "-x" "two words" "one"', '"status:open" "-x" "two words" one'],
  [
    '\u201etwo words\u201c \u00ab\u202fl\u2019heure\u00a0\u00bb "one\u201d',
    '"two words" l\u2019heure one',
  ],
  ['open  +49  30 23125337', 'open +49 30 23125337'],
  ['"+49 30 23125337" "030" 23125337', '"+49 30 23125337" "" 030 "" 23125337'],
  ['-subject:"a \\"b\\""', '-subject:"a \\"b\\""'],
])('%s is printed as %s', (written, printed) => {
  const parsed = parseFilter(written, eventFilterFields)
  expect('terms' in parsed ? printFilter(parsed.terms) : parsed.mistake).toBe(printed)
})

test.each([
  ['+49 30 23125337', ['+49 30 23125337']],
  ['call +49 (0)30 / 2312-5337 back', ['call', '+49 (0)30 / 2312-5337', 'back']],
  ['030 23125337 status:open', ['030 23125337', 'status']],
  ['\u202a+49\u00a030\u202f2312\u20115337\u202c', ['\u202a+49 30 2312\u20115337\u202c']],
  ['(+49) 30 23125337', ['(+49) 30 23125337']],
  ['0049 30 1 +49 40 2', ['0049 30 1', '+49 40 2']],
  ['-+49 30 123', ['-+49 30 123']],
  ['(030) 123 - ', ['(030) 123', '-']],
  // No numbers: a time, a short pair, more digits than a number has, a quote, a minus.
  ['2026 10:30', ['2026', '10:30']],
  ['12 34', ['12', '34']],
  ['1234567890 1234567890', ['1234567890', '1234567890']],
  ['"030" 23125337', ['030', '23125337']],
  ['030 -23125337', ['030', '-23125337']],
  ['-030 23125337', ['-030', '23125337']],
])('%s has the terms %j', (written, expected) => {
  const parsed = parseFilter(written, eventFilterFields)
  const terms = 'terms' in parsed ? parsed.terms : []
  const said = (term: Term) => (term.kind === 'word' ? term.text : term.field)
  expect(terms.map((term) => (term.not ? '-' : '') + said(term))).toEqual(expected)
})
