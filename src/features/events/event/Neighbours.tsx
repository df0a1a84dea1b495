import { Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { eventQueries } from '@/client/events'
import { askedBy, type EventSearch } from '@/contract/event/eventSearch'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { Button } from '@/ui/buttons/Button'
import { IconButton } from '@/ui/buttons/IconButton'
import { useShortcuts } from '@/ui/useShortcuts'
import { intentOf } from '../intent/intentOf'
import { useIntent } from '../intent/useIntent'
import { listedNeighbours } from '../listedEvents'
import { useListSettings } from '../useListSettings'
import { useOpenAhead } from '../useOpenAhead'

/** The event that the address leads to; NaN where it leads elsewhere. */
const eventOfAddress = () => Number(/^\/events\/(\d+)\/?$/.exec(window.location.pathname)?.[1])

type Props = {
  AcdEventsID: number
  search: EventSearch
  /** Icons alone, where there is little room. */
  compact: boolean
}

/** Leads to the events beside this one, in the list that one came from. */
export function Neighbours({ AcdEventsID, search, compact }: Props) {
  const { settings, isPending } = useListSettings(search)
  const list = askedBy(settings)
  const client = useQueryClient()
  const { data } = useQuery({
    ...eventQueries.neighbours(AcdEventsID, list),
    // Rows that are there need no question.
    initialData: () => listedNeighbours(client, AcdEventsID, list),
    enabled: !isPending,
  })
  const openAhead = useOpenAhead()
  // Who is faster than the answer, or than the page, is not ignored: each step is taken after the
  // one before it, from the event that the address leads to by then.
  const steps = useRef(Promise.resolve())
  const step = async (side: 'previous' | 'next') => {
    const from = eventOfAddress()
    if (isPending || Number.isNaN(from)) return
    const known = from === AcdEventsID ? data : listedNeighbours(client, from, list)
    const beside = known ?? (await client.query(eventQueries.neighbours(from, list)))
    const to = beside[side]
    if (to === null || eventOfAddress() !== from) return
    openAhead(to)
    navigate({ to: `/events/${to}`, search })
  }
  const go = (side: 'previous' | 'next') => {
    // What could not be read is asked anew by the next step.
    steps.current = steps.current.then(() => step(side)).catch(() => undefined)
  }
  useShortcuts({ p: () => go('previous'), n: () => go('next') })

  const intentOn = (side: 'previous' | 'next') => () => {
    const to = data?.[side]
    return to ? intentOf(eventQueries.opened(to)) : undefined
  }
  const intents = { previous: useIntent(intentOn('previous')), next: useIntent(intentOn('next')) }
  // At an end of the list the button stays, so that the keyboard's focus is not lost.
  const button = (side: 'previous' | 'next') =>
    ({
      variant: 'default',
      ...(data?.[side] === null ? { 'aria-disabled': true } : {}),
      onClick: () => go(side),
      ...intents[side],
    }) as const
  if (compact) {
    return (
      <Group gap="xs" wrap="nowrap">
        <IconButton {...button('previous')} aria-label={m.event.previous} title={m.event.previous}>
          <IconChevronLeft aria-hidden size={16} />
        </IconButton>
        <IconButton {...button('next')} aria-label={m.event.next} title={m.event.next}>
          <IconChevronRight aria-hidden size={16} />
        </IconButton>
      </Group>
    )
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        {...button('previous')}
        icon={<IconChevronLeft aria-hidden size={16} />}
      >
        {m.event.previous}
      </Button>
      <Button
        size="compact-sm"
        {...button('next')}
        iconAfter={<IconChevronRight aria-hidden size={16} />}
      >
        {m.event.next}
      </Button>
    </Group>
  )
}
