import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { m } from '@/messages'

type Props = { reason: string; onRetry?: () => void }

/** The cause in plain words, and another try where one makes sense. */
export function ErrorPanel({ reason, onRetry }: Props) {
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={m.failed.title}
      icon={<IconAlertTriangle aria-hidden size={20} />}
    >
      <Stack gap="sm" align="flex-start">
        <Text>{reason}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {m.common.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
