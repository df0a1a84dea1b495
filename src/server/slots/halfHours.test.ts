import { describe, expect, test } from 'vitest'
import { wallOf } from '@/contract/values/zone'
import { halfHourAt, halfHoursOf } from './halfHours'

const timesOf = (date: string, zone: string) =>
  halfHoursOf(date, 1, zone).map(({ time, second }) => (second ? `${time}*` : time))

describe.each([
  ['Europe/Berlin', '2027-03-28', 46, ['01:30', '03:00'], '2027-10-31', 50, ['02:30', '02:00*']],
  ['America/New_York', '2027-03-14', 46, ['01:30', '03:00'], '2027-11-07', 50, ['01:30', '01:00*']],
  // Its clock changes by half an hour.
  [
    'Australia/Lord_Howe',
    '2027-10-03',
    47,
    ['01:30', '02:30'],
    '2027-04-04',
    49,
    ['01:30', '01:30*'],
  ],
  ['Asia/Kathmandu', '2027-03-28', 48, ['01:30', '02:00'], '2027-10-31', 48, ['01:30', '02:00']],
] as const)('in %s', (zone, shortDay, few, [before, after], longDay, many, [first, again]) => {
  test('a day has as many half hours as its clock shows', () => {
    expect(timesOf(shortDay, zone)).toHaveLength(few)
    expect(timesOf(longDay, zone)).toHaveLength(many)
    expect(timesOf('2027-06-16', zone)).toHaveLength(48)
    expect(halfHoursOf('2027-06-14', 7, zone)).toHaveLength(7 * 48)
  })

  test('the skipped ones are left out, the doubled ones come twice and are told apart', () => {
    const short = timesOf(shortDay, zone)
    expect(short[short.indexOf(before) + 1]).toBe(after)
    const long = timesOf(longDay, zone)
    expect(long[long.indexOf(first) + 1]).toBe(again)
    for (const day of [short, long]) expect(new Set(day).size).toBe(day.length)
  })

  test('each begins when the last one ends, at the time that it is called by', () => {
    for (const day of [shortDay, longDay, '2027-06-16']) {
      const halfHours = halfHoursOf(day, 2, zone)
      for (const [place, { at, time }] of halfHours.entries()) {
        expect(at - (halfHours[0]?.at ?? 0)).toBe(place * 30 * 60_000)
        const { hour, minute } = wallOf(at, zone)
        expect(Number(time.slice(0, 2)) * 60 + Number(time.slice(3))).toBe(hour * 60 + minute)
      }
    }
  })

  test('an instant falls into the half hour that has begun last', () => {
    for (const halfHour of halfHoursOf(longDay, 1, zone)) {
      expect(halfHourAt(halfHour.at, zone)).toEqual(halfHour)
      expect(halfHourAt(halfHour.at + 30 * 60_000 - 1, zone)).toEqual(halfHour)
    }
  })
})

test('Monday is the first day of a week', () => {
  const weekdays = halfHoursOf('2026-11-23', 7, 'Europe/Berlin').map(({ weekday }) => weekday)
  expect([...new Set(weekdays)]).toEqual([1, 2, 3, 4, 5, 6, 7])
})
