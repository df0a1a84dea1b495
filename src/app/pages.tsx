import {
  IconBriefcase,
  IconCalendar,
  IconDashboard,
  IconListDetails,
  IconSettings,
  IconSpeakerphone,
  IconUsers,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type PageIds, type PagePath, pagePaths } from '@/contract/pages'
import type { Right } from '@/contract/roles'
import { EventListPage } from '@/features/events/EventListPage'
import { EventDetailPage } from '@/features/events/lazyEventPage'
import { primeList } from '@/features/events/primeList'
import { m } from '@/messages'
import type { Path } from '@/navigation/address'
import { LandingPage } from './LandingPage'
import {
  AlertsPage,
  AppointmentsPage,
  AuditPage,
  CampaignComparePage,
  CampaignDetailPage,
  CampaignListPage,
  EventCreatePage,
  GroupDetailPage,
  GroupListPage,
  HealthPage,
  InvitationPage,
  PeoplePage,
  PreferencesPage,
  SessionsPage,
  Settings,
  SignInPage,
  TokensPage,
  WallboardPage,
  WorkPage,
} from './lazyPages'
import { type PageIcon, type PageRow, primeOf } from './pageRow'

const settings = (page: ReactNode) => <Settings tabs={settingsPages}>{page}</Settings>
// The list stays as it is while one goes from event to event.
const events = ({ AcdEventsID }: PageIds) => <EventListPage AcdEventsID={AcdEventsID} />

/** Every page that the contract names: what it is called, who may see it, and what is drawn. */
export const pages: Readonly<Record<PagePath, PageRow>> = {
  '/': { right: 'read', load: () => <LandingPage /> },
  '/sign-in': { right: 'anyone', code: [SignInPage], load: () => <SignInPage /> },
  '/sign-in/oidc': { right: 'anyone', code: [SignInPage], load: () => <SignInPage /> },
  '/invitation': { right: 'anyone', code: [InvitationPage], load: () => <InvitationPage /> },
  '/work': {
    name: () => m.nav.work,
    icon: IconBriefcase,
    key: 'm',
    right: 'read',
    code: [WorkPage],
    prime: primeOf(WorkPage),
    load: () => <WorkPage />,
  },
  '/events': {
    name: () => m.nav.events,
    icon: IconListDetails,
    key: 'e',
    right: 'read',
    load: events,
    prime: primeList,
  },
  '/events/new': {
    name: () => m.events.create,
    right: 'create',
    code: [EventCreatePage],
    prime: primeOf(EventCreatePage),
    load: () => <EventCreatePage />,
  },
  '/events/{AcdEventsID}': {
    right: 'read',
    code: [EventDetailPage],
    prime: primeOf(EventDetailPage),
    load: events,
  },
  '/appointments': {
    name: () => m.nav.appointments,
    icon: IconCalendar,
    key: 'a',
    right: 'read',
    code: [AppointmentsPage],
    prime: primeOf(AppointmentsPage),
    load: () => <AppointmentsPage />,
  },
  '/wallboard': {
    name: () => m.nav.wallboard,
    icon: IconDashboard,
    key: 'w',
    right: 'read',
    code: [WallboardPage],
    prime: primeOf(WallboardPage),
    load: () => <WallboardPage />,
  },
  '/groups': {
    name: () => m.nav.groups,
    icon: IconUsers,
    key: 'g',
    right: 'read',
    code: [GroupListPage],
    prime: primeOf(GroupListPage),
    load: () => <GroupListPage />,
  },
  '/groups/{AcdGroupsID}': {
    right: 'read',
    code: [GroupDetailPage],
    prime: primeOf(GroupDetailPage),
    load: ({ AcdGroupsID }) => <GroupDetailPage AcdGroupsID={Number(AcdGroupsID)} />,
  },
  '/campaigns': {
    name: () => m.nav.campaigns,
    icon: IconSpeakerphone,
    key: 'c',
    right: 'read',
    code: [CampaignListPage],
    prime: primeOf(CampaignListPage),
    load: () => <CampaignListPage />,
  },
  '/campaigns/compare': {
    right: 'read',
    code: [CampaignComparePage],
    prime: primeOf(CampaignComparePage),
    load: () => <CampaignComparePage />,
  },
  '/campaigns/{DiallerCampaignsID}': {
    right: 'read',
    code: [CampaignDetailPage],
    prime: primeOf(CampaignDetailPage),
    load: ({ DiallerCampaignsID }) => (
      <CampaignDetailPage DiallerCampaignsID={Number(DiallerCampaignsID)} />
    ),
  },
  '/settings': {
    name: () => m.nav.settings,
    icon: IconSettings,
    key: 's',
    right: 'read',
    leadsTo: '/settings/preferences',
  },
  '/settings/preferences': {
    name: () => m.nav.preferences,
    right: 'read',
    code: [Settings, PreferencesPage],
    load: () => settings(<PreferencesPage />),
  },
  '/settings/sessions': {
    name: () => m.nav.sessions,
    right: 'read',
    code: [Settings, SessionsPage],
    prime: primeOf(SessionsPage),
    load: () => settings(<SessionsPage />),
  },
  '/settings/people': {
    name: () => m.nav.people,
    right: 'admin',
    code: [Settings, PeoplePage],
    prime: primeOf(PeoplePage),
    load: () => settings(<PeoplePage />),
  },
  '/settings/tokens': {
    name: () => m.nav.tokens,
    right: 'displays',
    code: [Settings, TokensPage],
    prime: primeOf(TokensPage),
    load: () => settings(<TokensPage />),
  },
  '/settings/alerts': {
    name: () => m.nav.alerts,
    right: 'read',
    code: [Settings, AlertsPage],
    load: () => settings(<AlertsPage />),
  },
  '/settings/audit': {
    name: () => m.nav.audit,
    right: 'admin',
    code: [Settings, AuditPage],
    load: () => settings(<AuditPage />),
  },
  '/settings/health': {
    name: () => m.nav.health,
    right: 'admin',
    code: [Settings, HealthPage],
    load: () => settings(<HealthPage />),
  },
}

type OfferedPage = { to: Path; name: () => string; icon?: PageIcon; right: Right }

const isPath = (path: PagePath): path is Extract<PagePath, Path> => !path.includes('{')

/** Pages that are chosen by name, in the contract's order. */
const offeredPages = pagePaths.filter(isPath).flatMap((to) => {
  const { name, ...row } = pages[to]
  return name ? [{ ...row, to, name }] : []
})

export const navigationPages = offeredPages.flatMap(({ key, icon, ...page }) =>
  key === undefined || icon === undefined ? [] : [{ ...page, key, icon }],
)
export const palettePages: readonly OfferedPage[] = offeredPages.filter(
  (page) => !('leadsTo' in page),
)
const settingsPages: readonly OfferedPage[] = offeredPages.filter(({ to }) =>
  to.startsWith('/settings/'),
)
