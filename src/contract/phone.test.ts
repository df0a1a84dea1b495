import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phoneDigits } from './phone'

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

const number = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 14 }),
  )
  .map(([first, rest]) => [first, ...rest].join(''))
const between = fc.constantFrom(
  '',
  '',
  ' ',
  '\u00a0',
  '\u2009',
  '\u202f',
  '-',
  '.',
  '/',
  '(',
  ')',
  ' / ',
)

test('every notation of a number is that number', () => {
  const notation = fc
    .tuple(fc.constantFrom('', '+', '00', '+ ', ' 00 '), number, fc.infiniteStream(between))
    .map(([prefix, digits, gaps]) => ({
      digits,
      written: prefix + [...digits].map((digit) => digit + (gaps.next().value ?? '')).join(''),
    }))
    // A 0 in brackets of its own is the national one, by design.
    .filter(({ written }) => !/\(\s*0\s*\)/.test(written))
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
