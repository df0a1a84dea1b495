import type { SeenEvent } from '@/client/events'
import { m } from '@/messages'
import { formatStamp } from '@/ui/text/format'
import { EventStatus } from '../EventStatus'
import { EventType } from '../EventType'
import { Freshness } from '../Freshness'
import classes from './EventFreshness.module.css'
import { FilterLink } from './facts/FilterLink'
import { OthersChangeNote } from './OthersChangeNote'
import type { LiveEvent } from './useLiveEvent'

type Props = { live: Pick<LiveEvent, 'change' | 'failedSince'>; event: SeenEvent }

/**
 * Which event this is, its state and age; below, what somebody else has just changed. The line
 * below has its place from the beginning: nothing moves when it is needed.
 */
export function EventFreshness({ live: { change, failedSince }, event }: Props) {
  const { AcdEventStatusID: status, AcdEventTypesID: type } = event
  return (
    <div>
      <div className={classes.line}>
        <FilterLink filter={`status:${status}`} text={<EventStatus id={status} />} />
        <FilterLink filter={`type:${type}`} text={<EventType id={type} />} />
        <span>{m.events.one(event.ID)}</span>
        <Freshness label={m.live.freshnessOfEvent} failedSince={failedSince} />
      </div>
      <div className={classes.change}>
        {change ? (
          <OthersChangeNote key={change.at} change={change} />
        ) : (
          m.event.lastChanged(formatStamp(event.dtLastModified))
        )}
      </div>
    </div>
  )
}
