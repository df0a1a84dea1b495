import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowsLeftRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import { isMissing } from '@/client/errors'
import { navigate } from '@/fields/address'
import { Link } from '@/fields/Link'
import { ReadAge } from '@/fields/ReadAge'
import { reasonOf } from '@/fields/reasonOf'
import { useCentre } from '@/fields/useCentre'
import { m } from '@/messages'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Outside } from '@/ui/Outside'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { Panel } from '@/ui/Panel'
import { CampaignActions } from './CampaignActions'
import { CampaignSettings } from './CampaignSettings'
import { CloneProofPanel } from './CloneProofPanel'
import { ContactsPanel } from './ContactsPanel'
import { ResultCodeTable } from './ResultCodeTable'
import { StateBadge } from './StateBadge'

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

/** One campaign: settings in words, result codes in both languages, contacts; a clone its proof. */
export function CampaignDetailPage({ DiallerCampaignsID }: { DiallerCampaignsID: number }) {
  const { role } = useCentre()
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
      title={<Outside text={campaign.Name} />}
      name={campaign.Name}
      before={<Back />}
      {...(role === 'admin' ? { actions } : {})}
    >
      <ReadAge reads={[whole]} />
      <Group>
        <StateBadge isActive={campaign.bActive} />
        <CompareLink ID={campaign.ID} />
      </Group>
      {role !== 'admin' && <Text c="dimmed">{m.campaigns.rights}</Text>}
      <Stack gap="md">
        <CloneProofPanel DiallerCampaignsID={campaign.ID} />
        <CampaignSettings whole={whole.data} />
        <Panel title={m.campaigns.codes}>
          <ResultCodeTable resultCodes={resultCodes} />
        </Panel>
        <ContactsPanel DiallerCampaignsID={campaign.ID} />
      </Stack>
    </Page>
  )
}
