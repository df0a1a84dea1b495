import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { instantOf, plusDays, stampInstant, wallDate, wallOf, wallStamp } from './zone'

const berlin = 'Europe/Berlin'
const zones = [berlin, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Cairo']
const instants = fc.integer({ min: Date.parse('1960-01-01'), max: Date.parse('2060-01-01') })

test('stamps and instants are each other’s inverse but in the doubled hour', () => {
  const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') })
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
      const { night } = instantOf(wallOf(instant, zone), zone)
      if (night === 'doubled') return
      expect(stampInstant(wallStamp(instant, zone), zone)).toBe(instant)
    }),
    { numRuns: 1000 },
  )
})

test('a stamp is what another library shows', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
      const clock = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
      const shown = clock.toPlainDateTime().toString({ fractionalSecondDigits: 3 })
      expect(wallStamp(instant, zone)).toBe(shown)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['2020-09-15T02:59:32.794', '2020-09-15T00:59:32.794Z'],
  ['1969-12-31T23:59:59.999', '1969-12-31T22:59:59.999Z'],
  ['2026-03-29T02:30:00.001', '2026-03-29T01:30:00.001Z'],
  ['2026-10-25T02:30:00.001', '2026-10-25T00:30:00.001Z'],
  ['2028-02-29T00:00:00.000', '2028-02-28T23:00:00.000Z'],
])('%s in Berlin is %s', (stamp, instant) => {
  expect(stampInstant(stamp, berlin)).toBe(Date.parse(instant))
})

test.each([
  '2026-02-30T00:00:00.000',
  '2026-02-29T00:00:00.000',
  '2026-13-01T00:00:00.000',
  '2026-01-01T24:00:00.000',
  '2026-01-01T00:60:00.000',
  '2026-01-01T00:00:60.000',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00.000Z',
  '2026-01-01 00:00:00.000',
  '+010000-01-01T00:00:00.000',
  '',
])('%s is no stamp', (stamp) => expect(stampInstant(stamp, berlin)).toBeUndefined())

test('half an hour is skipped and doubled on Lord Howe Island', () => {
  const zone = 'Australia/Lord_Howe'
  const at = (month: number, day: number) =>
    instantOf({ year: 2026, month, day, hour: month === 4 ? 1 : 2, minute: 45 }, zone)
  expect(at(4, 5)).toEqual({ instant: Date.parse('2026-04-04T14:45:00Z'), night: 'doubled' })
  const early = { year: 2026, month: 10, day: 4, hour: 2, minute: 15 }
  expect(instantOf(early, zone)).toEqual({
    instant: Date.parse('2026-10-03T15:45:00Z'),
    night: 'skipped',
  })
  expect(at(10, 4)).toEqual({ instant: Date.parse('2026-10-03T15:45:00Z') })
})

test('days are counted by the calendar', () => {
  const noon = { year: 2028, month: 2, day: 28, hour: 12, minute: 30 }
  expect(plusDays(noon, 2)).toEqual({ year: 2028, month: 3, day: 1, hour: 12, minute: 30 })
  expect(wallDate(plusDays(noon, -59))).toBe('2027-12-31')
})
