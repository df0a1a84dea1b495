import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { m } from '@/messages'

/** A page that is on its way. */
export function Waiting() {
  return (
    <Stack p="lg" gap="md" aria-busy="true">
      <VisuallyHidden>{m.common.loading}</VisuallyHidden>
      <Skeleton height={28} width={220} />
      <Skeleton height={38} />
      <Skeleton height={420} />
    </Stack>
  )
}
