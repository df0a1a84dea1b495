import { expect, test } from 'vitest'
import {
  agendaFilter,
  mondayOf,
  readAppointmentSearch,
  secondPassFilter,
  weekOf,
} from './appointmentSearch'
import { eventFilterFields } from './filter/fields'
import { parseFilter } from './filter/parse'

test.each([
  ['2026-11-30', '2026-11-30'],
  ['2026-12-06', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
  ['2027-03-28', '2027-03-22'],
])('the week of %s begins on %s', (date, monday) => expect(mondayOf(date)).toBe(monday))

test('an address is read as far as it is ours', () => {
  const whole = { week: '2026-12-03', group: '235', show: '2026-12-01T10:30' }
  expect(readAppointmentSearch(whole)).toEqual({ ...whole, group: 235 })
  for (const show of ['overdue', '2026-12-01', '2026-10-25T02:00.2']) {
    expect(readAppointmentSearch({ show })).toEqual({ show })
  }
  for (const wrong of [
    { week: '2026-02-30' },
    { week: '20261203' },
    { group: '0' },
    { group: 'x' },
    { show: '2026-12-01T10:15' },
    { show: '2026-13-01' },
    { show: 'x' },
  ]) {
    expect(readAppointmentSearch(wrong)).toEqual({})
  }
  expect(weekOf(readAppointmentSearch(whole))).toEqual({
    from: '2026-11-30',
    days: 7,
    AcdGroupsID: 235,
  })
})

test.each([
  ['overdue', undefined, 'appointment:overdue'],
  ['2026-12-01', 235, 'appointment:2026-12-01 status:open group:235'],
  ['2026-12-01T10:00', undefined, 'appointment:2026-12-01T10:00..2026-12-01T10:29 status:open'],
  [
    '2026-10-25T02:30',
    7,
    'appointment:2026-10-25T02:30+02:00..2026-10-25T02:59+02:00 status:open group:7',
  ],
  [
    '2026-10-25T02:30.2',
    7,
    'appointment:2026-10-25T02:30+01:00..2026-10-25T02:59+01:00 status:open group:7',
  ],
])('behind %s of group %s stands the list %s', (show, group, filter) => {
  expect(agendaFilter(show, { group, zone: 'Europe/Berlin' })).toBe(filter)
  expect(parseFilter(filter, eventFilterFields)).not.toHaveProperty('mistake')
})

test.each([
  [
    '2026-10-25',
    7,
    'appointment:2026-10-25T02:00+01:00..2026-10-25T02:59+01:00 status:open group:7',
  ],
  ['2026-10-24', 7, undefined],
  ['2026-03-29', undefined, undefined],
  ['2026-10-25T02:00', undefined, undefined],
  ['overdue', undefined, undefined],
])('the second pass of %s in group %s is %s', (show, group, filter) => {
  expect(secondPassFilter(show, { group, zone: 'Europe/Berlin' })).toBe(filter)
  if (filter) expect(parseFilter(filter, eventFilterFields)).not.toHaveProperty('mistake')
})
