import { describe, expect, test } from 'vitest'
import { endsAt } from '@/contract/viewLimit'
import { judge, type Watched } from './breach'

test.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [5, 4],
  [9, 8],
  [10, 8],
  [19, 17],
  [20, 17],
  [100, 89],
])('an alert above %i ends at %i', (nAbove, ends) => expect(endsAt(nAbove)).toBe(ends))

const minute = 60_000

/** What each of these numbers brings, one a minute; where an alert begins or ends is remembered. */
function judgeAll(limit: Watched['limit'], values: readonly number[]): string[] {
  let watched: Watched = { limit, aboveSince: undefined, highest: undefined }
  return values.map((value, place) => {
    const { what, aboveSince } = judge(watched, value, place * minute)
    const highest = {
      begins: value,
      worsens: value,
      ends: undefined,
      stays: watched.highest,
    }[what]
    watched = { limit, aboveSince, highest }
    return what
  })
}

describe('an alert', () => {
  test.each<[string, Watched['limit'], number[], string[]]>([
    [
      'begins at once where no minutes are given',
      { nAbove: 5, nMinutes: 0 },
      [5, 6, 6],
      ['stays', 'begins', 'stays'],
    ],
    [
      'begins when the breach has lasted',
      { nAbove: 5, nMinutes: 2 },
      [6, 7, 6, 6],
      ['stays', 'stays', 'begins', 'stays'],
    ],
    [
      'counts its minutes anew after a break',
      { nAbove: 5, nMinutes: 2 },
      [6, 6, 5, 6, 6, 6],
      ['stays', 'stays', 'stays', 'stays', 'stays', 'begins'],
    ],
    [
      'worsens only beyond the most so far',
      { nAbove: 5, nMinutes: 0 },
      [6, 8, 7, 8, 9],
      ['begins', 'worsens', 'stays', 'stays', 'worsens'],
    ],
    [
      'goes on at the limit, ends below, and begins once more',
      { nAbove: 10, nMinutes: 0 },
      [11, 10, 9, 8, 10, 11],
      ['begins', 'stays', 'stays', 'ends', 'stays', 'begins'],
    ],
    [
      'above none ends with none',
      { nAbove: 0, nMinutes: 0 },
      [1, 0, 0, 1],
      ['begins', 'ends', 'stays', 'begins'],
    ],
  ])('%s', (_, limit, values, said) => expect(judgeAll(limit, values)).toEqual(said))

  test('tells when a breach will have lasted', () => {
    const limit = { nAbove: 5, nMinutes: 2 }
    const { ripensAt } = judge({ limit, aboveSince: minute, highest: undefined }, 6, 2 * minute)
    expect(ripensAt).toBe(3 * minute)
  })
})
