import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import * as z from 'zod'

export const unhandledFile = 'test-results/unhandled.json'

type Module = Pick<TestModule, 'moduleId' | 'state'>
type Unhandled = { message: string; stack?: string; cause?: { message?: string } }

/**
 * What vitest's own report leaves out: errors that belong to no test, for example that a process of
 * the tests was killed, and which files never came to their end because of it.
 */
export const untold = (modules: readonly Module[], errors: readonly Unhandled[]): string[] => [
  ...errors.map(({ message, stack, cause }) =>
    [message, cause?.message, stack].filter(Boolean).join('\n'),
  ),
  ...modules
    .filter((module) => ['queued', 'pending'].includes(module.state()))
    .map((module) => `${relative(process.cwd(), module.moduleId)}: came to no end`),
]

/** Writes it down, beside vitest's own report. */
export default class UnhandledErrors implements Reporter {
  onTestRunEnd(modules: readonly Module[], errors: readonly Unhandled[]) {
    writeFileSync(unhandledFile, JSON.stringify(untold(modules, errors)))
  }
}

/** Of the run that just ended. */
export const unhandledErrors = (): string[] =>
  existsSync(unhandledFile)
    ? z.array(z.string()).parse(JSON.parse(readFileSync(unhandledFile, 'utf8')))
    : []
