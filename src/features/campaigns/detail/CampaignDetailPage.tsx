import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowsLeftRight } from '@tabler/icons-react'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import { isMissing } from '@/client/errors'
import type { PageIds } from '@/contract/pages'
import { reasonOf } from '@/failures/reasonOf'
import { ReadAge } from '@/fields/ReadAge'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { Link } from '@/navigation/Link'
import { useMayDo } from '@/session/useMayDo'
import { useUpstream } from '@/session/useUpstream'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { Page } from '@/ui/page/Page'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CampaignActions } from '../CampaignActions'
import { ContactsPanel } from '../contacts/ContactsPanel'
import { CloneProofPanel } from '../proof/CloneProofPanel'
import { StateBadge } from '../StateBadge'
import { CampaignSettings } from './CampaignSettings'
import { CodesPanel } from './CodesPanel'

const Back = () => (
  <Anchor size="sm" renderRoot={(props) => <Link to="/campaigns" {...props} />}>
    <Group gap={4}>
      <IconArrowLeft aria-hidden size={16} />
      {m.campaigns.back}
    </Group>
  </Anchor>
)

const CompareLink = ({ ID }: { ID: number }) => (
  <Anchor
    size="sm"
    renderRoot={(props) => <Link to="/campaigns/compare" search={{ a: String(ID) }} {...props} />}
  >
    <Group gap={4}>
      <IconArrowsLeftRight aria-hidden size={16} />
      {m.campaigns.compare.with}
    </Group>
  </Anchor>
)

/** What the page asks for first. */
export const prime = (client: QueryClient, { ids }: { ids: PageIds }) =>
  client.prefetchQuery(campaignQueries.whole(Number(ids.DiallerCampaignsID)))

/** One campaign: settings in words, result codes in both languages, contacts; a clone its proof. */
export function CampaignDetailPage({ DiallerCampaignsID }: { DiallerCampaignsID: number }) {
  const mayChange = useMayDo('admin')
  const { host, offers } = useUpstream()
  const whole = useQuery(campaignQueries.whole(DiallerCampaignsID))

  // One that somebody else deleted is not shown any longer.
  const isGone = isMissing(whole.error)
  if (!whole.data || isGone) {
    const name = `${m.campaigns.title} ${DiallerCampaignsID}`
    return (
      <Page title={name} name={name} before={<Back />}>
        {whole.isError ? (
          <ErrorPanel
            reason={reasonOf(whole.error)}
            onRetry={isGone ? undefined : () => void whole.refetch()}
          />
        ) : (
          <PageSkeleton />
        )}
      </Page>
    )
  }
  const { campaign, resultCodes } = whole.data
  const actions = (
    <CampaignActions campaign={campaign} onGone={() => navigate({ to: '/campaigns' })} />
  )
  return (
    <Page
      title={<UntrustedText text={campaign.Name} />}
      name={campaign.Name}
      before={<Back />}
      {...(mayChange ? { actions } : {})}
    >
      <ReadAge reads={[whole]} />
      <Group>
        <StateBadge isActive={campaign.bActive} />
        <CompareLink ID={campaign.ID} />
      </Group>
      {!mayChange && <Text c="dimmed">{m.campaigns.rights}</Text>}
      {mayChange && host !== undefined && !offers('restoreCampaign') && (
        <Text c="dimmed">{m.upstream.notRestored(host)}</Text>
      )}
      <Stack gap="md">
        <CloneProofPanel DiallerCampaignsID={campaign.ID} />
        <CampaignSettings whole={whole.data} />
        <CodesPanel DiallerCampaignsID={campaign.ID} resultCodes={resultCodes} />
        <ContactsPanel DiallerCampaignsID={campaign.ID} />
      </Stack>
    </Page>
  )
}
