import { Anchor, Group, Table, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { campaignQueries } from '@/client/campaigns'
import type { DiallerCampaign } from '@/contract/campaigns'
import { fold } from '@/contract/filter/fold'
import { reasonOf } from '@/fields/reasonOf'
import { useCentre } from '@/fields/useCentre'
import { useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { formatStamp } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { CampaignActions } from './CampaignActions'
import classes from './CampaignListPage.module.css'
import { StateBadge } from './StateBadge'

const day = (stamp: string | null) => (stamp === null ? m.campaigns.open : formatStamp(stamp))

function Row({ campaign, isAdmin }: { campaign: DiallerCampaign; isAdmin: boolean }) {
  const names = useNames()
  const { columns, languages } = m.campaigns
  return (
    <Table.Tr>
      <Table.Td data-title={columns.Name}>
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link
              to="/campaigns/$DiallerCampaignsID"
              params={{ DiallerCampaignsID: String(campaign.ID) }}
              {...props}
            />
          )}
        >
          <Outside text={campaign.Name} />
        </Anchor>
      </Table.Td>
      <Table.Td data-title={columns.bActive}>
        <StateBadge isActive={campaign.bActive} />
      </Table.Td>
      <Table.Td data-title={columns.LanguagesID}>{languages[campaign.LanguagesID]}</Table.Td>
      <Table.Td data-title={columns.AcdGroupsID}>
        {campaign.AcdGroupsID === null ? (
          m.common.nothing
        ) : (
          <Outside text={names.group(campaign.AcdGroupsID)} />
        )}
      </Table.Td>
      <Table.Td data-title={columns.dtFrom}>{day(campaign.dtFrom)}</Table.Td>
      <Table.Td data-title={columns.dtTo}>{day(campaign.dtTo)}</Table.Td>
      {isAdmin && (
        <Table.Td>
          <CampaignActions campaign={campaign} />
        </Table.Td>
      )}
    </Table.Tr>
  )
}

function CampaignTable({ campaigns }: { campaigns: readonly DiallerCampaign[] }) {
  const { role } = useCentre()
  const isAdmin = role === 'admin'
  const { columns } = m.campaigns
  return (
    <div className={classes.box}>
      <Table aria-label={m.campaigns.title} className={classes.table} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{columns.Name}</Table.Th>
            <Table.Th scope="col">{columns.bActive}</Table.Th>
            <Table.Th scope="col">{columns.LanguagesID}</Table.Th>
            <Table.Th scope="col">{columns.AcdGroupsID}</Table.Th>
            <Table.Th scope="col">{columns.dtFrom}</Table.Th>
            <Table.Th scope="col">{columns.dtTo}</Table.Th>
            {isAdmin && <Table.Th scope="col">{columns.actions}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {campaigns.map((campaign) => (
            <Row key={campaign.ID} campaign={campaign} isAdmin={isAdmin} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** All campaigns, with what one may do with them. */
export function CampaignListPage() {
  const campaigns = useQuery(campaignQueries.list())
  const { role } = useCentre()
  const [search, setSearch] = useState('')
  const all = campaigns.data?.records ?? []
  const found = all.filter(({ Name }) => fold(Name).includes(fold(search)))

  return (
    <Page title={m.campaigns.title} name={m.campaigns.title}>
      {role !== 'admin' && <Text c="dimmed">{m.campaigns.rights}</Text>}
      {campaigns.isError && (
        <ErrorPanel reason={reasonOf(campaigns.error)} onRetry={() => void campaigns.refetch()} />
      )}
      {campaigns.isPending && <PageSkeleton />}
      {campaigns.data && all.length === 0 && (
        <EmptyState title={m.campaigns.none} text={m.campaigns.noneText} />
      )}
      {all.length > 0 && (
        <>
          <Group gap="md">
            <TextInput
              type="search"
              aria-label={m.campaigns.search}
              placeholder={m.campaigns.search}
              leftSection={<IconSearch aria-hidden size={17} />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <Text role="status" size="sm" c="dimmed">
              {m.campaigns.count(found.length)}
            </Text>
          </Group>
          {found.length === 0 ? (
            <EmptyState title={m.campaigns.noMatch} text={m.campaigns.noMatchText} />
          ) : (
            <CampaignTable campaigns={found} />
          )}
        </>
      )}
    </Page>
  )
}
