import { Text } from '@mantine/core'
import type { WaitReason } from '@/contract/event/aroundEvent'
import type { AcdEvent } from '@/contract/event/events'
import { closedStatusIds } from '@/contract/filter/names'
import { stampInstant } from '@/contract/values/zone'
import { m } from '@/messages'
import { type Centre, useCentre } from '@/session/useCentre'
import { type Names, useNames } from '@/session/useNames'
import { Panel } from '@/ui/page/Panel'
import { cityOf, formatInstant, formatLateness } from '@/ui/text/format'
import { isolated } from '@/ui/text/isolated'
import { latenessOf } from '../lateness'

type Around = { event: AcdEvent; names: Names; centre: Centre }

/**
 * A reason in the reader's language, with the names and times of its event; undefined where the
 * event on the page is another by now and does not prove it any more.
 */
function sentenceOf(reason: WaitReason, { event, names, centre }: Around): string | undefined {
  const group = isolated(names.group(event.AcdGroupsID))
  const instant = stampInstant(event.dtRemind ?? '', centre.zone)
  const moment = instant === undefined ? '' : formatInstant(instant, centre.zone)
  switch (reason.code) {
    case 'appointment_passed': {
      const late = latenessOf(event, centre)
      if (late === undefined) return undefined
      return m.around.appointmentPassed(moment, cityOf(centre.zone), formatLateness(late))
    }
    case 'appointment_ahead':
      return m.around.appointmentAhead(moment, cityOf(centre.zone))
    case 'bound_to_agent':
      return m.around.boundToAgent(isolated(names.user(reason.UsersID)))
    case 'in_line':
      return m.around.inLine(reason.place, reason.of, group)
    case 'older_than_most':
      return m.around.olderThanMost(reason.percent, reason.of, group)
  }
}

type Props = {
  event: AcdEvent
  /** Undefined while they are being read. */
  reasons: readonly WaitReason[] | undefined
}

function Reasons({ event, reasons }: Props) {
  const [names, centre] = [useNames(), useCentre()]
  if (!reasons) return <Text c="dimmed">{m.common.loading}</Text>
  if (reasons.length === 0) return <Text c="dimmed">{m.around.noReason}</Text>
  const sentences = reasons.map((reason) => sentenceOf(reason, { event, names, centre }))
  return <ul>{sentences.map((sentence) => sentence && <li key={sentence}>{sentence}</li>)}</ul>
}

/** Why an open event still waits: only what the data prove. Nothing for closed events. */
export function WaitReasons({ event, reasons }: Props) {
  if (closedStatusIds.includes(event.AcdEventStatusID)) return null
  return (
    <Panel title={m.around.reasons}>
      <Reasons {...{ event, reasons }} />
    </Panel>
  )
}
