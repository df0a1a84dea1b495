import { expect, test } from 'vitest'
import { isFieldBegun, readFilter, withoutTerm, writtenTerm } from './filterTerms'

test.each([
  ['status:open  type:callback', 0, 'status:open', 'type:callback'],
  ['status:open type:rückruf invoice', 1, 'type:rückruf', 'status:open invoice'],
  ['"two words" -group:"A, B"', 1, '-group:"A, B"', '"two words"'],
  [' status:open ', 0, 'status:open', ''],
])('%s without term %i (%s) is "%s"', (filter, place, written, rest) => {
  const term = readFilter(filter).terms[place]
  if (!term) throw new Error('There is no such term')
  expect(writtenTerm(filter, term)).toBe(written)
  expect(withoutTerm(filter, term)).toBe(rest)
})

test('a filter that cannot be read has no terms', () => {
  expect(readFilter('status:').terms).toEqual([])
})

test.each([
  ['stat', false],
  ['invoice -Sta', false],
  ['invoice -status:', true],
  ['status:op', true],
  ['group:Supp', true],
  ['status:open ', false],
  ['group:"Support"', false],
  ['invo', false],
  ['status:open lorry', false],
  ['"stat', false],
  ['', false],
])('%s is half a term with a field: %s', (text, isBegun) => {
  expect(isFieldBegun(text)).toBe(isBegun)
})
