import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { TestSpecification, Vitest } from 'vitest/node'
import { LongestFirst } from './longestFirst'

/** As much of a run as ordering asks for: nothing is known of earlier runs. */
const run = {
  config: { root: resolve('.') },
  cache: { getFileTestResults: () => undefined, getFileStats: () => undefined },
} as unknown as Vitest

const project = { name: '', config: { isolate: false, sequence: { groupOrder: 0 } } }
const fileOf = (path: string) =>
  ({ project, moduleId: resolve('src', path) }) as unknown as TestSpecification

test('test files that start servers come first, and those with an environment of their own last', async () => {
  const files = [
    'ui/table/TableRows.test.tsx',
    'server/events/eventFields.test.ts',
    'server/faults/crash.test.ts',
    'features/events/list/useVisibleRange.test.tsx',
    'server/commands/commands.test.ts',
  ].map(fileOf)
  const sorted = await new LongestFirst(run).sort(files)
  expect(sorted.map((file) => files.indexOf(file))).toEqual([2, 4, 1, 0, 3])
})
