import { expect, test } from 'vitest'
import { addressOf, searchOf } from './address'

test.each(['a+b', '50%', '%41', 'ä & ö=ü#', 'subject:"a b"', '🙂', ' '])(
  'an address keeps %o as it is',
  (filter) => {
    const address = new URL(addressOf('/events/7', { filter, sort: '-age' }), 'http://localhost')
    expect(address.pathname).toBe('/events/7')
    expect(address.hash).toBe('')
    expect(searchOf(address.search)).toEqual({ filter, sort: '-age' })
  },
)

test('what is undefined is not in an address, what is empty is', () => {
  expect(addressOf('/events', { filter: undefined })).toBe('/events')
  expect(addressOf('/events', { filter: '', row: 0 })).toBe('/events?filter=&row=0')
})
