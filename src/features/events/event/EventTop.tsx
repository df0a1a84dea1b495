import { Anchor, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { SeenEvent } from '@/client/events'
import type { EventSearch } from '@/contract/event/eventSearch'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { CopyButton } from '@/ui/buttons/CopyButton'
import { RawRecordButton } from './actions/RawRecordButton'
import { Neighbours } from './Neighbours'

type Props = {
  AcdEventsID: number
  search: EventSearch
  event: SeenEvent | undefined
  /** Where there is little room, link and raw record are in the menu of actions. */
  isPhone: boolean
  isGone: boolean
}

/** The way back and to the events beside this one; link and record as they are. */
export const EventTop = ({ AcdEventsID, search, event, isPhone, isGone }: Props) => (
  <Group justify="space-between" gap="xs">
    <Anchor size="sm" renderRoot={(props) => <Link to="/events" search={search} {...props} />}>
      <Group gap={4}>
        <IconArrowLeft aria-hidden size={16} />
        {m.event.back}
      </Group>
    </Anchor>
    <Group gap="xs" wrap="nowrap">
      {event && !isPhone && (
        <>
          <CopyButton compact label={m.event.copyLink} text={() => window.location.href} />
          <RawRecordButton event={event} />
        </>
      )}
      {!isGone && <Neighbours {...{ AcdEventsID, search }} compact={isPhone} />}
    </Group>
  </Group>
)
