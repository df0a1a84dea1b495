import { Group, Text } from '@mantine/core'
import type { HeldEvent } from '@/client/heldEvents'
import { PhoneNumber } from '@/fields/PhoneNumber'
import { useSpacedNumber } from '@/fields/usePhones'
import { UntrustedText } from '@/ui/text/UntrustedText'

/** Whose event it is, and what it is about. */
export function HeldAbout({ held: { event } }: { held: HeldEvent }) {
  const spaced = useSpacedNumber()
  return (
    <Group gap="xs">
      <Text fw={600} component="span">
        <PhoneNumber text={event.Sender} type={event.AcdEventTypesID} spaced={spaced} />
      </Text>
      <UntrustedText text={event.Subject} oneLine />
    </Group>
  )
}
