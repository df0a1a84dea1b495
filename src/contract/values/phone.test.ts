import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isValidNumber } from '@/phone/plans'
import { knowNumberingPlans, phoneDigits, readPhone } from './phone'

knowNumberingPlans(isValidNumber)

test.each([
  ['+49 ( 0 ) 199', '49199'],
  ['(+49) 199', '49199'],
  ['(0049) 199', '49199'],
  ['+49\u2009199\u202f12', '4919912'],
  ['+0049199', undefined],
  ['0(0)49199', undefined],
  ['(0)199', '199'],
  ['+49 199+1', undefined],
  ['+49x199', undefined],
  ['+', undefined],
  ['٤٩١٩٩', undefined],
])('%s as digits is %s', (text, digits) => expect(phoneDigits(text)).toBe(digits))

test.each([
  ['+49 30 1234567\n', 'phone_line_break'],
  ['+49 30\r\n1234567', 'phone_line_break'],
  ['+49 30\u20281234567', 'phone_line_break'],
  ['+49 30 1234567 ext 12', 'phone_extension'],
  ['+49301234567x34', 'phone_extension'],
  ['+49 30 1234567#56', 'phone_extension'],
  ['+49 30 1234567,78', 'phone_extension'],
  ['+49 30 1234567 #12345', 'phone_extension'],
  ['4930123456.0', 'phone_decimal'],
  ['4930123456.00', 'phone_decimal'],
  ['4930123456,00', 'phone_decimal'],
  ['4,930,123,456.00', 'phone_decimal'],
  ['4.930.123.456,0', 'phone_decimal'],
  ['4,93012E+10', 'phone_rounded'],
  ['+49 30 12345 / 12346', 'phone_two'],
  ['+49 30 12345, +49 30 12346', 'phone_two'],
  ['+49 30 12345; 12346', 'phone_two'],
  ['+49 30 12345 or +49 30 12346', 'phone_two'],
  ['+49 30 12345 oder 12346', 'phone_two'],
  ['+49 30 12345 ou 12346', 'phone_two'],
  ['+49 30 12345/+49 30 12346', 'phone_two'],
  ['x'.repeat(100_000), 'bad_phone'],
])('%j is refused: %s', (text, fault) => expect(readPhone(text)).toEqual({ fault }))

test.each([
  ['+49 (0)199 / 123-456', '49199123456'],
  ['\u202a+49\u2009151\u202f2345\u00a06789\u202c\ufeff', '4915123456789'],
  ['+49\t30\u30001234567\u00ad', '49301234567'],
  ['+39 (0)6 12345678', '390612345678'],
  ['00378 (0)549 886377', '3780549886377'],
  ['+44 (0)20 7946 0958', '442079460958'],
  ['115', '115'],
  ['+49.30.123.00', '493012300'],
])('%j is read as %s', (text, digits) => expect(readPhone(text)).toEqual({ digits }))

const number = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 14 }),
  )
  .map(([first, rest]) => [first, ...rest].join(''))
const between = fc.constantFrom('', '', ' ', '\u00a0', '\u2009', '\u202f', '-', '.', '/', '(', ')')

test('every notation of a number is that number', () => {
  const notation = fc
    .tuple(fc.constantFrom('', '+', '00', '+ ', ' 00 '), number, fc.infiniteStream(between))
    .map(([prefix, digits, gaps]) => ({
      digits,
      written: prefix + [...digits].map((digit) => digit + (gaps.next().value ?? '')).join(''),
    }))
    // A 0 in brackets of its own is the national one, and `.0` a spreadsheet's, by design.
    .filter(({ written }) => !/\(\s*0\s*\)/.test(written) && !/^[^.]*\.00?\s*$/.test(written))
  fc.assert(
    fc.property(notation, ({ digits, written }) => {
      expect(phoneDigits(written)).toBe(digits)
    }),
    { numRuns: 1000 },
  )
})

test('whatever comes, the answer is 3 to 15 digits or none', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'+0049(0) -./1') }))
  fc.assert(
    fc.property(texts, (text) => {
      expect(phoneDigits(text) ?? '123').toMatch(/^[1-9][0-9]{2,14}$/)
    }),
    { numRuns: 1000 },
  )
})
