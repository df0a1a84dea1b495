import { Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import { navigate } from '@/fields/address'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { useShortcuts } from '@/ui/useShortcuts'
import { askedBy, type EventSearch } from './eventSearch'
import { useListSettings } from './useListSettings'

type Props = { AcdEventsID: number; search: EventSearch }

/** Leads to the events beside this one, in the list that one came from. */
export function Neighbours({ AcdEventsID, search }: Props) {
  const { settings, isPending } = useListSettings(search)
  const asked = eventQueries.neighbours(AcdEventsID, askedBy(settings))
  const { data } = useQuery({ ...asked, enabled: !isPending })
  const client = useQueryClient()
  // Who is faster than the answer waits for it and is not ignored.
  const go = async (side: 'previous' | 'next') => {
    if (isPending) return
    const ID = (data ?? (await client.query(asked)))[side]
    if (ID === null) return
    navigate({ to: `/events/${ID}`, search })
  }
  useShortcuts({ p: () => void go('previous'), n: () => void go('next') })

  // At an end of the list the button stays, so that the keyboard's focus is not lost.
  const button = (side: 'previous' | 'next') =>
    ({
      variant: 'default',
      size: 'compact-sm',
      ...(data?.[side] === null ? { 'aria-disabled': true } : {}),
      onClick: () => void go(side),
    }) as const
  return (
    <Group gap="xs" wrap="nowrap">
      <Button {...button('previous')} icon={<IconChevronLeft aria-hidden size={16} />}>
        {m.event.previous}
      </Button>
      <Button {...button('next')} iconAfter={<IconChevronRight aria-hidden size={16} />}>
        {m.event.next}
      </Button>
    </Group>
  )
}
