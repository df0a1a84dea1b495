import { Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { eventQueries } from '@/client/events'
import { m } from '@/messages'
import { useShortcuts } from '@/ui/useShortcuts'
import { askedBy, type EventSearch } from './eventSearch'
import { useListSettings } from './useListSettings'

type Props = { AcdEventsID: number; search: EventSearch }

/** Leads to the events beside this one, in the list that one came from. */
export function Neighbours({ AcdEventsID, search }: Props) {
  const { settings, isPending } = useListSettings(search)
  const asked = eventQueries.neighbours(AcdEventsID, askedBy(settings))
  const { data } = useQuery({ ...asked, enabled: !isPending })
  const navigate = useNavigate()
  const go = (ID: number | null | undefined) => {
    if (!ID) return
    void navigate({ to: '/events/$AcdEventsID', params: { AcdEventsID: String(ID) }, search })
  }
  useShortcuts({ p: () => go(data?.previous), n: () => go(data?.next) })

  // At an end of the list the button stays, so that the keyboard's focus is not lost.
  const button = (ID: number | null | undefined) =>
    ({
      variant: 'default',
      size: 'compact-sm',
      'aria-disabled': !ID,
      ...(ID ? {} : { 'data-disabled': true }),
      onClick: () => go(ID),
    }) as const
  return (
    <Group gap="xs" wrap="nowrap">
      <Button {...button(data?.previous)} leftSection={<IconChevronLeft aria-hidden size={16} />}>
        {m.event.previous}
      </Button>
      <Button {...button(data?.next)} rightSection={<IconChevronRight aria-hidden size={16} />}>
        {m.event.next}
      </Button>
    </Group>
  )
}
