import type { AcdEvent } from '@/contract/events'
import { m } from '@/messages'
import { Panel } from '@/ui/Panel'
import { EventBody } from './EventBody'

/** What was written: the body. */
export function EventTexts({ event }: { event: AcdEvent }) {
  return (
    <Panel title={m.event.content}>
      <EventBody key={event.ID} AcdEventsID={event.ID} />
    </Panel>
  )
}
