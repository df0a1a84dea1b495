import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod'

const maxLines = 12

/** What failed by its title, and the first lines of why. */
export const entry = (title: string, messages: readonly string[]): string => {
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

/** What a run has to tell of its tests, each with its reason. */
export type Troubles = {
  /** Twice, or in a file that could not even be read. */
  failed: string[]
  /** Failed once and passed when they were run again. */
  passedAgain: string[]
}

export function troublesInVitest(report: unknown): Troubles {
  const troubles: Troubles = { failed: [], passedAgain: [] }
  for (const file of VitestTests.parse(report).testResults) {
    const path = relative(process.cwd(), file.name)
    const { failed } = troubles
    const before = failed.length
    for (const { fullName, status, failureMessages } of file.assertionResults) {
      const told = entry(`${path}: ${fullName}`, failureMessages ?? [])
      if (status === 'failed') failed.push(told)
      else if (failureMessages?.length) troubles.passedAgain.push(told)
    }
    if (failed.length === before && file.status === 'failed') {
      failed.push(entry(path, [file.message ?? '']))
    }
  }
  return troubles
}

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
type PlaywrightSpec = z.infer<typeof PlaywrightSpec>
const PlaywrightSuite = z.object({
  specs: z.array(PlaywrightSpec),
  get suites() {
    return z.array(PlaywrightSuite).optional()
  },
})
type PlaywrightSuite = z.infer<typeof PlaywrightSuite>
const PlaywrightTests = z.object({ suites: z.array(PlaywrightSuite) })

const specsOf = ({ specs, suites = [] }: PlaywrightSuite): PlaywrightSpec[] => [
  ...specs,
  ...suites.flatMap(specsOf),
]

export function troublesInPlaywright(report: unknown): Troubles {
  const troubles: Troubles = { failed: [], passedAgain: [] }
  for (const spec of PlaywrightTests.parse(report).suites.flatMap(specsOf)) {
    const errors = spec.tests.flatMap(({ results }) => results.flatMap((result) => result.errors))
    const told = entry(
      `${spec.file}: ${spec.title}`,
      errors.map(({ message }) => message ?? ''),
    )
    if (!spec.ok) troubles.failed.push(told)
    else if (errors.length > 0) troubles.passedAgain.push(told)
  }
  return troubles
}
