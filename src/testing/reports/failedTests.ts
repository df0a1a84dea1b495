import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod'

const maxLines = 12

/** A failed test by its title, and the first lines of why. */
const entry = (title: string, messages: readonly string[]): string => {
  const lines = stripVTControlCharacters(messages.join('\n'))
    .split('\n')
    .filter((line) => line.trim() !== '')
  return [title, ...lines.slice(0, maxLines).map((line) => `    ${line}`)].join('\n')
}

const VitestTests = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** The tests that failed, and the files that could not even be read. */
export const failedInVitest = (report: unknown): string[] =>
  VitestTests.parse(report).testResults.flatMap((file) => {
    const path = relative(process.cwd(), file.name)
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0 && file.status === 'failed') {
      return [entry(path, [file.message ?? ''])]
    }
    return failed.map(({ fullName, failureMessages }) =>
      entry(`${path}: ${fullName}`, failureMessages ?? []),
    )
  })

const PlaywrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
})
const PlaywrightSuite = z.object({
  specs: z.array(PlaywrightSpec),
  get suites() {
    return z.array(PlaywrightSuite).optional()
  },
})
type PlaywrightSuite = z.infer<typeof PlaywrightSuite>
const PlaywrightTests = z.object({ suites: z.array(PlaywrightSuite) })

const failedInSuite = ({ specs, suites = [] }: PlaywrightSuite): string[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ title, file, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors))
      return entry(
        `${file}: ${title}`,
        errors.map(({ message }) => message ?? ''),
      )
    }),
  ...suites.flatMap(failedInSuite),
]

/** The journeys that failed. */
export const failedInPlaywright = (report: unknown): string[] =>
  PlaywrightTests.parse(report).suites.flatMap(failedInSuite)
