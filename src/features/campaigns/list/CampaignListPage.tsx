import { Group, Select, Text, TextInput } from '@mantine/core'
import { IconArrowsLeftRight, IconSearch } from '@tabler/icons-react'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { Link } from '@/navigation/Link'
import { useSearch } from '@/navigation/LocationProvider'
import { primeNames } from '@/session/primeNames'
import { useMayDo } from '@/session/useMayDo'
import { useNames } from '@/session/useNames'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'
import { EmptyState } from '@/ui/page/EmptyState'
import { Page } from '@/ui/page/Page'
import { DeletedCampaigns } from '../remove/DeletedCampaigns'
import { Deletions } from '../restore/Deletions'
import { CampaignTable } from './CampaignTable'
import {
  type CampaignSearch,
  chosenBy,
  type ListedCampaign,
  orderOf,
  readCampaignSearch,
} from './campaignSearch'

function useListed(campaigns: readonly DiallerCampaign[]) {
  const names = useNames()
  const counts = useQuery(campaignQueries.counts())
  const faults = useQuery(campaignQueries.faults())
  const faultsOf = new Map(faults.data?.map((count) => [count.DiallerCampaignsID, count.nFaults]))
  const counted = new Map(counts.data?.map((count) => [count.DiallerCampaignsID, count]))
  const all = campaigns.map(
    (campaign): ListedCampaign => ({
      ...campaign,
      group: campaign.AcdGroupsID === null ? '' : names.group(campaign.AcdGroupsID),
      nResultCodes: counted.get(campaign.ID)?.nResultCodes,
      nFaults: faults.data && (faultsOf.get(campaign.ID) ?? 0),
      nContacts: counted.get(campaign.ID)?.nContacts,
    }),
  )
  return { all, also: [counts, faults] }
}

type Narrowing = { search: CampaignSearch; onSearch: (search: CampaignSearch) => void }

function Narrow({ search, onSearch, count }: Narrowing & { count: number }) {
  const states = [
    { value: '', label: m.campaigns.anyState },
    { value: 'active', label: m.campaigns.active },
    { value: 'inactive', label: m.campaigns.inactive },
  ]
  return (
    <Group gap="md">
      <TextInput
        type="search"
        aria-label={m.campaigns.search}
        placeholder={m.campaigns.search}
        leftSection={<IconSearch aria-hidden size={17} />}
        value={search.search ?? ''}
        onChange={(event) => onSearch({ ...search, search: event.currentTarget.value })}
      />
      <Select
        aria-label={m.campaigns.columns.bActive}
        data={states}
        value={search.state ?? ''}
        w="9rem"
        onChange={(state) =>
          onSearch({ ...search, state: state as CampaignSearch['state'] & string })
        }
      />
      <Text role="status" size="sm" c="dimmed">
        {m.campaigns.count(count)}
      </Text>
    </Group>
  )
}

type NextSearch = { [Key in keyof CampaignSearch]: CampaignSearch[Key] | undefined }
const onSearch = (next: NextSearch) => navigate({ to: '/campaigns', search: next, replace: true })

function Listed({ all, search }: { all: readonly ListedCampaign[]; search: CampaignSearch }) {
  const chosen = chosenBy(all, search)
  if (all.length === 0) return <EmptyState title={m.campaigns.none} text={m.campaigns.noneText} />
  return (
    <>
      <Narrow search={search} onSearch={onSearch} count={chosen.length} />
      {chosen.length === 0 ? (
        <EmptyState title={m.campaigns.noMatch} text={m.campaigns.noMatchText} />
      ) : (
        <CampaignTable
          campaigns={chosen}
          order={orderOf(search)}
          onOrder={({ by, ascending }) => onSearch({ ...search, sort: ascending ? by : `-${by}` })}
        />
      )}
    </>
  )
}

/** What the page asks for first. */
export const prime = (client: QueryClient) =>
  Promise.all([
    client.prefetchQuery(campaignQueries.list()),
    client.prefetchQuery(campaignQueries.counts()),
    client.prefetchQuery(campaignQueries.faults()),
    primeNames(client),
  ])

/** All campaigns and the actions on them. The address holds search, state and order. */
export function CampaignListPage() {
  const search = useSearch(readCampaignSearch)
  const campaigns = useQuery(campaignQueries.list())
  const mayChange = useMayDo('admin')
  const { host } = useUpstream()
  const { all, also } = useListed(campaigns.data?.records ?? [])
  const actions = (
    <Button
      variant="default"
      icon={<IconArrowsLeftRight aria-hidden size={16} />}
      renderRoot={(props) => <Link to="/campaigns/compare" {...props} />}
    >
      {m.campaigns.compare.open}
    </Button>
  )

  return (
    <Page
      title={m.campaigns.title}
      name={m.campaigns.title}
      {...(all.length > 1 ? { actions } : {})}
    >
      <DeletedCampaigns />
      {!mayChange && <Text c="dimmed">{m.campaigns.rights}</Text>}
      <Loaded read={campaigns} also={also}>
        {() => <Listed all={all} search={search} />}
      </Loaded>
      {mayChange && host !== undefined && <Text c="dimmed">{m.upstream.notRestored(host)}</Text>}
      {mayChange && host === undefined && (
        <Deletions
          isOpen={search.deleted === 'show'}
          onOpen={(isOpen) => onSearch({ ...search, deleted: isOpen ? 'show' : undefined })}
        />
      )}
    </Page>
  )
}
