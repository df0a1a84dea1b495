import { Group, Text } from '@mantine/core'
import type { HeldEvent } from '@/client/heldEvents'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'

/** Events of the other system that an unclear create may have become. */
export const candidatesOf = (held: HeldEvent | undefined) => held?.problem?.records ?? []

/** What is known of an unclear create: it is looked for, or may be one of some events. */
export function MayHaveBecome({ held }: { held: HeldEvent }) {
  const events = candidatesOf(held)
  if (events.length === 0) return <Text size="sm">{m.create.lookedFor}</Text>
  return (
    <Group gap="xs">
      <Text size="sm">{m.create.mayHaveBecome}</Text>
      {events.map(({ ID }) => (
        <Link key={ID} to={`/events/${ID}`}>
          {m.create.candidate(ID)}
        </Link>
      ))}
    </Group>
  )
}
