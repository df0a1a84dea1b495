import { expect, test } from 'vitest'
import { elapsedSince } from './elapsed'

const then = { steady: 1000, wall: 1_700_000_000_000 }
const minute = 60_000

test.each([
  ['both went on alike', 5 * minute, 5 * minute, 5 * minute],
  ['the clock was corrected by a second', 5 * minute, 5 * minute - 1000, 5 * minute],
  ['the clock was set an hour back', 5 * minute, -55 * minute, undefined],
  ['the clock was set an hour ahead', 5 * minute, 65 * minute, undefined],
  ['the machine slept for an hour', 1000, 61 * minute, undefined],
])('%s', (_, steady, wall, age) => {
  const now = { steady: then.steady + steady, wall: then.wall + wall }
  expect(elapsedSince(then, now)).toBe(age)
})
