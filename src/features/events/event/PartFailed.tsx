import { Stack, Text } from '@mantine/core'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'

type Props = { error: Error; onRetry: () => void }

/** A part of a page that could not be loaded: why, and once more. */
export function PartFailed({ error, onRetry }: Props) {
  return (
    <Stack gap="xs" align="flex-start">
      <Text role="alert">{reasonOf(error)}</Text>
      <Button size="xs" variant="default" onClick={onRetry}>
        {m.common.retry}
      </Button>
    </Stack>
  )
}
