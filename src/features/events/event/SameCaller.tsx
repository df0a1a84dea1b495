import { Group, Text } from '@mantine/core'
import type { OpenedAround } from '@/client/events'
import type { CallerEvent } from '@/contract/event/aroundEvent'
import type { EventSearch } from '@/contract/event/eventSearch'
import { m } from '@/messages'
import { Panel } from '@/ui/page/Panel'
import { formatStamp } from '@/ui/text/format'
import { EventLink } from '../EventLink'
import { EventStatus } from '../EventStatus'
import { EventType } from '../EventType'
import classes from './SameCaller.module.css'

type Props = {
  /** Undefined while they are being read. */
  others: OpenedAround['sameCaller'] | undefined
  search: EventSearch
}

function Row({ event, search }: { event: CallerEvent; search: EventSearch }) {
  return (
    <li className={classes.row}>
      <EventLink event={event} search={search} tabIndex={0} />
      <Group gap="xs" className={classes.second}>
        <EventType id={event.AcdEventTypesID} shows="sign" />
        <EventStatus id={event.AcdEventStatusID} />
        {formatStamp(event.dtCreated)}
      </Group>
    </li>
  )
}

function Events({ others, search }: Props) {
  if (!others) return <Text c="dimmed">{m.common.loading}</Text>
  const { records, more } = others
  if (records.length === 0) return <Text c="dimmed">{m.around.noOthers}</Text>
  return (
    <>
      <Text size="sm" c="dimmed">
        {m.around.others(records.length, more)}
      </Text>
      <ul className={classes.rows}>
        {records.map((event) => (
          <Row key={event.ID} event={event} search={search} />
        ))}
      </ul>
    </>
  )
}

/** What else this number or address has been about, in whatever notation it was written. */
export const SameCaller = (props: Props) => (
  <Panel title={m.around.caller}>
    <Events {...props} />
  </Panel>
)
