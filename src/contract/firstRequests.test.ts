import { describe, expect, test } from 'vitest'
import { firstAddresses } from './firstRequests'
import { findPage, pagePaths } from './pages'
import type { Role } from './roles'

function addressesOf(url: string, role: Role = 'supervisor'): string[] {
  const { pathname, searchParams } = new URL(url, 'http://callboard.example')
  const found = findPage(pathname)
  if (found === undefined) throw new Error(`${url} is no page`)
  const search = Object.fromEntries(searchParams)
  return firstAddresses(found, { search, principal: { ClientsID: 7, role } })
}

const rowsOf = (url: string, role?: Role) =>
  addressesOf(url, role).filter((address) => address.startsWith('/app/v1/events?'))
const rows = (query: string) => [
  `/app/v1/events?${query}&limitStart=0&limitPageSize=100&total=false&counted=true`,
]
const newest = 'orderBy=dtCreated&ascending=false'

describe('the rows that a list asks for first', () => {
  test.each<[string, Role, string]>([
    ['/events', 'supervisor', `filter=status%3Aopen&${newest}`],
    ['/events', 'agent', `filter=status%3Aopen+agent%3Ame&${newest}`],
    ['/', 'supervisor', `filter=status%3Aopen&${newest}`],
    ['/events?filter=', 'agent', newest],
    ['/events?filter=fax&sort=priority', 'admin', 'filter=fax&orderBy=nPriority&ascending=true'],
    ['/events?filter=&sort=-age', 'admin', 'orderBy=dtCreated&ascending=true'],
    ['/events?view=dueNow', 'admin', 'filter=appointment%3Adue&orderBy=dtRemind&ascending=true'],
    ['/events?view=dueNow&filter=fax', 'admin', 'filter=fax&orderBy=dtRemind&ascending=true'],
    ['/events?view=12&filter=fax&sort=-created', 'admin', `filter=fax&${newest}`],
    // A filter that cannot be read, a view and an order that do not exist.
    ['/events?filter=stat:open', 'admin', newest],
    ['/events?view=nonsense&sort=nonsense', 'admin', newest],
  ])('%s as %s', (url, role, query) => {
    expect(rowsOf(url, role)).toEqual(rows(query))
  })

  test.each(['/events?view=12', '/events?view=12&filter=fax'])(
    '%s: a saved view alone knows them',
    (url) => expect(rowsOf(url)).toEqual([]),
  )

  test('/ as agent: it may lead to their work, which has none', () => {
    expect(rowsOf('/', 'agent')).toEqual([])
  })
})

test('a page asks for who is signed in first, and for its own record', () => {
  expect(addressesOf('/events/2039')).toEqual([
    '/app/v1/session',
    '/app/v1/events/2039/opened',
    '/rest/v1.0/7/acd/groups',
    '/rest/v1.0/7/users',
  ])
})

test('nothing is asked for that the role may not see', () => {
  expect(addressesOf('/settings/tokens', 'admin')).toContain('/app/v1/tokens')
  expect(addressesOf('/settings/tokens', 'agent')).toEqual(['/app/v1/session'])
})

test.each(pagePaths)('%s asks for each address once', (path) => {
  const addresses = addressesOf(path.replace(/\{\w+\}/, '2039'), 'admin')
  expect(new Set(addresses).size).toBe(addresses.length)
})
