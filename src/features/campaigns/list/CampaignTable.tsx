import { Anchor, Select, Table } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { useMayDo } from '@/session/useMayDo'
import { useUpstream } from '@/session/useUpstream'
import { type Order, TableHead } from '@/ui/table/TableHead'
import { formatNumber, formatStamp, formatStampDay } from '@/ui/text/format'
import { unturned } from '@/ui/text/isolated'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { useMedia, widths } from '@/ui/useMedia'
import { CampaignActions } from '../CampaignActions'
import { StateBadge } from '../StateBadge'
import classes from './CampaignTable.module.css'
import { type CampaignSort, campaignSorts, type ListedCampaign } from './campaignSearch'

/** The day is enough to find a campaign by; its own page tells the minute too. */
const day = (stamp: string | null) =>
  stamp === null ? (
    m.campaigns.open
  ) : (
    <span title={formatStamp(stamp)} className={classes.day}>
      {formatStampDay(stamp)}
    </span>
  )
const number = (value: number | undefined) => (value === undefined ? '' : formatNumber(value))

const titles = (): Record<CampaignSort, string> => ({
  name: m.campaigns.columns.Name,
  state: m.campaigns.columns.bActive,
  codes: m.campaigns.codes,
  faults: m.campaigns.columns.faults,
  contacts: m.campaigns.fields.contacts,
  language: m.campaigns.columns.LanguagesID,
  group: m.campaigns.columns.AcdGroupsID,
  from: m.campaigns.columns.dtFrom,
  to: m.campaigns.columns.dtTo,
})

const NameLink = ({ ID, Name }: ListedCampaign) => (
  <Anchor fw={600} renderRoot={(props) => <Link to={`/campaigns/${ID}`} {...props} />}>
    <UntrustedText text={Name} />
  </Anchor>
)

/** Leads to the matrix that shows them. */
const FaultsLink = ({ ID, Name, nFaults }: ListedCampaign) =>
  nFaults ? (
    <Anchor
      className={classes.faults}
      aria-label={m.campaigns.faultsOf(nFaults, unturned(Name))}
      renderRoot={(props) => <Link to={`/campaigns/${ID}`} search={{ show: 'codes' }} {...props} />}
    >
      <IconAlertTriangle aria-hidden size={15} />
      {formatNumber(nFaults)}
    </Anchor>
  ) : (
    number(nFaults)
  )

const cells: Record<CampaignSort, (campaign: ListedCampaign) => ReactNode> = {
  name: (campaign) => <NameLink {...campaign} />,
  state: ({ bActive }) => <StateBadge isActive={bActive} />,
  codes: ({ nResultCodes }) => number(nResultCodes),
  faults: (campaign) => <FaultsLink {...campaign} />,
  contacts: ({ nContacts }) => number(nContacts),
  language: ({ LanguagesID }) => m.campaigns.languages[LanguagesID],
  group: ({ group }) => (group === '' ? m.common.nothing : <UntrustedText text={group} />),
  from: ({ dtFrom }) => day(dtFrom),
  to: ({ dtTo }) => day(dtTo),
}

const isPart = (key: CampaignSort) => key === 'codes' || key === 'faults' || key === 'contacts'

/** What others named, so that it may be of any length. */
const isOutside = (key: CampaignSort) => key === 'name' || key === 'group' || undefined

type Ordering = { order: Order; onOrder: (order: Order) => void }

/** The order of the cards, whose columns have no heads to be seen. */
function CardOrder({ order, onOrder }: Ordering) {
  const said = titles()
  const data = campaignSorts.flatMap((by) => [
    { value: by, label: m.campaigns.ascending(said[by]) },
    { value: `-${by}`, label: m.campaigns.descending(said[by]) },
  ])
  return (
    <Select
      label={m.campaigns.order}
      data={data}
      value={order.ascending ? order.by : `-${order.by}`}
      onChange={(sort) =>
        sort && onOrder({ by: sort.replace(/^-/, ''), ascending: !sort.startsWith('-') })
      }
    />
  )
}

type Props = Ordering & { campaigns: readonly ListedCampaign[] }

/** The campaigns as a table; on a phone each is a card. */
export function CampaignTable({ campaigns, ...ordering }: Props) {
  const mayChange = useMayDo('admin')
  const isPhone = useMedia(widths.phone)
  // Columns left out on medium screens, so that nothing scrolls sideways and names keep their words.
  const isSpare = useMedia(widths.narrow) && !isPhone
  const { countsCampaignParts } = useUpstream()
  const isShown = (key: CampaignSort) =>
    !(isSpare && (key === 'language' || key === 'codes')) && (countsCampaignParts || !isPart(key))
  const shown = campaignSorts.filter(isShown)
  const said = titles()
  const sorted = shown.map((key) => ({ key, title: said[key], sortable: !isPhone }))
  const actions = { key: 'actions', title: m.campaigns.columns.actions }
  return (
    <>
      {isPhone && <CardOrder {...ordering} />}
      <div className={classes.box}>
        <Table aria-label={m.campaigns.title} className={classes.table} highlightOnHover>
          <TableHead
            {...ordering}
            columns={mayChange ? [...sorted, actions] : sorted}
            sortLabel={m.events.sortBy}
          />
          <Table.Tbody>
            {campaigns.map((campaign) => (
              <Table.Tr key={campaign.ID}>
                {shown.map((key) => (
                  <Table.Td key={key} data-title={said[key]} data-outside={isOutside(key)}>
                    {cells[key](campaign)}
                  </Table.Td>
                ))}
                {mayChange && (
                  <Table.Td>
                    <CampaignActions campaign={campaign} />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  )
}
