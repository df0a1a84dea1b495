import { describe, expect, test } from 'vitest'
import { blackenNumber } from './blacken'
import { blackBar, notationsOf } from './numberNotations'

const own = notationsOf('030 / 12 34 56', 'DE')
if (!own) throw new Error('It is a number')

describe('a number is found in every notation', () => {
  test.each([
    '+4930123456',
    '+49 30 123456',
    '+49 (0)30 12 34 56',
    '0049 30 123456',
    '0049-30-123456',
    '004930123456',
    '4930123456',
    '030123456',
    '030 123456',
    '030/123456',
    '030-12-34-56',
    '(030) 123 456',
    '(0)30 123456',
    '+49.30.123.456',
    '030\u00a0123\u202f456',
    '030–123456',
    '030\n123456',
    'tel:+4930123456',
    '%2B49%2030%20123456',
    'sip:004930123456@example.com',
  ])('%s', (text) => {
    expect(own.isIn(text)).toBe(true)
    expect(own.isWhole(text)).toBe(true)
    for (const around of [`Please call ${text}, thanks`, `x${text}y`, `am 24.11. ${text}!`]) {
      expect(own.isIn(around)).toBe(true)
      expect(own.blacken(around)).not.toMatch(/\d{3}/)
      expect(own.blacken(around)).toContain(blackBar)
    }
  })

  test.each([
    '+43 30 123456',
    '0043 30 123456',
    '030 1234567',
    '1030123456',
    '4930123457',
    '+49 40 123456',
    'order 9930123456',
    '0301234',
    '',
  ])('and %j is somebody else’s', (text) => {
    expect(own.isIn(text)).toBe(false)
    expect(own.isWhole(text)).toBe(false)
    expect(own.blacken(text)).toBe(text)
  })

  test('without a prefix where no other country’s code can stand before it', () => {
    expect(own.isWhole('30 123456')).toBe(true)
    expect(own.blacken('ring 30 123456')).toBe(`ring ${blackBar}`)
  })

  test('a longer number that begins with it is not the caller’s', () => {
    expect(own.isWhole('+49 30 123456 78')).toBe(false)
  })

  test.each([
    ['+1 212 555 0123', 'DE', ['+12125550123', '001 (212) 555-0123', '1-212-555-0123']],
    ['+39 06 1234 5678', 'DE', ['+390612345678', '0039 06 12345678']],
    ['+43 1 5320000', 'AT', ['01 5320000', '+43 (0)1 5320000']],
  ])('%s read in %s is found as %j', (number, country, texts) => {
    const found = notationsOf(number, country)
    expect(texts.filter((text) => !found?.isIn(text))).toEqual([])
  })
})

test.each(['115', '', 'anna', '12', '+49 30 123456, +49 30 654321', 'a@example.com'])(
  '%j is no number of one caller',
  (text) => {
    expect(notationsOf(text, 'DE')).toBeUndefined()
  },
)

test('JSON stays JSON, within texts too', () => {
  const blacken = blackenNumber(own)
  const inner = JSON.stringify({ phone: 4930123456, note: 'call 030 123456', n: 1 })
  expect(blacken({ list: [inner, 5, null, true], '+49 30 123456': 1 })).toEqual({
    list: [JSON.stringify({ phone: null, note: `call ${blackBar}`, n: 1 }), 5, null, true],
    [blackBar]: 1,
  })
  const other = { list: ['{"a": 1 }', '2026-11-24T11:00:00.000'] }
  expect(blacken(other)).toEqual(other)
})
