import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dateSpan, dateSpans, parseDateValue } from './dates'
import type { DateValue } from './terms'

const berlin = 'Europe/Berlin'
const zones = [berlin, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Cairo']
const now = Date.parse('2026-11-24T14:30:20.500Z')

const spanOf = (text: string, at = now, zone = berlin) => {
  const value = parseDateValue(text)
  if (!value) throw new Error(`${text} is no date`)
  const { from, to } = dateSpan(value, at, zone)
  return [new Date(from).toISOString(), new Date(to).toISOString()]
}

test.each([
  ['2026-11-24', '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
  ['2026-11-24T10:00', '2026-11-24T09:00:00.000Z', '2026-11-24T09:01:00.000Z'],
  ['today', '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
  ['Yesterday', '2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z'],
  ['-0d', '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
  ['-7d', '2026-11-16T23:00:00.000Z', '2026-11-17T23:00:00.000Z'],
  ['-2h', '2026-11-24T12:30:20.500Z', '2026-11-24T12:30:20.501Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T01:31:00.000Z'],
  // The minute is shown twice: from the first time on, to the end of the second.
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:31:00.000Z'],
  // One of the two, as its clock says.
  ['2026-10-25T02:30+02:00', '2026-10-25T00:30:00.000Z', '2026-10-25T00:31:00.000Z'],
  ['2026-10-25T02:30+01:00', '2026-10-25T01:30:00.000Z', '2026-10-25T01:31:00.000Z'],
  ['-30d', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
])('%s covers %s to %s', (text, from, to) => expect(spanOf(text)).toEqual([from, to]))

test('a minute that the clock shows twice is two minutes, and not what lies between', () => {
  const spans = dateSpans({ minute: '2026-10-25T02:15' }, now, berlin)
  expect(spans.map(({ from, to }) => [new Date(from).toISOString(), to - from])).toEqual([
    ['2026-10-25T00:15:00.000Z', 60_000],
    ['2026-10-25T01:15:00.000Z', 60_000],
  ])
  expect(dateSpans({ minute: '2026-10-25T03:15' }, now, berlin)).toHaveLength(1)
  // Half an hour of it, elsewhere.
  const half = dateSpans({ minute: '2026-04-05T01:45' }, now, 'Australia/Lord_Howe')
  expect(half.map(({ from }) => from - (half[0]?.from ?? 0))).toEqual([0, 30 * 60_000])
})

test('today is the zone’s, not the reader’s', () => {
  const lateInLondon = Date.parse('2026-11-24T23:30:00Z')
  expect(spanOf('today', lateInLondon)[0]).toBe('2026-11-24T23:00:00.000Z')
  expect(spanOf('today', lateInLondon, 'America/New_York')[0]).toBe('2026-11-24T05:00:00.000Z')
})

test.each([
  '2026-02-30',
  '20261124',
  '2026-11-24T',
  '2026-11-24T1000',
  '2026-11-24T10:00Tx',
  '2026-11-24T24:00',
  '2026-11-24t10:00',
  '7d',
  '-7',
  '-7m',
  '-12345d',
  'tomorrow',
  '',
])('%s is no date', (text) => expect(parseDateValue(text)).toBeUndefined())

test('days are the calendar’s, in any zone at any moment', () => {
  const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') })
  const ago = fc.integer({ min: 0, max: 800 })
  fc.assert(
    fc.property(instants, ago, fc.constantFrom(...zones), (at, days, zone) => {
      const today = Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(zone)
        .toPlainDate()
      const day = today.subtract({ days })
      const start = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
      const expected = { from: start(day), to: start(day.add({ days: 1 })) }
      const asked: DateValue[] = [{ ago: days, unit: 'd' }, { day: day.toString() }]
      for (const value of asked) expect(dateSpan(value, at, zone)).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})
