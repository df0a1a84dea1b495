import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { campaignQueries } from '@/client/campaigns'
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

/** One campaign: its settings in words and its result codes in both languages. */
export function CampaignDetailPage() {
  const { DiallerCampaignsID } = useParams({ from: '/shell/campaigns/$DiallerCampaignsID' })
  const navigate = useNavigate()
  const { role } = useCentre()
  const campaign = useQuery(campaignQueries.one(Number(DiallerCampaignsID)))

  if (!campaign.data) {
    const name = `${m.campaigns.title} ${DiallerCampaignsID}`
    return (
      <Page title={name} name={name} before={<Back />}>
        {campaign.isError ? (
          <ErrorPanel reason={reasonOf(campaign.error)} onRetry={() => void campaign.refetch()} />
        ) : (
          <PageSkeleton />
        )}
      </Page>
    )
  }
  const { Name, bActive } = campaign.data
  const actions = (
    <CampaignActions
      campaign={campaign.data}
      onCloned={(id) =>
        void navigate({
          to: '/campaigns/$DiallerCampaignsID',
          params: { DiallerCampaignsID: String(id) },
        })
      }
      onGone={() => void navigate({ to: '/campaigns' })}
    />
  )
  return (
    <Page
      title={<Outside text={Name} />}
      name={Name}
      before={<Back />}
      {...(role === 'admin' ? { actions } : {})}
    >
      <Group>
        <StateBadge isActive={bActive} />
      </Group>
      {role !== 'admin' && <Text c="dimmed">{m.campaigns.rights}</Text>}
      <Stack gap="md">
        <CampaignSettings campaign={campaign.data} />
        <Panel title={m.campaigns.codes}>
          <ResultCodeTable DiallerCampaignsID={campaign.data.ID} />
        </Panel>
      </Stack>
    </Page>
  )
}
