import { expect, test } from 'vitest'
import { tokenEnd } from './tokenEnd'

test.each([
  ['2026-11-24', '2026-11-24T23:00:00.000Z'],
  ['20261124', '2026-11-24T23:00:00.000Z'],
  // Of 25 and of 23 hours.
  ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T22:00:00.000Z'],
  ['2026-11-24T18:30', '2026-11-24T17:30:00.000Z'],
  ['2026-11-24T18:30:15', '2026-11-24T17:30:15.000Z'],
  ['2026-11-24T18:30:15.5', '2026-11-24T17:30:15.500Z'],
  ['2026-02-30', undefined],
  ['2026-11-24T25:00', undefined],
  ['tomorrow', undefined],
])('%s ends at %s', (text, instant) => {
  const found = tokenEnd(text, 'Europe/Berlin')
  expect(found === undefined ? found : new Date(found).toISOString()).toBe(instant)
})
