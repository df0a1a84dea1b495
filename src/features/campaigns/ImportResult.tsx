import { Alert, Stack, Text } from '@mantine/core'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import type { Importing } from './useImport'

/** How far an import is, or what became of it. */
export function ImportResult({ state, error, results, total, goOn }: Importing) {
  const { importing: say } = m.campaigns
  if (state === 'idle') return null
  const of = (...outcomes: string[]) =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length
  return (
    <>
      <Text role="status" fw={600}>
        {state === 'done'
          ? say.done(of('new'), of('overwritten'), of('unchanged', 'kept'))
          : say.running(results.length, total)}
      </Text>
      {state === 'stopped' && (
        <Alert color="red" variant="light" role="alert" title={reasonOf(error)}>
          <Stack gap="xs" align="start">
            <Text size="sm">{say.stopped}</Text>
            <Button size="xs" onClick={goOn}>
              {say.goOn}
            </Button>
          </Stack>
        </Alert>
      )}
    </>
  )
}
