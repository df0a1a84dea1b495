import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { Panel } from '@/ui/page/Panel'
import { EventBody } from './EventBody'

/** What was written: the body. */
export function EventTexts({ event }: { event: AcdEvent }) {
  return (
    <Panel title={m.event.content}>
      {/* Another text is another frame, and its remote content is asked for anew. */}
      <EventBody key={`${event.ID} ${event.EventData}`} AcdEventsID={event.ID} />
    </Panel>
  )
}
