import { Text } from '@mantine/core'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { useNames } from '@/session/useNames'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { EventLink } from '../EventLink'
import { EventStatus } from '../EventStatus'
import { EventType } from '../EventType'
import { Lateness } from '../Lateness'
import { latenessOf } from '../lateness'
import classes from './WorkPage.module.css'

/** When it is or was due. */
function Appointment({ event }: { event: AcdEvent }) {
  const centre = useCentre()
  const late = latenessOf(event, centre)
  if (event.dtRemind === null) return null
  if (late !== undefined) return <Lateness late={late} stamp={event.dtRemind} />
  return <span>{formatStamp(event.dtRemind)}</span>
}

function Row({ event, search }: { event: AcdEvent; search: EventSearch }) {
  const group = useNames().group(event.AcdGroupsID)
  return (
    <li className={classes.row}>
      <EventLink event={event} search={search} tabIndex={0} />
      <div className={classes.second}>
        <EventType id={event.AcdEventTypesID} shows="sign" />
        <EventStatus id={event.AcdEventStatusID} />
        <Appointment event={event} />
        <UntrustedText text={group} oneLine />
        <span>{m.work.priority(event.nPriority)}</span>
      </div>
    </li>
  )
}

type Props = { label: string; events: readonly AcdEvent[]; search: EventSearch; none: string }

/** Some events, one below the other, or why there are none. */
export function WorkEvents({ label, events, search, none }: Props) {
  if (events.length === 0) return <Text c="dimmed">{none}</Text>
  return (
    <ol className={classes.rows} aria-label={label}>
      {events.map((event) => (
        <Row key={event.ID} event={event} search={search} />
      ))}
    </ol>
  )
}
