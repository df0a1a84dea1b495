import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { eventQueries } from '@/client/events'
import type { HistoryEntry } from '@/contract/event/eventActions'
import type { AcdEvent } from '@/contract/event/events'
import { EventDetailPage } from '@/features/events/event/EventDetailPage'
import { OpenEvent } from '@/features/events/OpenEvent'
import { demoAccount } from './seededClient'

type Props = {
  /** Alone, as on narrow screens, or with so many pixels beside the list. */
  beside?: number
  /** Opened by a press in the list. */
  isFromList?: boolean
  /** What differs from an ordinary callback. */
  event?: Partial<AcdEvent>
}

const nothingBlocked = {
  images: 0,
  active: 0,
  forms: 0,
  styles: 0,
  addresses: 0,
  missing: 0,
  hidden: 0,
}

const created: HistoryEntry = {
  dtCreated: '2026-11-24T09:00:00.000',
  name: 'Anna',
  role: 'agent',
  UsersID: 3,
  action: 'event.create',
  comment: null,
  before: null,
  after: {},
}

/** A callback of the demo data with everything that is read beside it, as its page shows it. */
export function EventPage({ beside, isFromList = false, event: differing = {} }: Props) {
  const client = useQueryClient()
  const [shown] = useState(() => {
    const { events } = demoAccount()
    const [sample] = events.filter(({ AcdEventTypesID }) => AcdEventTypesID === 3)
    if (!sample) throw new Error('The demo data hold a callback')
    const event = { ...sample, ...differing, version: '"1"' }
    const sameCaller = { records: events.slice(0, 3), count: 3, more: false }
    client.setQueryData(eventQueries.opened(event.ID).queryKey, {
      event,
      around: {
        history: [created],
        sameCaller,
        reasons: [{ code: 'appointment_passed' }, { code: 'in_line', place: 2, of: 7 }],
      },
    })
    client.setQueryData(eventQueries.bodyReport(event.ID).queryKey, {
      kind: 'text',
      because: null,
      held: nothingBlocked,
      hosts: [],
      links: [],
      followsTheme: true,
      lines: 3,
    })
    return event
  })
  const isAlone = beside === undefined
  const page = <EventDetailPage AcdEventsID={shown.ID} search={{}} {...{ isAlone, isFromList }} />
  return (
    <div style={{ display: 'flex', height: '100%' }}>
      {!isAlone && <h1 style={{ flex: 1 }}>List</h1>}
      <OpenEvent name={`Event ${shown.ID}`} isAlone={isAlone}>
        {page}
      </OpenEvent>
    </div>
  )
}
