import { expect, test } from 'vitest'
import { pageAddress, searchOf } from './address'

test.each(['a+b', '50%', '%41', 'ä & ö=ü#', 'subject:"a b"', '🙂', ' '])(
  'an address keeps %o as it is',
  (filter) => {
    const address = new URL(pageAddress('/events/7', { filter, sort: '-age' }), 'http://localhost')
    expect(address.pathname).toBe('/events/7')
    expect(address.hash).toBe('')
    expect(searchOf(address.search)).toEqual({ filter, sort: '-age' })
  },
)

test('what is undefined is not in an address, what is empty is', () => {
  expect(pageAddress('/events', { filter: undefined })).toBe('/events')
  expect(pageAddress('/events', { filter: '', row: 0 })).toBe('/events?filter=&row=0')
})
