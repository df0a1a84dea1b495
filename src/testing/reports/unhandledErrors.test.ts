import { expect, test } from 'vitest'
import { untold } from './unhandledErrors'

test('errors of no test are told, and the files that came to no end with them', () => {
  const cause = { message: 'Worker exited unexpectedly' }
  const error = { message: 'Worker emitted error', stack: 'at the pool', cause }
  const modules = [
    { moduleId: `${process.cwd()}/a.test.ts`, state: () => 'passed' as const },
    { moduleId: `${process.cwd()}/b.test.ts`, state: () => 'pending' as const },
    { moduleId: `${process.cwd()}/c.test.ts`, state: () => 'queued' as const },
  ]
  expect(untold(modules, [error])).toEqual([
    'Worker emitted error\nWorker exited unexpectedly\nat the pool',
    'b.test.ts: came to no end',
    'c.test.ts: came to no end',
  ])
})
