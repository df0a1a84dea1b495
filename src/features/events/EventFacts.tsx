import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { type AcdEvent, telephoneTypes } from '@/contract/events'
import { stampInstant } from '@/contract/zone'
import { type Centre, useCentre } from '@/fields/useCentre'
import { statusLabel, typeLabel, useNames } from '@/fields/useNames'
import { usePhoneFormat } from '@/fields/usePhoneFormat'
import { m } from '@/messages'
import { CopyButton } from '@/ui/CopyButton'
import { Facts } from '@/ui/Facts'
import { formatNumber, formatRelative, formatStamp } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { OutsideLink } from '@/ui/OutsideLink'
import { Panel } from '@/ui/Panel'
import { telLink, webLink } from '@/ui/webLink'

/** A moment of the centre's clock, and how far away it is. */
function Moment({ stamp, centre }: { stamp: string | null; centre: Centre }) {
  if (stamp === null) return m.common.nothing
  const instant = stampInstant(stamp, centre.zone)
  return (
    <>
      {formatStamp(stamp)}{' '}
      {instant !== undefined && (
        <Text span inherit c="dimmed">
          ({formatRelative(instant, centre.now)})
        </Text>
      )}
    </>
  )
}

/** A telephone number that can be dialled and copied; any other text as it is. */
function Party({ text, type }: { text: string | null; type: number }) {
  const format = usePhoneFormat()
  if (text === null) return m.common.nothing
  const target = telephoneTypes.includes(type) ? telLink(text) : undefined
  if (target === undefined) return <Outside text={text} />
  return (
    <Group gap={4}>
      <OutsideLink target={target}>
        <bdi>{format(text)}</bdi>
      </OutsideLink>
      <CopyButton compact label={m.event.copyNumber} text={() => `+${text}`} />
    </Group>
  )
}

/** A link only where it leads to the web, and then with its host in sight. */
function CrmLink({ url }: { url: string | null }) {
  if (url === null) return m.common.nothing
  const link = webLink(url)
  if (link === undefined) {
    return (
      <>
        <Outside text={url} />
        <Text size="xs" c="dimmed">
          {m.event.unsafeLink}
        </Text>
      </>
    )
  }
  return (
    <>
      <OutsideLink target={link}>
        <Outside text={url} />
      </OutsideLink>
      <Text size="xs" c="dimmed">
        {m.event.opens(link.host)}
      </Text>
    </>
  )
}

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
  const centre = useCentre()
  const { columns } = m.events
  const { fields } = m.event
  const group = (id: number | null) => (id === null ? m.common.nothing : text(names.group(id)))
  const type = event.AcdEventTypesID
  return (
    <Stack gap="md">
      <Panel title={m.event.overview}>
        <Facts
          facts={[
            [columns.ID, String(event.ID)],
            [columns.AcdEventTypesID, typeLabel(type)],
            [columns.AcdEventStatusID, statusLabel(event.AcdEventStatusID)],
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
            [
              columns.dtRemind,
              event.dtRemind === null ? (
                m.event.asSoonAsPossible
              ) : (
                <Moment key="remind" stamp={event.dtRemind} centre={centre} />
              ),
            ],
            [columns.dtCreated, <Moment key="created" stamp={event.dtCreated} centre={centre} />],
            [fields.dtReceived, <Moment key="received" stamp={event.dtReceived} centre={centre} />],
            [
              columns.dtModified,
              <Moment key="modified" stamp={event.dtModified} centre={centre} />,
            ],
            [
              fields.dtLastModified,
              <Moment key="last" stamp={event.dtLastModified} centre={centre} />,
            ],
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
              event.UsersID === null ? m.event.anyAgent : text(names.user(event.UsersID)),
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
