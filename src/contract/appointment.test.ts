import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { appointmentOf, parseDate, parseTime } from './appointment'
import { instantOf, stampInstant, wallOf, wallStamp } from './zone'

const berlin = 'Europe/Berlin'
const zones = [
  berlin,
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
  'America/St_Johns',
]
const minute = 60_000

/** The rule once more, in another library's terms. */
function oracle(date: string | undefined, time: string | undefined, now: number, zone: string) {
  if (!date && !time) return undefined
  const clock = Temporal.Instant.fromEpochMilliseconds(Math.floor(now / minute) * minute)
  const today = clock.toZonedDateTimeISO(zone).toPlainDate()
  const at = (day: Temporal.PlainDate) =>
    day
      .toPlainDateTime(Temporal.PlainTime.from(time ?? '00:00'))
      .toZonedDateTime(zone, { disambiguation: 'compatible' })
  if (date) return at(Temporal.PlainDate.from(date)).epochMilliseconds
  const next = at(today)
  const chosen =
    Temporal.Instant.compare(next.toInstant(), clock) < 0 ? at(today.add({ days: 1 })) : next
  return chosen.epochMilliseconds
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

  test('any moment, any time, any date, any zone', () => {
    const moment = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') })
    const date = fc.option(
      moment.map((instant) => new Date(instant).toISOString().slice(0, 10)),
      { nil: undefined },
    )
    const time = fc.option(fc.constantFrom(...times), { nil: undefined })
    fc.assert(
      fc.property(moment, date, time, fc.constantFrom(...zones), (now, day, hour, zone) => {
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

test('stamps and instants are each other’s inverse but in the doubled hour', () => {
  const moment = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') })
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (instant, zone) => {
      const { night } = instantOf(wallOf(instant, zone), zone)
      if (night === 'doubled') return
      expect(stampInstant(wallStamp(instant, zone), zone)).toBe(instant)
    }),
    { numRuns: 1000 },
  )
})
