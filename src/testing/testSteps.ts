import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { entry, type Troubles, troublesInPlaywright, troublesInVitest } from './reports/failedTests'
import { unhandledErrors, unhandledFile } from './reports/unhandledErrors'

type Environment = Record<string, string | undefined>
type Counts = { passed: number; failed: number; skipped: number }
type Step = { name: string; command: string[]; env?: Environment; report?: Report }
/** What a run wrote down: how many tests there were, and which failed why. */
type Report = {
  file: string
  count: (report: unknown) => Counts
  troubles: (report: unknown) => Troubles
}
export type Outcome = Counts & { name: string; ok: boolean; seconds: number; troubles: Troubles }

type Found = Counts & { troubles: Troubles }
const none = (): Found => ({
  passed: 0,
  failed: 0,
  skipped: 0,
  troubles: { failed: [], passedAgain: [] },
})
const reports = 'test-results'

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
})

function readVitest(report: unknown): Counts {
  const counts = VitestReport.parse(report)
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests,
    skipped: counts.numPendingTests + counts.numTodoTests,
  }
}

const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
})

function readPlaywright(report: unknown): Counts {
  const { expected, unexpected, flaky, skipped } = PlaywrightReport.parse(report).stats
  return { passed: expected + flaky, failed: unexpected, skipped }
}

function read({ file, count, troubles }: Report): Found {
  if (!existsSync(file)) return none()
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return { ...count(report), troubles: troubles(report) }
}

/** Runs one step to its end. A step that counts tests and counted none has failed. */
export function runStep({ name, command, env, report }: Step): Outcome {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`)
  for (const file of [report?.file ?? [], unhandledFile].flat()) rmSync(file, { force: true })
  mkdirSync(reports, { recursive: true })
  const from = Date.now()
  const { status } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Vite, which runs this file, has set NODE_ENV; each step's own tool knows better.
    env: { ...process.env, NODE_ENV: undefined, ...env },
  })
  const found = report ? read(report) : none()
  const ok = status === 0 && (report === undefined || found.passed > 0)
  if (report && !ok && found.failed === 0) {
    const title = `${name}: ended with status ${status}, though no test failed`
    found.troubles.failed.push(entry(title, unhandledErrors()))
  }
  return { name, ok, seconds: Math.round((Date.now() - from) / 1000), ...found }
}

const bin = (path: string) => join('node_modules', path)

export function scriptStep(name: string, script: string): Step {
  const npm = process.env.npm_execpath
  if (npm === undefined) throw new Error('Start the tests with npm test.')
  return { name, command: [npm, 'run', '--silent', script] }
}

/** `which` are words of vitest that say which test files run. */
export function vitestStep(name: string, env: Environment, which: string[]): Step {
  const file = join(reports, 'vitest.json')
  const reporters = ['dot', 'json', './src/testing/reports/unhandledErrors.ts']
  const output = [...reporters.map((one) => `--reporter=${one}`), `--outputFile.json=${file}`]
  return {
    name,
    command: [bin('vitest/vitest.mjs'), ...which, '--run', ...output],
    env,
    report: { file, count: readVitest, troubles: troublesInVitest },
  }
}

export function browserStep(name: string, env: Environment, files: string[]): Step {
  const file = join(reports, 'playwright.json')
  return {
    name,
    command: [bin('@playwright/test/cli.js'), 'test', '--reporter=line,json', ...files],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    report: { file, count: readPlaywright, troubles: troublesInPlaywright },
  }
}
