import { Anchor, Group, Select, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { campaignQueries } from '@/client/campaigns'
import { reasonOf } from '@/failures/reasonOf'
import { ReadAge } from '@/fields/ReadAge'
import { m } from '@/messages'
import { isPlainNumber, navigate, type Search } from '@/navigation/address'
import { Link } from '@/navigation/Link'
import { useSearch } from '@/navigation/LocationProvider'
import { EmptyState } from '@/ui/page/EmptyState'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { Page } from '@/ui/page/Page'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { UpstreamPart } from '../UpstreamPart'
import { Comparison } from './Comparison'

type CompareSearch = { a?: string; b?: string; equal?: 'show' }

/** Reads an address; what is not ours is left out. */
function readCompareSearch({ a = '', b = '', equal }: Record<string, string>): CompareSearch {
  return {
    ...(isPlainNumber(a) ? { a } : {}),
    ...(isPlainNumber(b) ? { b } : {}),
    ...(equal === 'show' ? { equal } : {}),
  }
}

const look = (search: Search) => navigate({ to: '/campaigns/compare', search, replace: true })

/** What the page asks for first. */
export const prime = (client: QueryClient) => client.prefetchQuery(campaignQueries.list())

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
      onChange={(id) => look({ ...search, [side]: id ?? undefined })}
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
        <Both
          a={Number(search.a)}
          b={Number(search.b)}
          showsEqual={search.equal === 'show'}
          onShowEqual={(shows) => look({ ...search, equal: shows ? 'show' : undefined })}
        />
      ) : (
        <EmptyState text={compare.choose} />
      )}
    </Page>
  )
}

type BothProps = { a: number; b: number } & Pick<
  ComponentProps<typeof Comparison>,
  'showsEqual' | 'onShowEqual'
>

function Both({ a, b, ...toggle }: BothProps) {
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
      <UpstreamPart part="resultCodes" DiallerCampaignsID={a}>
        <UpstreamPart part="resultCodes" DiallerCampaignsID={b}>
          <Comparison a={first.data} b={second.data} {...toggle} />
        </UpstreamPart>
      </UpstreamPart>
    </Stack>
  )
}
