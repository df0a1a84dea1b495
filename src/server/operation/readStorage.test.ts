import { expect, test } from 'vitest'
import { growthOf } from './readStorage'

const hour = 60 * 60_000

test('growth is that of a day, and unknown before an hour', () => {
  const sizes = [0, 0.5, 1, 12].map((hours) => ({ at: hours * hour, bytes: 1000 + hours * 10 }))
  expect(growthOf([])).toBeUndefined()
  expect(growthOf(sizes.slice(0, 2))).toBeUndefined()
  expect(growthOf(sizes.slice(0, 3))).toBe(240)
  expect(growthOf(sizes)).toBe(240)
})
