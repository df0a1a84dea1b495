import { Anchor, Group, Select, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import { useSearch } from '@/fields/Addressed'
import { isPlainNumber, navigate } from '@/fields/address'
import { Link } from '@/fields/Link'
import { ReadAge } from '@/fields/ReadAge'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { Comparison } from './Comparison'

type CompareSearch = { a?: string; b?: string }

/** Reads an address; what is not ours is left out. */
function readCompareSearch({ a = '', b = '' }: Record<string, string>): CompareSearch {
  return { ...(isPlainNumber(a) ? { a } : {}), ...(isPlainNumber(b) ? { b } : {}) }
}

/** Two campaigns side by side. The address names both, so it can be shared. */
export function CampaignComparePage() {
  const search = useSearch(readCompareSearch)
  const campaigns = useQuery(campaignQueries.list())
  const { compare } = m.campaigns
  const data = (campaigns.data?.records ?? []).map(({ ID, Name }) => ({
    value: String(ID),
    label: `${Name} (${ID})`,
  }))
  const choice = (side: 'a' | 'b') => (
    <Select
      label={compare[side]}
      data={data}
      searchable
      clearable
      w="20rem"
      maw="100%"
      nothingFoundMessage={m.create.nothingFound}
      value={search[side] ?? null}
      onChange={(id) =>
        navigate({
          to: '/campaigns/compare',
          search: { ...search, [side]: id ?? undefined },
          replace: true,
        })
      }
    />
  )
  const back = (
    <Anchor size="sm" renderRoot={(props) => <Link to="/campaigns" {...props} />}>
      <Group gap={4}>
        <IconArrowLeft aria-hidden size={16} />
        {m.campaigns.back}
      </Group>
    </Anchor>
  )
  return (
    <Page title={compare.title} name={compare.title} before={back}>
      <Group align="end">
        {choice('a')}
        {choice('b')}
      </Group>
      {search.a && search.b ? (
        <Both a={Number(search.a)} b={Number(search.b)} />
      ) : (
        <EmptyState text={compare.choose} />
      )}
    </Page>
  )
}

function Both({ a, b }: { a: number; b: number }) {
  const first = useQuery(campaignQueries.whole(a))
  const second = useQuery(campaignQueries.whole(b))
  const failed = [first, second].find(({ data, isError }) => isError && data === undefined)
  if (failed) {
    return <ErrorPanel reason={reasonOf(failed.error)} onRetry={() => void failed.refetch()} />
  }
  if (!first.data || !second.data) return <PageSkeleton />
  return (
    <Stack gap="md">
      <ReadAge reads={[first, second]} />
      {a === b && <Text>{m.campaigns.compare.same}</Text>}
      <Comparison a={first.data} b={second.data} />
    </Stack>
  )
}
