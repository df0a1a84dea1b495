import { expect, test } from 'vitest'
import { mayDo, Role } from './roles'

test.each([
  ['anyone', ['agent', 'supervisor', 'admin']],
  ['read', ['agent', 'supervisor', 'admin']],
  ['create', ['agent', 'supervisor', 'admin']],
  ['act', ['agent', 'supervisor', 'admin']],
  ['actOnAll', ['supervisor', 'admin']],
  ['admin', ['admin']],
] as const)('%s is the right of %j', (right, roles) => {
  expect(Role.options.filter((role) => mayDo(role, right))).toEqual(roles)
})
