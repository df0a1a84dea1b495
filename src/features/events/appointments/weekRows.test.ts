import { expect, test } from 'vitest'
import type { Slot } from '@/contract/slot'
import { slotName, weekOfSlots } from './weekRows'

const two = (value: number) => String(value).padStart(2, '0')
const slot = (day: string, place: number, change: Partial<Slot> = {}): Slot => ({
  from: `${day}T${two(Math.floor(place / 2))}:${place % 2 === 0 ? '00' : '30'}:00.000`,
  at: Date.parse(day) + place * 30 * 60_000,
  second: false,
  number: 0,
  capacity: null,
  closed: false,
  past: false,
  ...change,
})
const places = Array.from({ length: 48 }, (_, place) => place)
const days = ['2026-11-30', '2026-12-01']
const weekday = (day: string, of: (place: number) => Partial<Slot> = () => ({})) =>
  places.map((place) => slot(day, place, of(place)))
const keys = (slots: readonly Slot[], isWhole = false) =>
  weekOfSlots(slots, isWhole).rows.map(({ key }) => key)

test('without opening hours the usual ones are shown, and all where one asks for them', () => {
  const slots = days.flatMap((day) => weekday(day))
  const week = weekOfSlots(slots, false)
  expect(week).toMatchObject({ days, isFolded: true })
  expect([week.rows[0]?.key, week.rows.at(-1)?.key, week.rows.length]).toEqual([
    '08:00',
    '17:30',
    20,
  ])
  expect(keys(slots, true)).toHaveLength(48)
})

test('opening hours of any day are shown, and what holds something outside, with a gap', () => {
  const slots = [
    ...weekday('2026-11-30', (place) => ({ closed: place < 18 || place >= 20 })),
    ...weekday('2026-12-01', (place) => ({ closed: place !== 20, number: place === 40 ? 1 : 0 })),
  ]
  expect(weekOfSlots(slots, false).rows.map(({ key, hasGap }) => [key, hasGap])).toEqual([
    ['09:00', false],
    ['09:30', false],
    ['10:00', false],
    ['20:00', true],
  ])
})

test('an hour that a day skips has no slot there, and one that it has twice two rows', () => {
  const short = weekday('2027-03-28').filter(({ from }) => !from.includes('T02:'))
  const spring = weekOfSlots([...weekday('2027-03-27'), ...short], true).rows
  expect(spring).toHaveLength(48)
  expect(spring.find(({ key }) => key === '02:30')?.slots.map((one) => one !== undefined)).toEqual([
    true,
    false,
  ])
  const night = weekday('2027-10-31')
  const long = [
    ...night.slice(0, 6),
    slot('2027-10-31', 4, { second: true }),
    slot('2027-10-31', 5, { second: true }),
    ...night.slice(6),
  ]
  const autumn = weekOfSlots([...weekday('2027-10-30'), ...long], true).rows
  expect(autumn.slice(4, 9).map(({ key }) => key)).toEqual([
    '02:00',
    '02:30',
    '02:00.2',
    '02:30.2',
    '03:00',
  ])
  expect(autumn[6]?.slots.map((one) => one && slotName(one))).toEqual([
    undefined,
    '2027-10-31T02:00.2',
  ])
})
