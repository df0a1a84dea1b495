import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scopeKey, scopeValues, seesGroup, wholeAccount } from './scope'

const person = { ClientsID: 1, UsersID: 3, AccessTokensID: 7 }

test('a scope is said as text, and holds nothing else than integers', () => {
  expect(scopeValues(wholeAccount(1))).toEqual(['1', 'all', ''])
  expect(scopeValues({ ...person, groups: [235, 301] })).toEqual(['1', '{235,301}', 'user:3'])
  expect(scopeValues({ ...person, UsersID: null, groups: [] })).toEqual(['1', '{}', 'token:7'])
  const wrong = ["1'; --"] as unknown as number[]
  expect(() => scopeValues({ ...person, groups: wrong })).toThrow(/integer/)
})

test('those who see the same events have the same key, and nobody else', () => {
  const bound = { ...person, groups: [235] }
  const colleague = { ...bound, UsersID: 4 }
  expect(scopeKey(bound)).toBe(scopeKey(colleague))
  const others = [
    wholeAccount(1),
    wholeAccount(2),
    { ...bound, groups: [] },
    { ...bound, ClientsID: 2 },
  ]
  for (const other of others) expect(scopeKey(other)).not.toBe(scopeKey(bound))
  expect([235, 301].map((group) => seesGroup(bound, group))).toEqual([true, false])
  expect(seesGroup(wholeAccount(1), 301)).toBe(true)
})

test('what mounts routes reads in the scope of who asks', () => {
  const files = readdirSync('src/server', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join('src/server', path), 'utf8') }))
  const mounting = files.filter(({ text }) => /\bMounting\b/.test(text))
  expect(mounting.length).toBeGreaterThan(20)
  const whole = mounting.filter(({ text }) => /\b(asAccount|wholeAccount)\b/.test(text))
  // Only what keeps answers under their keys, which then asks in the principal's scope.
  expect(whole.map(({ path }) => path.replaceAll('\\', '/')).sort()).toEqual([
    'mount/mount.ts',
    'mount/mountBatched.ts',
  ])
})
