import {
  IconAdjustments,
  IconBookmark,
  IconFileText,
  IconKey,
  IconListDetails,
  IconPlus,
  IconSpeakerphone,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import { viewQueries } from '@/client/views'
import { builtInKeys, builtInView, type ListView, savedView } from '@/features/events/listSettings'
import { navigate, type Path } from '@/fields/address'
import { tokenName } from '@/fields/programNames'
import { useAsker } from '@/fields/useAsker'
import { m } from '@/messages'
import { densityPreference, readPreference } from '@/ui/preferences'
import type { Entry } from './entry'

/** Everywhere that has an address: pages, views of the list, campaigns. */
export function usePages(): Entry[] {
  const { role } = useAsker()
  const views = useQuery(viewQueries.list()).data ?? []
  const campaigns = useQuery(campaignQueries.list()).data?.records ?? []
  const page = (key: string, label: string, Icon: Entry['Icon'], to: Path): Entry => ({
    key: `page:${key}`,
    group: 'pages',
    label,
    Icon,
    act: () => navigate({ to }),
  })
  const view = ({ key, name, settings: { filter, sort }, saved }: ListView): Entry => ({
    key: `view:${key}`,
    group: 'views',
    label: name,
    ...(saved && !saved.isOwn ? { note: tokenName(saved.owner) } : {}),
    Icon: IconBookmark,
    act: () => navigate({ to: '/events', search: { view: key, filter, sort } }),
  })
  const admins = [
    page('tokens', m.settings.tokens.title, IconKey, '/settings/tokens'),
    page('audit', m.settings.audit.title, IconFileText, '/settings/audit'),
  ]
  return [
    page('events', m.nav.events, IconListDetails, '/events'),
    page('new', m.events.create, IconPlus, '/events/new'),
    page('campaigns', m.nav.campaigns, IconSpeakerphone, '/campaigns'),
    page('preferences', m.settings.preferences, IconAdjustments, '/settings/preferences'),
    ...(role === 'admin' ? admins : []),
    ...builtInKeys.map((key) => view(builtInView(key, readPreference(densityPreference)))),
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
