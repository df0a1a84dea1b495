import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import type { StandingReason } from '@/contract/aroundEvent'
import type { AcdEvent } from '@/contract/events'
import { closedStatusIds } from '@/contract/filter/names'
import { stampInstant } from '@/contract/zone'
import { type Centre, useCentre } from '@/fields/useCentre'
import { type Names, useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { cityOf, formatMoment } from '@/ui/format'
import { isolated } from '@/ui/isolated'
import { Panel } from '@/ui/Panel'
import { PartFailed } from './PartFailed'

type Around = { event: AcdEvent; names: Names; centre: Centre }

/** A reason in the reader's language, with the names and moments of its event. */
function sentenceOf(reason: StandingReason, { event, names, centre }: Around): string {
  const group = isolated(names.group(event.AcdGroupsID))
  switch (reason.code) {
    case 'appointment_ahead': {
      const instant = stampInstant(event.dtRemind ?? '', centre.zone)
      const moment = instant === undefined ? '' : formatMoment(instant, centre.zone)
      return m.around.appointmentAhead(moment, cityOf(centre.zone))
    }
    case 'bound_to_agent':
      return m.around.boundToAgent(isolated(names.user(reason.UsersID)))
    case 'in_line':
      return m.around.inLine(reason.place, reason.of, group)
    case 'older_than_most':
      return m.around.olderThanMost(reason.percent, reason.of, group)
  }
}

function Reasons({ event }: { event: AcdEvent }) {
  const found = useQuery(eventQueries.standingReasons(event.ID))
  const [names, centre] = [useNames(), useCentre()]
  if (found.isError) {
    return <PartFailed error={found.error} onRetry={() => void found.refetch()} />
  }
  if (!found.data) return <Text c="dimmed">{m.common.loading}</Text>
  if (found.data.length === 0) return <Text c="dimmed">{m.around.noReason}</Text>
  return (
    <ul>
      {found.data.map((reason) => (
        <li key={reason.code}>{sentenceOf(reason, { event, names, centre })}</li>
      ))}
    </ul>
  )
}

/** Why an open event is still here: only what the data prove. A closed one is not here any more. */
export function StandingReasons({ event }: { event: AcdEvent }) {
  if (closedStatusIds.includes(event.AcdEventStatusID)) return null
  return (
    <Panel title={m.around.reasons}>
      <Reasons event={event} />
    </Panel>
  )
}
