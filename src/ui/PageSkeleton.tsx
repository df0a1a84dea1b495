import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { m } from '@/messages'

/** A list that is on its way, in its final size. */
export function PageSkeleton() {
  return (
    <Stack gap={8} flex={1} aria-busy="true">
      <VisuallyHidden>{m.common.loading}</VisuallyHidden>
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same
        <Skeleton key={row} height={36} />
      ))}
    </Stack>
  )
}
