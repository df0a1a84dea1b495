import { describe, expect, test } from 'vitest'
import type { PersonRole } from '@/contract/roles'
import { claimAt, namesIn, roleSaid, valuesOf } from './claims'

describe('a claim', () => {
  const claims = {
    roles: ['one'],
    'https://example.com/roles': ['whole'],
    realm_access: { roles: ['two'], 'a.b': 'inner' },
    nothing: null,
  }
  test.each([
    ['roles', ['one']],
    ['realm_access.roles', ['two']],
    ['https://example.com/roles', ['whole']],
    ['realm_access.a.b', undefined],
    ['realm_access.none', undefined],
    ['roles.0', undefined],
    ['nothing', null],
    ['nothing.more', undefined],
    ['constructor', undefined],
    ['realm_access.__proto__', undefined],
  ])('is found at %s', (name, value) => {
    expect(claimAt(claims, name)).toEqual(value)
  })

  test.each([
    [undefined, undefined],
    [null, undefined],
    ['', []],
    [[], []],
    ['one', ['one']],
    [7, ['7']],
    [
      ['one', 2, {}, null, true],
      ['one', '2', 'object', 'object', 'boolean'],
    ],
    [{}, ['object']],
    [false, ['boolean']],
  ])('of %j has the values %j', (claim, values) => {
    expect(valuesOf(claim)).toEqual(values)
  })

  test('of very many values is read in part', () => {
    expect(valuesOf(Array.from({ length: 5000 }, (_, index) => index))).toHaveLength(1000)
  })
})

const roles = new Map<string, PersonRole>([
  ['staff', 'agent'],
  ['lead', 'supervisor'],
  ['it', 'admin'],
])

test.each([
  [undefined, 'absent'],
  [[], 'empty'],
  [['cook'], 'unknown'],
  [['Staff'], 'unknown'],
  [['staff'], 'agent'],
  [['cook', 'staff'], 'agent'],
  [['lead', 'staff'], 'supervisor'],
  [['staff', 'it', 'lead'], 'admin'],
])('the values %j say the role %s', (values, role) => {
  expect(roleSaid(values, roles)).toBe(role)
})

test('names are text that is not blank', () => {
  expect(namesIn({ preferred_username: ' anna ', email: 'a@example.com' }).UID).toBe('anna')
  expect(namesIn({ preferred_username: ' ', email: 'a@example.com' }).UID).toBe('a@example.com')
  expect(namesIn({ preferred_username: 7, given_name: 'x'.repeat(300), family_name: [] })).toEqual({
    UID: undefined,
    FirstName: 'x'.repeat(256),
    LastName: undefined,
  })
})
