import { Anchor, Select, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from '@/fields/Link'
import { useCentre } from '@/fields/useCentre'
import { m } from '@/messages'
import { formatNumber, formatStamp, formatStampDay } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { type Order, TableHead } from '@/ui/TableHead'
import { useMedia, widths } from '@/ui/useMedia'
import { CampaignActions } from './CampaignActions'
import classes from './CampaignTable.module.css'
import { type CampaignSort, campaignSorts, type ListedCampaign } from './campaignSearch'
import { StateBadge } from './StateBadge'

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
  contacts: m.campaigns.fields.contacts,
  language: m.campaigns.columns.LanguagesID,
  group: m.campaigns.columns.AcdGroupsID,
  from: m.campaigns.columns.dtFrom,
  to: m.campaigns.columns.dtTo,
})

const NameLink = ({ ID, Name }: ListedCampaign) => (
  <Anchor fw={600} renderRoot={(props) => <Link to={`/campaigns/${ID}`} {...props} />}>
    <Outside text={Name} />
  </Anchor>
)

const cells: Record<CampaignSort, (campaign: ListedCampaign) => ReactNode> = {
  name: (campaign) => <NameLink {...campaign} />,
  state: ({ bActive }) => <StateBadge isActive={bActive} />,
  codes: ({ nResultCodes }) => number(nResultCodes),
  contacts: ({ nContacts }) => number(nContacts),
  language: ({ LanguagesID }) => m.campaigns.languages[LanguagesID],
  group: ({ group }) => (group === '' ? m.common.nothing : <Outside text={group} />),
  from: ({ dtFrom }) => day(dtFrom),
  to: ({ dtTo }) => day(dtTo),
}

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
  const isAdmin = useCentre().role === 'admin'
  const isPhone = useMedia(widths.phone)
  // What a middling screen does without, so that nothing has to be scrolled sideways.
  const isSpare = useMedia(widths.narrow) && !isPhone
  const shown = campaignSorts.filter((key) => !(isSpare && key === 'language'))
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
            columns={isAdmin ? [...sorted, actions] : sorted}
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
                {isAdmin && (
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
