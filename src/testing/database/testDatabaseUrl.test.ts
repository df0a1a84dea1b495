import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const variable = ['CALLBOARD', 'TEST_DATABASE_URL'].join('_')

test('whoever tests on both databases learns the one by the module that chooses them', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  const naming = files
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .filter((name) => readFileSync(join('src', name), 'utf8').includes(`env.${variable}`))
  expect(naming.sort()).toEqual(['testing/database/testDatabaseUrl.ts', 'testing/runTests.ts'])
})
