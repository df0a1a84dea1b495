import { beforeEach, describe, expect, test } from 'vitest'
import { speak } from '@/messages'
import { outcomeSentence } from './outcomeSentence'

// 15:30 in Berlin, as in the documented example.
const now = Date.parse('2026-11-24T14:30:20Z')
const sentence = (date: string, time: string, callerZones: string[] = [], at = now) =>
  outcomeSentence({ date, time, now: at, zone: 'Europe/Berlin', callerZones })

beforeEach(() => speak('en'))

test.each([
  ['', '', 'As soon as possible.'],
  ['', '10:00', 'Not before Wed 25 Nov 2026, 10:00 (Berlin).'],
  ['', '18:00', 'Not before Tue 24 Nov 2026, 18:00 (Berlin).'],
  ['2026-11-26', '', 'Not before Thu 26 Nov 2026, 00:00 (Berlin).'],
  ['2026-11-23', '10:00', 'At once: Mon 23 Nov 2026, 10:00 (Berlin) has passed.'],
  [
    '2027-03-28',
    '02:30',
    'Not before Sun 28 Mar 2027, 03:30 (Berlin), because 02:30 does not exist that night.',
  ],
  [
    '2027-10-31',
    '02:30',
    'Not before Sun 31 Oct 2027, 02:30 (Berlin), the first of two that night.',
  ],
])('“%s” “%s” says “%s”', (date, time, expected) => {
  expect(sentence(date, time)).toBe(expected)
})

describe('with a caller elsewhere', () => {
  test.each([
    ['Europe/London', 'Not before Wed 25 Nov 2026, 10:00 (Berlin), 09:00 for the caller.'],
    ['Europe/Paris', 'Not before Wed 25 Nov 2026, 10:00 (Berlin).'],
    [
      'Pacific/Honolulu',
      'Not before Wed 25 Nov 2026, 10:00 (Berlin), Tue 24 Nov 2026, 23:00 for the caller.',
    ],
  ])('in %s: “%s”', (zone, expected) => {
    expect(sentence('', '10:00', [zone])).toBe(expected)
  })

  test('in the skipped hour the caller’s time is the moved one’s', () => {
    expect(sentence('2027-03-28', '02:30', ['Africa/Lagos'])).toBe(
      'Not before Sun 28 Mar 2027, 03:30 (Berlin), 02:30 for the caller, because 02:30 does not exist that night.',
    )
  })
})

test('German and French say the same', async () => {
  await speak('de')
  expect(sentence('', '10:00', ['Europe/London'])).toBe(
    'Nicht vor Mi 25. Nov. 2026, 10:00 (Berlin), 09:00 beim Anrufer.',
  )
  await speak('fr')
  expect(sentence('', '10:00', ['Europe/London'])).toBe(
    'Pas avant mer 25 nov. 2026, 10:00 (Berlin), 09:00 pour l’appelant.',
  )
})
