import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { Panel } from '@/ui/page/Panel'
import { EventBody } from './EventBody'

type Props = {
  event: AcdEvent
  /** The event was read: what came along with it needs no question. */
  isRead: boolean
}

/** What was written: the body. */
export function EventTexts({ event, isRead }: Props) {
  return (
    <Panel title={m.event.content}>
      {/* Another text is another frame, and its remote content is asked for anew. */}
      <EventBody key={`${event.ID} ${event.EventData}`} AcdEventsID={event.ID} mayAsk={isRead} />
    </Panel>
  )
}
