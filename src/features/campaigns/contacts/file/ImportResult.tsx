import { Alert, Stack, Text } from '@mantine/core'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import type { Importing } from './useImport'

/** The lines of the file: each is imported, refused or empty. */
type Props = Importing & { lines: number; refusedCount: number; empty: number }

/** How far an import is, or what became of each line of the file. */
export function ImportResult(props: Props) {
  const { state, error, results, total, goOn, lines, refusedCount, empty } = props
  const { importing: say } = m.campaigns
  if (state === 'idle') return null
  const of = (outcome: string) => results.filter((result) => result.outcome === outcome).length
  const [made, overwritten, unchanged] = [of('new'), of('overwritten'), of('unchanged')]
  return (
    <>
      <div>
        <Text role="status" aria-label={say.result} fw={600}>
          {state === 'done'
            ? say.accounted(lines, made + overwritten + unchanged, refusedCount, empty)
            : say.running(results.length, total)}
        </Text>
        {state === 'done' && (
          <Text size="sm" c="dimmed">
            {say.done(made, overwritten, unchanged)}
          </Text>
        )}
      </div>
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
