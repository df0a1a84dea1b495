import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { AcdEvent } from '@/contract/events'
import { statusLabel, typeLabel, useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { Facts } from '@/ui/Facts'
import { formatNumber } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { Panel } from '@/ui/Panel'
import { CrmLink } from './CrmLink'
import { Appointment, EventMoment } from './EventMoment'
import { FilterLink } from './FilterLink'
import { Party } from './Party'

const text = (value: string | null): ReactNode =>
  value === null ? m.common.nothing : <Outside text={value} />
const number = (value: number | null): ReactNode =>
  value === null ? m.common.nothing : formatNumber(value)

/** Fields that few installations fill, by their own names. */
const rest = [
  'UserData2',
  'UserData3',
  'SkillsID1',
  'SkillsValue1',
  'SkillsID2',
  'SkillsValue2',
  'SkillsID3',
  'SkillsValue3',
  'ChatConnectorsID',
  'AcdWorkFlowConnectorsID',
  'AcdInboxesID',
  'WorkFlowMonitorPointsID',
  'AcdReplyingTypesID',
] as const satisfies readonly (keyof AcdEvent)[]

/** Every field of the record, in groups, with names in place of IDs. */
export function EventFacts({ event }: { event: AcdEvent }) {
  const names = useNames()
  const { columns } = m.events
  const { fields } = m.event
  const group = (id: number | null) =>
    id === null ? (
      m.common.nothing
    ) : (
      <FilterLink key={id} filter={`group:${id}`} text={names.group(id)} />
    )
  const { AcdEventTypesID: type, AcdEventStatusID: status } = event
  return (
    <Stack gap="md">
      <Panel title={m.event.overview}>
        <Facts
          facts={[
            [columns.ID, String(event.ID)],
            [
              columns.AcdEventTypesID,
              <FilterLink key="type" filter={`type:${type}`} text={typeLabel(type)} />,
            ],
            [
              columns.AcdEventStatusID,
              <FilterLink key="status" filter={`status:${status}`} text={statusLabel(status)} />,
            ],
            [columns.nPriority, formatNumber(event.nPriority)],
            [fields.ForeignSystemNumber, text(event.ForeignSystemNumber)],
          ]}
        />
      </Panel>
      <Panel title={m.event.parties}>
        <Facts
          facts={[
            [columns.Sender, <Party key="sender" text={event.Sender} type={type} />],
            [columns.Receiver, <Party key="receiver" text={event.Receiver} type={type} />],
            [fields.CrmURL, <CrmLink key="crm" url={event.CrmURL} />],
            [fields.UserData, text(event.UserData)],
          ]}
        />
      </Panel>
      <Panel title={m.event.times}>
        <Facts
          facts={[
            [columns.dtRemind, <Appointment key="remind" stamp={event.dtRemind} />],
            [columns.dtCreated, <EventMoment key="created" stamp={event.dtCreated} />],
            [fields.dtReceived, <EventMoment key="received" stamp={event.dtReceived} />],
            [columns.dtModified, <EventMoment key="modified" stamp={event.dtModified} />],
            [fields.dtLastModified, <EventMoment key="last" stamp={event.dtLastModified} />],
          ]}
        />
      </Panel>
      <Panel title={m.event.handling}>
        <Facts
          facts={[
            [columns.AcdGroupsID, group(event.AcdGroupsID)],
            [fields.AcdConfigurationGroupsID, group(event.AcdConfigurationGroupsID)],
            [fields.AcdAgentGroupsID, group(event.AcdAgentGroupsID)],
            [
              columns.UsersID,
              event.UsersID === null ? (
                m.event.anyAgent
              ) : (
                <FilterLink
                  key="agent"
                  filter={`agent:${event.UsersID}`}
                  text={names.user(event.UsersID)}
                />
              ),
            ],
            [fields.LastAgentTime, m.event.seconds(event.LastAgentTime)],
            [
              fields.bCloseByForeignSystem,
              event.bCloseByForeignSystem ? m.common.yes : m.common.no,
            ],
          ]}
        />
      </Panel>
      <Panel title={m.event.more}>
        <Facts
          facts={rest.map((key) => {
            const value = event[key]
            return [key, typeof value === 'string' ? text(value) : number(value)] as const
          })}
        />
      </Panel>
    </Stack>
  )
}
