import { Alert, Anchor, List, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups/groups'
import { openEventsOf } from '@/client/openEvents'
import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { useFollowed } from '@/session/useFollowed'
import { statusLabel, typeLabel, useNames } from '@/session/useNames'
import { UntrustedText } from '@/ui/text/UntrustedText'

type Props = {
  /** A whole number or address; undefined while it is not one yet. */
  sender: string | undefined
  type: number
  AcdGroupsID: number | undefined
}

const debounceMs = 300

/** The open event that would be updated in place of a new one: the group forbids duplicates. */
function useUpdated(events: readonly AcdEvent[], { type, AcdGroupsID }: Props) {
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const forbids = groups.find(({ ID }) => ID === AcdGroupsID)?.bNoDuplicateEvents
  if (!forbids) return undefined
  return events.find(
    (event) =>
      event.AcdGroupsID === AcdGroupsID &&
      event.AcdEventTypesID === type &&
      event.AcdEventStatusID < 98,
  )
}

/** Open events of the same sender, asked a moment after typing. */
export function DuplicateRadar(props: Props) {
  const [sender] = useDebouncedValue(props.sender, debounceMs)
  const found = useFollowed({ ...openEventsOf(sender ?? ''), enabled: sender !== undefined })
  const names = useNames()
  const { records = [], total = 0 } = found.data ?? {}
  const updated = useUpdated(records, props)
  if (sender === undefined || sender !== props.sender || total === 0) return null
  return (
    <Alert color="blue" variant="light" role="status" title={m.create.radar.title(total)}>
      <List size="sm" listStyleType="none">
        {records.map((event) => (
          <List.Item key={event.ID}>
            <Anchor size="sm" renderRoot={(link) => <Link to={`/events/${event.ID}`} {...link} />}>
              {m.create.radar.open(event.ID)}
            </Anchor>
            {` · ${typeLabel(event.AcdEventTypesID)} · ${statusLabel(event.AcdEventStatusID)} · ${names.group(event.AcdGroupsID)} · `}
            <UntrustedText text={event.Subject} />
          </List.Item>
        ))}
      </List>
      {total > records.length && (
        <Text size="sm">{m.create.radar.more(total - records.length)}</Text>
      )}
      <Text size="sm" mt={4}>
        {updated === undefined ? m.create.radar.anyway : m.create.radar.updates(updated.ID)}
      </Text>
    </Alert>
  )
}
