import * as library from 'libphonenumber-js'
import examples from 'libphonenumber-js/examples.mobile.json'
import { expect, test } from 'vitest'
import { phoneDigits } from '@/contract/phone'
import { toDigits } from './toDigits'

test.each([
  ['+49 30 123456', '4930123456'],
  ['030 123456', '4930123456'],
  ['0049 (0)30 123456', '4930123456'],
  ['+49 (0) 30/123-456', '4930123456'],
  ['49199123456789', '49199123456789'],
  ['+33 1 23 45 67 89', '33123456789'],
])('%s is %s', (text, digits) => {
  expect(toDigits(text, 'DE', library)).toBe(digits)
})

test.each(['', 'nobody', '1', '+', '12345678901234567890', '030 12 perhaps', 'call 030 123456'])(
  '%s is no number',
  (text) => {
    expect(toDigits(text, 'DE', library)).toBeUndefined()
  },
)

test('the example number of every country, in national and international notation', () => {
  for (const country of library.getCountries()) {
    const example = library.getExampleNumber(country, examples)
    if (!example) continue
    const digits = example.number.slice(1)
    expect(toDigits(example.formatInternational(), 'DE', library), country).toBe(digits)
    expect(toDigits(example.formatNational(), country, library), country).toBe(digits)
    expect(phoneDigits(digits), country).toBe(digits)
  }
})
