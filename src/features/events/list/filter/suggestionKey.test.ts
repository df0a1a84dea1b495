import { expect, test } from 'vitest'
import { suggestionKey } from './suggestionKey'

test.each([
  ['ArrowDown', 0, undefined, { go: 'open' }],
  ['Enter', 0, undefined, undefined],
  ['ArrowDown', 3, undefined, { active: 0 }],
  ['ArrowDown', 3, 2, { active: 0 }],
  ['ArrowUp', 3, undefined, { active: 2 }],
  ['ArrowUp', 3, 1, { active: 0 }],
  ['Escape', 3, 1, { go: 'close' }],
  ['Enter', 3, 1, { go: 'choose' }],
  ['Tab', 3, 1, { go: 'choose' }],
  ['Enter', 3, undefined, undefined],
  ['a', 3, 1, undefined],
] as const)('%s with %i suggestions at %s', (key, count, active, meaning) => {
  expect(suggestionKey(key, { count, active })).toEqual(meaning)
})
