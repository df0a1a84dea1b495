import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { wallStamp } from '../values/zone'
import { appointmentOf, parseDate, parseTime } from './appointment'

const berlin = 'Europe/Berlin'
const zones = [
  berlin,
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
  'America/St_Johns',
  'Africa/Cairo',
  'America/Havana',
]
const minute = 60_000

/** The rule once more, in another library's terms. */
function oracle(date: string | undefined, time: string | undefined, now: number, zone: string) {
  if (!date && !time) return undefined
  const asked = Temporal.PlainTime.from(time ?? '00:00')
  const at = (day: Temporal.PlainDate) =>
    day.toPlainDateTime(asked).toZonedDateTime(zone, { disambiguation: 'compatible' })
  if (date) return at(Temporal.PlainDate.from(date)).epochMilliseconds
  const clock = Temporal.Instant.fromEpochMilliseconds(
    Math.floor(now / minute) * minute,
  ).toZonedDateTimeISO(zone)
  const [today, shown] = [clock.toPlainDate(), clock.toPlainTime()]
  const next = at(today)
  if (Temporal.ZonedDateTime.compare(next, clock) >= 0) return next.epochMilliseconds
  // The doubled hour runs again: what it shows or has yet to show is today's, at its first run.
  const firstRun = clock.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' })
  const runsAgain = Temporal.ZonedDateTime.compare(firstRun, clock) < 0
  if (runsAgain && Temporal.PlainTime.compare(asked, shown) >= 0) return next.epochMilliseconds
  return at(today.add({ days: 1 })).epochMilliseconds
}

const ours = (date: string | undefined, time: string | undefined, now: number, zone: string) => {
  const appointment = appointmentOf({ date, time }, now, zone)
  return appointment.kind === 'none' ? undefined : appointment.instant
}

const two = (value: number) => String(value).padStart(2, '0')
const times = Array.from({ length: 24 * 60 }, (_, m) => `${two(Math.floor(m / 60))}:${two(m % 60)}`)

describe('the documented example, at 15:30', () => {
  const now = Date.parse('2026-11-24T14:30:20Z')
  const wall = (date?: string, time?: string) => {
    const instant = ours(date, time, now, berlin)
    return instant === undefined ? undefined : wallStamp(instant, berlin)
  }
  test.each([
    [undefined, undefined, undefined],
    ['', '', undefined],
    ['2026-12-01', undefined, '2026-12-01T00:00:00.000'],
    [undefined, '10:00', '2026-11-25T10:00:00.000'],
    [undefined, '18:00', '2026-11-24T18:00:00.000'],
    [undefined, '1530', '2026-11-24T15:30:00.000'],
    [undefined, '15:29', '2026-11-25T15:29:00.000'],
    ['20261201', '0830', '2026-12-01T08:30:00.000'],
  ])('%s %s is %s', (date, time, expected) => {
    expect(wall(date, time)).toBe(expected)
  })
})

describe('against an independent oracle', () => {
  test.each(['2026-03-29', '2026-10-25'])(
    'every minute of the night of %s, given with its date',
    (date) => {
      const now = Date.parse('2026-01-01T00:00:00Z')
      for (const time of times) {
        expect(ours(date, time, now, berlin), time).toBe(oracle(date, time, now, berlin))
      }
    },
  )

  test.each([
    ['2026-03-28T23:00:00Z', '02:30'],
    ['2026-10-24T22:00:00Z', '02:30'],
    ['2026-10-24T22:00:00Z', '03:00'],
    ['2026-12-31T22:00:00Z', '00:10'],
    ['2028-02-28T22:00:00Z', '23:59'],
  ])('every minute of the day from %s on, asking for %s', (from, time) => {
    for (let passed = 0; passed < 25 * 60; passed += 1) {
      const now = Date.parse(from) + passed * minute + 17_000
      expect(ours(undefined, time, now, berlin), new Date(now).toISOString()).toBe(
        oracle(undefined, time, now, berlin),
      )
    }
  })

  test.each(['2026-03-28T22:00Z', '2026-10-24T21:00Z'])(
    'the night from %s on, minute by minute, asking for a time alone',
    (from) => {
      const asked = times.filter((_, index) => index <= 5 * 60 && index % 15 === 0)
      for (let passed = 0; passed < 6 * 60; passed += 1) {
        const now = Date.parse(from) + passed * minute + 17_000
        for (const time of [...asked, '02:29', '02:31', '02:59', '03:29']) {
          const expected = oracle(undefined, time, now, berlin)
          if (ours(undefined, time, now, berlin) !== expected) {
            expect(ours(undefined, time, now, berlin), `${time} at ${now}`).toBe(expected)
          }
        }
      }
    },
  )

  test('around any change of the clock, in any zone', () => {
    const near = fc.record({
      zone: fc.constantFrom(...zones.filter((zone) => zone !== 'UTC')),
      year: fc.integer({ min: 1990, max: 2030 }),
      away: fc.integer({ min: -240, max: 240 }),
      time: fc.option(fc.constantFrom(...times), { nil: undefined }),
      withDate: fc.boolean(),
    })
    fc.assert(
      fc.property(near, ({ zone, year, away, time, withDate }) => {
        const start = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone)
        const change = start.getTimeZoneTransition('next') ?? start
        const now = change.epochMilliseconds + away * minute
        const date = withDate ? change.toPlainDate().toString() : undefined
        expect(ours(date, time, now, zone)).toBe(oracle(date, time, now, zone))
      }),
      { numRuns: 2000 },
    )
  })

  test('any moment, any time, any date, any zone', () => {
    const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') })
    const date = fc.option(
      instants.map((instant) => new Date(instant).toISOString().slice(0, 10)),
      { nil: undefined },
    )
    const time = fc.option(fc.constantFrom(...times), { nil: undefined })
    fc.assert(
      fc.property(instants, date, time, fc.constantFrom(...zones), (now, day, hour, zone) => {
        expect(ours(day, hour, now, zone)).toBe(oracle(day, hour, now, zone))
      }),
      { numRuns: 2000 },
    )
  })
})

test('the nights when the clock changes are named', () => {
  const at = (date: string, time: string) => appointmentOf({ date, time }, 0, berlin)
  expect(at('2026-03-29', '02:30')).toMatchObject({ night: 'skipped' })
  expect(at('2026-10-25', '02:30')).toMatchObject({ night: 'doubled' })
  expect(at('2026-10-25', '03:30')).not.toHaveProperty('night')
})

describe('a time alone in the nights when the clock changes', () => {
  test.each([
    // 02:30 of the first run
    ['2026-10-25T00:30:20Z', '02:30', '2026-10-25T00:30:00Z', false],
    ['2026-10-25T00:30:20Z', '02:15', '2026-10-26T01:15:00Z', false],
    // 02:30 of the second run
    ['2026-10-25T01:30:20Z', '02:30', '2026-10-25T00:30:00Z', true],
    ['2026-10-25T01:30:20Z', '02:45', '2026-10-25T00:45:00Z', true],
    ['2026-10-25T01:30:20Z', '02:29', '2026-10-26T01:29:00Z', false],
    ['2026-10-25T01:30:20Z', '03:00', '2026-10-25T02:00:00Z', false],
    // 03:10, just after the gap
    ['2026-03-29T01:10:20Z', '02:30', '2026-03-29T01:30:00Z', false],
    ['2026-03-29T01:10:20Z', '02:05', '2026-03-30T00:05:00Z', false],
    ['2026-03-29T01:10:20Z', '03:05', '2026-03-30T01:05:00Z', false],
  ])('at %s, %s is %s', (now, time, expected, past) => {
    const appointment = appointmentOf({ time }, Date.parse(now), berlin)
    expect(appointment).toMatchObject({ instant: Date.parse(expected), past })
  })
})

test.each([
  { date: '2026-02-30' },
  { date: '2026-02-30', time: '10:00' },
  { time: '24:00' },
  { date: '2026-02-28', time: '9:5' },
])('%j is never taken for another moment', (asked) => {
  expect(() => appointmentOf(asked, 0, berlin)).toThrow(RangeError)
})

test('a past moment is marked, the current minute is not past', () => {
  const now = Date.parse('2026-11-24T14:30:20Z')
  expect(appointmentOf({ date: '2026-11-24', time: '15:29' }, now, berlin)).toMatchObject({
    past: true,
  })
  expect(appointmentOf({ date: '2026-11-24', time: '15:30' }, now, berlin)).toMatchObject({
    past: false,
  })
})

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '26-01-01',
  '2026-1-1',
  '2026-0101',
  '0000-01-01',
  '',
])('%s is no date', (text) => expect(parseDate(text)).toBeUndefined())
test.each(['24:00', '9:5', '9:05', '12:60', '1:000', '', '12'])('%s is no time', (text) =>
  expect(parseTime(text)).toBeUndefined(),
)
test('leap days', () => {
  expect(parseDate('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 })
  expect(parseDate('2100-02-29')).toBeUndefined()
})
