import { expect, test } from 'vitest'
import { pauseMs } from './keepMirrored'
import { stateOf } from './readMirror'

const never = () => 0
test.each([
  ['the interval', { tookMs: 100, failures: 0 }, 10_000],
  ['five times the last poll', { tookMs: 4000, failures: 0 }, 20_000],
  ['twice that after a failure', { tookMs: 4000, failures: 1 }, 40_000],
  ['five minutes at most', { tookMs: 4000, failures: 9 }, 300_000],
  ['as it is asked', { tookMs: 0, failures: 1, retryAfterMs: 900_000 }, 900_000],
  ['no less than that', { tookMs: 0, failures: 3, retryAfterMs: 1000 }, 80_000],
])('the next poll is after %s', (_, last, expected) => {
  expect(pauseMs(10_000, last, never)).toBe(expected)
})

test('a fifth of it is left to chance, upwards', () => {
  const pauses = Array.from({ length: 200 }, () => pauseMs(10_000, { tookMs: 0, failures: 0 }))
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(10_000)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(12_000)
  expect(new Set(pauses).size).toBeGreaterThan(100)
})

const second = 1000
const row = {
  filled_at: new Date(0),
  filling: 0,
  as_of: new Date(0),
  next_poll_at: new Date(10 * second),
}
test.each([
  [{ ...row, fault: null }, 20, 'fresh'],
  [{ ...row, fault: null }, 40, 'ageing'],
  [{ ...row, fault: null }, 71, 'stale'],
  [{ ...row, fault: 'silent' }, 1, 'silent'],
  [{ ...row, fault: 'refused' }, 1, 'refused'],
  [{ ...row, fault: 'broken' }, 20, 'ageing'],
  [{ ...row, fault: null, as_of: null }, 1, 'fresh'],
  [{ ...row, fault: 'broken', as_of: null }, 1, 'stale'],
] as const)('%o after %i s is %s', (mirror, seconds, state) => {
  expect(stateOf(mirror, seconds * second)).toBe(state)
})
