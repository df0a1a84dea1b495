import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * A part of a statement that passes over what is locked gives other rows each time that the plan
 * begins it: within a larger statement it has to be materialized.
 */
const isBegunOnce = (part: string) =>
  !/SKIP LOCKED\s*\)/.test(part) || /AS MATERIALIZED \([^`]*SKIP LOCKED\s*\)/.test(part)

test.each([
  ['DELETE FROM a WHERE id IN (SELECT id FROM a LIMIT 2 FOR UPDATE SKIP LOCKED)', false],
  ['WITH b AS (SELECT id FROM a LIMIT 2 FOR UPDATE SKIP LOCKED) DELETE FROM a', false],
  ['WITH b AS MATERIALIZED (SELECT id FROM a LIMIT 2 FOR UPDATE SKIP LOCKED) DELETE', true],
  ['SELECT id FROM a LIMIT 2 FOR UPDATE SKIP LOCKED', true],
])('%s: %s', (statement, begunOnce) => expect(isBegunOnce(statement)).toBe(begunOnce))

test('no statement of the server begins a part anew that skips locked rows', () => {
  const files = readdirSync('src/server', { recursive: true, encoding: 'utf8' })
  const faulty = files
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      readFileSync(`src/server/${file}`, 'utf8')
        .split('`')
        .map((part) => ({ file, part })),
    )
    .filter(({ part }) => !isBegunOnce(part))
  expect(faulty).toEqual([])
})
