import { beforeAll, describe, expect, test } from 'vitest'
import { type Language, speak } from '@/messages'
import { readDate } from './readDate'
import { readTime } from './readTime'
import { todayOf } from './readWhen'

// Tuesday, a quarter to midnight in Berlin: in New York it is afternoon.
const today = todayOf(Date.parse('2026-11-24T22:45:00Z'), 'Europe/Berlin')

/** What the text is read as, or its refusal. */
const dateOf = (typed: string, at = today) => {
  const reading = readDate(typed, at)
  return 'date' in reading ? reading.date : reading.fault
}
const timeOf = (typed: string) => {
  const reading = readTime(typed)
  return 'time' in reading ? reading.time : reading.fault
}

describe.each(['en', 'de', 'fr'] as const)('in %s', (language) => {
  beforeAll(() => speak(language))

  test.each([
    ['', ''],
    ['9', '09:00'],
    ['0', '00:00'],
    ['9:00', '09:00'],
    ['9.30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['1015', '10:15'],
    ['23:59', '23:59'],
    ['9h', '09:00'],
    ['9h30', '09:30'],
    ['9 h 30', '09:30'],
    ['9 Uhr', '09:00'],
    ['9 Uhr 30', '09:30'],
    ['9.30 Uhr', '09:30'],
    ['\u00a014:00 ', '14:00'],
    ['１４：３０', '14:30'],
    ['9 am', '09:00'],
    ['9:30pm', '21:30'],
    ['12 am', '00:00'],
    ['12 p.m.', '12:00'],
  ])('the time %j is %s', (typed, time) => expect(timeOf(typed)).toBe(time))

  test.each(['9:5', 'soon', '9:30:00', '-9', '1.12.', '9 bis 10', '9:300'])(
    '%j is not a time',
    (typed) => expect(timeOf(typed)).toMatch(/^(This is not a time|Das ist keine|Ce n’est pas)/),
  )

  test.each(['24:00', '25', '9:60', '99:99', '2560'])('%j is on no clock', (typed) =>
    expect(timeOf(typed)).toMatch(
      new RegExp(`^(There is no ${typed}|${typed} gibt|${typed} n’existe)`),
    ),
  )

  test.each([
    ['', ''],
    ['1.12.', '2026-12-01'],
    ['1.12', '2026-12-01'],
    ['01.12.', '2026-12-01'],
    ['1. 12. 2026', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['1.12.26', '2026-12-01'],
    ['2026-12-01', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    // Without a year, the next such date: today is one, yesterday is a year ahead.
    ['24.11.', '2026-11-24'],
    ['23.11.', '2027-11-23'],
    ['29.2.', '2028-02-29'],
    // Gone by: the sentence of the outcome says so.
    ['1.12.2025', '2025-12-01'],
    // With more than twelve in front there is one reading.
    ['24/12', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    ['5/5', '2027-05-05'],
  ])('the date %j is %s', (typed, date) => expect(dateOf(typed)).toBe(date))

  test.each(['31.2.', '30.2.2027', '2026-02-30', '29.2.2027', '0.1.', '1.13.', '31/11/2026'])(
    '%j is in no calendar',
    (typed) =>
      expect(dateOf(typed)).toMatch(
        new RegExp(`^(There is no ${typed} in|${typed} gibt|${typed} n’existe)`),
      ),
  )

  test.each(['soon', '1', '1.', '1.12.20266', '1-12', '12', '1.12.2026 9:00'])(
    '%j is not a date',
    (typed) => expect(dateOf(typed)).toMatch(/^(This is not a date|Das ist kein|Ce n’est pas)/),
  )
})

test.each<[Language, string, string]>([
  ['en', 'today', '2026-11-24'],
  ['en', 'Tomorrow', '2026-11-25'],
  ['en', 'Friday', '2026-11-27'],
  ['en', 'fri', '2026-11-27'],
  ['en', 'tuesday', '2026-12-01'],
  ['en', '1 Dec', '2026-12-01'],
  ['en', 'December 1st, 2027', '2027-12-01'],
  ['en', '13/1', '2027-01-13'],
  ['en', '1/13', '2027-01-13'],
  ['de', 'heute', '2026-11-24'],
  ['de', 'morgen', '2026-11-25'],
  ['de', 'übermorgen', '2026-11-26'],
  ['de', 'Fr.', '2026-11-27'],
  ['de', 'Montag', '2026-11-30'],
  ['de', '1. Dezember', '2026-12-01'],
  ['de', '3. März 2027', '2027-03-03'],
  ['de', '1/12', '2026-12-01'],
  ['de', '1/12/2026', '2026-12-01'],
  ['fr', "aujourd'hui", '2026-11-24'],
  ['fr', 'Aujourd’hui', '2026-11-24'],
  ['fr', 'demain', '2026-11-25'],
  ['fr', 'après-demain', '2026-11-26'],
  ['fr', 'vendredi', '2026-11-27'],
  ['fr', 'lun.', '2026-11-30'],
  ['fr', '1er décembre', '2026-12-01'],
  ['fr', '1 déc.', '2026-12-01'],
  ['fr', '1/12', '2026-12-01'],
])('in %s %j is %s', async (language, typed, date) => {
  await speak(language)
  expect(dateOf(typed)).toBe(date)
})

test.each<[Language, string]>([
  ['en', 'morgen'],
  ['de', 'tomorrow'],
  ['fr', 'heute'],
  // Juin or juillet.
  ['fr', '1 jui'],
])('in %s %j is not a date', async (language, typed) => {
  await speak(language)
  expect(readDate(typed, today)).toHaveProperty('fault')
})

test('in English two readings of a date with slashes are both named, in the order in which they come', async () => {
  await speak('en')
  const refusal =
    'This can be Tue 1 Dec 2026 (2026-12-01) or Tue 12 Jan 2027 (2027-01-12). Write one of them.'
  expect(dateOf('1/12')).toBe(refusal)
  expect(dateOf('12/1')).toBe(refusal)
  expect(dateOf('2/1/2027')).toBe(
    'This can be Sat 2 Jan 2027 (2027-01-02) or Mon 1 Feb 2027 (2027-02-01). Write one of them.',
  )
})

test('today is the centre’s: half an hour later “tomorrow” is another day', async () => {
  await speak('en')
  const later = todayOf(Date.parse('2026-11-24T23:15:00Z'), 'Europe/Berlin')
  expect([dateOf('tomorrow', later), dateOf('24.11.', later)]).toEqual(['2026-11-26', '2027-11-24'])
})
