import { IconBookmark, IconSpeakerphone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import { viewQueries } from '@/client/views'
import { mayDo } from '@/contract/roles'
import { builtInTabs, builtInView, type ListView, savedView } from '@/features/events/listSettings'
import { navigate } from '@/navigation/address'
import { tokenName } from '@/session/programNames'
import { usePrincipal } from '@/session/usePrincipal'
import { densityPreference, readPreference } from '@/ui/preferences'
import { palettePages } from '../pages'
import type { Entry } from './entry'
import { pageIcon } from './pageIcons'

/** Everywhere that has an address: pages, views of the list, campaigns. */
export function usePages(): Entry[] {
  const { role } = usePrincipal()
  const views = useQuery(viewQueries.list()).data ?? []
  const campaigns = useQuery(campaignQueries.list()).data?.records ?? []
  const view = ({ key, name, settings: { filter, sort }, saved }: ListView): Entry => ({
    key: `view:${key}`,
    group: 'views',
    label: name,
    ...(saved && !saved.isOwn ? { note: tokenName(saved.owner) } : {}),
    Icon: IconBookmark,
    act: () => navigate({ to: '/events', search: { view: key, filter, sort } }),
  })
  return [
    ...palettePages
      .filter(({ right }) => mayDo(role, right))
      .map(
        ({ to, name, icon }): Entry => ({
          key: `page:${to.slice(to.lastIndexOf('/') + 1)}`,
          group: 'pages',
          label: name(),
          Icon: icon ?? pageIcon(to),
          act: () => navigate({ to }),
        }),
      ),
    ...builtInTabs.map((key) => view(builtInView(key, readPreference(densityPreference)))),
    ...views.map((saved) => view(savedView(saved))),
    ...campaigns.map(
      ({ ID, Name }): Entry => ({
        key: `campaign:${ID}`,
        group: 'campaigns',
        label: Name,
        Icon: IconSpeakerphone,
        act: () => navigate({ to: `/campaigns/${ID}` }),
      }),
    ),
  ]
}
