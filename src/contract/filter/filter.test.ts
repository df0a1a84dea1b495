import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventFilterFields, nameFields } from './fields'
import { eventStatuses, eventTypes } from './names'
import { longestFilter, parseFilter } from './parse'
import { printFilter } from './print'
import type { Term } from './terms'

const parse = (text: string) => parseFilter(text, eventFilterFields)
const termsOf = (text: string): Term[] => {
  const parsed = parse(text)
  if ('mistake' in parsed) throw new Error(`${parsed.mistake.code} at ${parsed.mistake.position}`)
  return parsed.terms
}
const bare = (terms: Term[]) => terms.map(({ at: _at, end: _end, ...term }) => term)

describe('text to terms', () => {
  test('words, quoted words, and what only looks like a field', () => {
    expect(bare(termsOf('call "two words" 10:30 https://x.example -not'))).toEqual([
      { kind: 'word', not: false, text: 'call' },
      { kind: 'word', not: false, text: 'two words' },
      { kind: 'word', not: false, text: '10:30' },
      { kind: 'word', not: false, text: 'https://x.example' },
      { kind: 'word', not: true, text: 'not' },
    ])
  })

  test.each([
    ['status:Distribute', [{ id: 1 }]],
    ['status:wartend,"en attente"', [{ id: 1 }, { id: 1 }]],
    ['status:OPEN', [{ word: 'open' }]],
    ['type:rückruf,RUCKRUF,3,Rappel', [{ id: 3 }, { id: 3 }, { id: 3 }, { id: 3 }]],
    ['type:ticket', [{ id: 6 }]],
    ['group:235,Support', [{ id: 235 }, { text: 'Support' }]],
    ['group:"235"', [{ text: '235' }]],
    ['agent:me,none,3', [{ word: 'me' }, { word: 'none' }, { id: 3 }]],
    ['subject:"call me, please"', [{ text: 'call me, please' }]],
    ['subject:"a \\"b\\" \\\\"', [{ text: 'a "b" \\' }]],
    ['created:today,-7d', [{ date: { relative: 'today' } }, { date: { ago: 7, unit: 'd' } }]],
    ['appointment:due', [{ word: 'due' }]],
    ['appointment:none,Overdue', [{ word: 'none' }, { word: 'overdue' }]],
    ['appointment:2026-11-24', [{ date: { day: '2026-11-24' } }]],
    [
      'was:OPEN@2026-11-24T11:40,due@-2h',
      [
        { stood: 'open', date: { minute: '2026-11-24T11:40' } },
        { stood: 'due', date: { ago: 2, unit: 'h' } },
      ],
    ],
  ])('%s', (text, any) => {
    expect(bare(termsOf(text))).toMatchObject([{ kind: 'field', test: { any } }])
  })

  test('ranges', () => {
    const value = (day: string) => ({ date: { day } })
    expect(bare(termsOf('created:2026-11-01..2026-11-24 priority:>=10 -id:<5'))).toMatchObject([
      {
        field: 'created',
        test: {
          from: { value: value('2026-11-01'), included: true },
          to: { value: value('2026-11-24'), included: true },
        },
      },
      { field: 'priority', test: { from: { value: { id: 10 }, included: true } } },
      { field: 'id', not: true, test: { to: { value: { id: 5 }, included: false } } },
    ])
  })

  test('every type and status by its key, its number and its three labels', () => {
    for (const [field, names] of [
      ['type', eventTypes],
      ['status', eventStatuses],
    ] as const) {
      for (const { id, key, labels } of names) {
        for (const name of [String(id), key, ...Object.values(labels)]) {
          expect(bare(termsOf(`${field}:"${name}"`))).toMatchObject([{ test: { any: [{ id }] } }])
        }
      }
    }
  })
})

describe('a mistake and where it is', () => {
  test.each([
    ['open foo:1', 5, 'unknown_field'],
    ['-foo:1', 1, 'unknown_field'],
    ['status:', 7, 'empty_value'],
    ['status:new,,seen', 11, 'empty_value'],
    ['status:3', 7, 'bad_value'],
    ['type:new', 5, 'bad_value'],
    ['a "b', 2, 'unclosed_quote'],
    ['foo:1 "b', 0, 'unknown_field'],
    ['created:2026-02-30', 8, 'bad_value'],
    ['created:>=x', 10, 'bad_value'],
    ['created:2026-11-24T10:00Tx', 8, 'bad_value'],
    ['created:2026-11-24T24:00', 8, 'bad_value'],
    ['created:2026-11-24T10:00+99:00', 8, 'bad_value'],
    ['created:2026-11-24+01:00', 8, 'bad_value'],
    ['created:..', 8, 'empty_value'],
    ['created:>', 9, 'empty_value'],
    ['priority:-1', 9, 'bad_value'],
    ['id:1,2..3', 5, 'bad_value'],
    ['appointment:due..later', 12, 'bad_value'],
    ['status:1..20', 7, 'bad_value'],
    ['agent:>5', 6, 'no_ranges'],
    ['created:2026-01-01..x', 20, 'bad_value'],
    ['subject:>a', 8, 'no_ranges'],
    ['a\u0000b', 1, 'bad_character'],
    ['a\ud83d', 1, 'bad_character'],
    ['created:2026-01-01..2026-01-02,today', 8, 'bad_value'],
    ['priority:>=1,2', 9, 'bad_value'],
    ['toString:1', 0, 'unknown_field'],
    ['id:99999999999', 3, 'bad_value'],
    ['was:open', 4, 'bad_value'],
    ['was:new@today', 4, 'bad_value'],
    ['was:open@soon', 4, 'bad_value'],
    ['was:open@today@today', 4, 'bad_value'],
    ['was:>today', 4, 'no_ranges'],
  ])('%s: %i %s', (text, position, code) => {
    expect(parse(text)).toMatchObject({ mistake: { position, code } })
  })

  test('lists of names know id and name alone', () => {
    expect(parseFilter('id:5 name:"A b" rest', nameFields)).toHaveProperty('terms')
    expect(parseFilter('status:1', nameFields)).toMatchObject({
      mistake: { code: 'unknown_field' },
    })
  })
})

const anyWord = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const aDate = fc.oneof(
  day,
  day.map((text) => `${text}T07:45`),
  fc.constantFrom('today', 'yesterday', '-7d', '-2h'),
)
const range = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.tuple(fc.constantFrom('>=', '>', '<=', '<'), value).map((parts) => parts.join('')),
    fc.tuple(value, value).map((parts) => parts.join('..')),
  )
const quoted = anyWord.map((text) => `"${text.replace(/[\\"]/g, '\\$&')}"`)
const number = fc.integer({ min: 0, max: 1_000_000 }).map(String)
const list = (value: fc.Arbitrary<string>) =>
  fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => values.join(','))
const fieldTerm = fc.oneof(
  list(fc.constantFrom(...eventTypes.flatMap(({ key, id }) => [key, String(id)]))).map(
    (v) => `type:${v}`,
  ),
  list(fc.constantFrom('open', 'closed', ...eventStatuses.map(({ key }) => key))).map(
    (v) => `status:${v}`,
  ),
  fc
    .tuple(fc.constantFrom('group', 'agent', 'sender', 'subject', 'ticket'), list(quoted))
    .map(([f, v]) => `${f}:${v}`),
  fc
    .tuple(fc.constantFrom('id', 'priority'), fc.oneof(list(number), range(number)))
    .map(([f, v]) => `${f}:${v}`),
  fc
    .tuple(
      fc.constantFrom('created', 'modified', 'appointment'),
      fc.oneof(list(aDate), range(aDate)),
    )
    .map(([f, v]) => `${f}:${v}`),
)
const filterText = fc
  .array(fc.tuple(fc.boolean(), fc.oneof(quoted, fieldTerm)), { maxLength: 6 })
  .map((terms) => terms.map(([not, term]) => (not ? '-' : '') + term).join(' '))

describe('properties', () => {
  test('text to terms to text to terms is the same, and printing settles', () => {
    fc.assert(
      fc.property(filterText, (text) => {
        const parsed = parse(text)
        if ('mistake' in parsed) {
          expect(parsed.mistake.code).toBe('bad_character')
          return
        }
        const printed = printFilter(parsed.terms)
        expect(bare(termsOf(printed))).toEqual(bare(parsed.terms))
        expect(printFilter(termsOf(printed))).toBe(printed)
      }),
      { numRuns: 500 },
    )
  })

  test('any text is read or has a mistake inside it; what is read prints and reads the same', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            '-',
            '"',
            '\\',
            ':',
            ',',
            '..',
            '>=',
            ' ',
            'id',
            'status',
            'created',
            '1',
            'a',
            '/',
          ),
          { maxLength: 20 },
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parse(text)
        if ('mistake' in parsed) {
          expect(parsed.mistake.position).toBeGreaterThanOrEqual(0)
          expect(parsed.mistake.position).toBeLessThanOrEqual(text.length)
          return
        }
        expect(bare(termsOf(printFilter(parsed.terms)))).toEqual(bare(parsed.terms))
      }),
      { numRuns: 2000 },
    )
  })

  test('a hostile text of full length is read in one pass', () => {
    const pieces = [
      '"',
      '-',
      'a',
      'a:',
      ',',
      '\\',
      '"\\',
      'status:open ',
      'id:1..2 ',
      '..',
      ':',
      'ä',
    ]
    const texts = fc
      .tuple(
        fc.constantFrom('', 'id:', 'subject:"', 'created:>='),
        fc.array(fc.constantFrom(...pieces)),
      )
      .map(([start, some]) => [start, some.length === 0 ? '"' : some.join('')] as const)
    const readIn = (text: string) => {
      const before = performance.now()
      parse(text)
      return performance.now() - before
    }
    fc.assert(
      fc.property(texts, ([start, some]) => {
        const text = (start + some.repeat(longestFilter)).slice(0, longestFilter)
        // The fastest of a few, since other work may hold the processor meanwhile.
        expect(Math.min(readIn(text), readIn(text), readIn(text))).toBeLessThan(20)
      }),
    )
    expect(parse('x'.repeat(longestFilter + 1))).toMatchObject({ mistake: { code: 'too_long' } })
    expect(parse('x '.repeat(51))).toMatchObject({
      mistake: { code: 'too_many_terms', position: 100 },
    })
  })
})
