import { beforeAll, expect, test } from 'vitest'
import { eventFilterFields } from '@/contract/filter/fields'
import { speak } from '@/messages'
import { filterMistake } from './filterMistake'

beforeAll(() => speak('en'))

test.each([
  ['"open', 'The quote opened at character 1 is not closed'],
  ['status:nosuch', '“nosuch” is not a valid value, at character 8'],
  ['a colour:red', 'There is no field “colour”, at character 3'],
  ['status:open', undefined],
])('the mistake in %s is told with its place', (filter, sentence) => {
  expect(filterMistake(filter, eventFilterFields)).toBe(sentence)
})
