import { expect, test } from 'vitest'
import { failedInPlaywright, failedInVitest } from './failedTests'

test('of a run of vitest each failed test is named with its reason, and a file that is no file of tests', () => {
  const one = {
    fullName: 'the room is tidy',
    status: 'failed',
    failureMessages: ['expected 1\nat x'],
  }
  const other = { fullName: 'the room is warm', status: 'passed', failureMessages: [] }
  const report = {
    testResults: [
      { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [one, other] },
      { name: 'b.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [other] },
    ],
  }
  expect(failedInVitest(report)).toEqual([
    'a.test.ts: the room is tidy\n    expected 1\n    at x',
    'b.test.ts\n    cannot be read',
  ])
})

test('of the journeys each failed one is named, however deep it stands, and its reason is cut short', () => {
  const message = `\u001b[31mfirst\u001b[39m\n\n${'line\n'.repeat(40)}`
  const spec = (title: string, ok: boolean) => ({
    title,
    ok,
    file: 'a.spec.ts',
    tests: [{ results: [{ errors: ok ? [] : [{ message }] }] }],
  })
  const report = {
    suites: [{ specs: [spec('it opens', true)], suites: [{ specs: [spec('it closes', false)] }] }],
  }
  const [said, ...more] = failedInPlaywright(report)
  expect(more).toEqual([])
  expect(said?.split('\n').slice(0, 3)).toEqual(['a.spec.ts: it closes', '    first', '    line'])
  expect(said?.split('\n')).toHaveLength(13)
})
