import { Alert, Button, Text } from '@mantine/core'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
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
          <Text size="sm">{say.stopped}</Text>
          <Button size="xs" mt="xs" onClick={goOn}>
            {say.goOn}
          </Button>
        </Alert>
      )}
    </>
  )
}
