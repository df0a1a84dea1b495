import { lazyPage } from '@/ui/page/lazyLoad'

export const SignInPage = lazyPage(
  () => import('@/features/sign-in/SignInPage'),
  ({ SignInPage }) => SignInPage,
)
export const InvitationPage = lazyPage(
  () => import('@/features/sign-in/InvitationPage'),
  ({ InvitationPage }) => InvitationPage,
)
export const WorkPage = lazyPage(
  () => import('@/features/events/work/WorkPage'),
  ({ WorkPage }) => WorkPage,
)
export const EventCreatePage = lazyPage(
  () => import('@/features/events/create/EventCreatePage'),
  ({ EventCreatePage }) => EventCreatePage,
)
export const AppointmentsPage = lazyPage(
  () => import('@/features/events/appointments/AppointmentsPage'),
  ({ AppointmentsPage }) => AppointmentsPage,
)
export const CampaignListPage = lazyPage(
  () => import('@/features/campaigns/list/CampaignListPage'),
  ({ CampaignListPage }) => CampaignListPage,
)
export const CampaignComparePage = lazyPage(
  () => import('@/features/campaigns/compare/CampaignComparePage'),
  ({ CampaignComparePage }) => CampaignComparePage,
)
export const CampaignDetailPage = lazyPage(
  () => import('@/features/campaigns/detail/CampaignDetailPage'),
  ({ CampaignDetailPage }) => CampaignDetailPage,
)
export const WallboardPage = lazyPage(
  () => import('@/features/board/wallboard/WallboardPage'),
  ({ WallboardPage }) => WallboardPage,
)
export const GroupListPage = lazyPage(
  () => import('@/features/board/groups/GroupListPage'),
  ({ GroupListPage }) => GroupListPage,
)
export const GroupDetailPage = lazyPage(
  () => import('@/features/board/groups/GroupDetailPage'),
  ({ GroupDetailPage }) => GroupDetailPage,
)
export const Settings = lazyPage(
  () => import('@/features/settings/SettingsLayout'),
  ({ SettingsLayout }) => SettingsLayout,
)
export const PreferencesPage = lazyPage(
  () => import('@/features/settings/PreferencesPage'),
  ({ PreferencesPage }) => PreferencesPage,
)
export const SessionsPage = lazyPage(
  () => import('@/features/settings/SessionsPage'),
  ({ SessionsPage }) => SessionsPage,
)
export const PeoplePage = lazyPage(
  () => import('@/features/people/PeoplePage'),
  ({ PeoplePage }) => PeoplePage,
)
export const TokensPage = lazyPage(
  () => import('@/features/settings/TokensPage'),
  ({ TokensPage }) => TokensPage,
)
export const AlertsPage = lazyPage(
  () => import('@/features/alerts/AlertsPage'),
  ({ AlertsPage }) => AlertsPage,
)
export const AuditPage = lazyPage(
  () => import('@/features/settings/AuditPage'),
  ({ AuditPage }) => AuditPage,
)
export const HealthPage = lazyPage(
  () => import('@/features/settings/HealthPage'),
  ({ HealthPage }) => HealthPage,
)
