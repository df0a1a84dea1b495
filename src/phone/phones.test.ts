import { expect, test } from 'vitest'
import { phonesOf } from './phones'

const phones = phonesOf('DE')

test.each(['491716780000', '22985751234', '5215512345678', '4930123456', '115', '49115'])(
  'what was sent as %s comes back into a field as the same number',
  (digits) => {
    expect(phones.digits(phones.space(digits))).toBe(digits)
  },
)

test.each([
  ['030 123456', true],
  ['30 23125337', true],
  ['4930123456', false],
  ['+49 30 123456', false],
  ['0049 30 123456', false],
  ['(+49) 30 123456', false],
  ['115', false],
  ['nobody', false],
])('of %s the country was assumed: %s', (text, isNational) => {
  expect(phones.isNational(text)).toBe(isNational)
})

test('whose country a number is', () => {
  expect(phones.countryOf('390612345678')).toBe('IT')
  expect(phones.countryOf('115')).toBeUndefined()
})
