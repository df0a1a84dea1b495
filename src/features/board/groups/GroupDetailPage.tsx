import { Anchor, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { groupSettingsQueries } from '@/client/groups/groupSettings'
import type { PageIds } from '@/contract/pages'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { primeNames } from '@/session/primeNames'
import { useNames } from '@/session/useNames'
import { Page } from '@/ui/page/Page'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { GroupSettingsForm } from './settings/GroupSettingsForm'

const Back = () => (
  <Anchor size="sm" renderRoot={(props) => <Link to="/groups" {...props} />}>
    <Group gap={4}>
      <IconArrowLeft aria-hidden size={16} />
      {m.groups.back}
    </Group>
  </Anchor>
)

/** What the page asks for first. */
export const prime = (client: QueryClient, { ids }: { ids: PageIds }) =>
  Promise.all([
    client.prefetchQuery(groupSettingsQueries.one(Number(ids.AcdGroupsID))),
    primeNames(client),
  ])

/** One group: its goals, opening hours, capacity and members. */
export function GroupDetailPage({ AcdGroupsID }: { AcdGroupsID: number }) {
  const settings = useQuery(groupSettingsQueries.one(AcdGroupsID))
  const name = useNames().group(AcdGroupsID)
  return (
    <Page title={<UntrustedText text={name} />} name={name} before={<Back />}>
      <Loaded read={settings}>
        {(read) => (
          <GroupSettingsForm key={AcdGroupsID} AcdGroupsID={AcdGroupsID} settings={read} />
        )}
      </Loaded>
    </Page>
  )
}
