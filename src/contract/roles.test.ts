import { expect, test } from 'vitest'
import { roles as allRoles, mayDo } from './roles'

test.each([
  ['anyone', ['display', 'agent', 'supervisor', 'admin']],
  ['board', ['display', 'agent', 'supervisor', 'admin']],
  ['read', ['agent', 'supervisor', 'admin']],
  ['create', ['agent', 'supervisor', 'admin']],
  ['act', ['agent', 'supervisor', 'admin']],
  ['actOnAll', ['supervisor', 'admin']],
  ['displays', ['supervisor', 'admin']],
  ['admin', ['admin']],
] as const)('%s is the right of %j', (right, roles) => {
  expect(allRoles.filter((role) => mayDo(role, right))).toEqual(roles)
})
