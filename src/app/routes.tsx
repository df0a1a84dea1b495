import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { findPage, type PagePath } from '@/contract/pages'
import { EventListPage } from '@/features/events/EventListPage'
import { latePage } from '@/ui/later'
import { NotFound } from './NotFound'
import { Shell } from './Shell'
import { SignedInOnly } from './SignedInOnly'

const SignInPage = latePage(() => import('@/features/sign-in/SignInPage'), 'SignInPage')
const EventCreatePage = latePage(
  () => import('@/features/events/EventCreatePage'),
  'EventCreatePage',
)
const CampaignListPage = latePage(
  () => import('@/features/campaigns/CampaignListPage'),
  'CampaignListPage',
)
const CampaignComparePage = latePage(
  () => import('@/features/campaigns/CampaignComparePage'),
  'CampaignComparePage',
)
const CampaignDetailPage = latePage(
  () => import('@/features/campaigns/CampaignDetailPage'),
  'CampaignDetailPage',
)
const Settings = latePage(() => import('@/features/settings/SettingsLayout'), 'SettingsLayout')
const PreferencesPage = latePage(
  () => import('@/features/settings/PreferencesPage'),
  'PreferencesPage',
)
const TokensPage = latePage(() => import('@/features/settings/TokensPage'), 'TokensPage')
const AuditPage = latePage(() => import('@/features/settings/AuditPage'), 'AuditPage')

type Ids = Record<string, number>
type Draw = (ids: Ids) => ReactNode

const signedIn =
  (draw: Draw): Draw =>
  (ids) => (
    <SignedInOnly>
      <Shell>{draw(ids)}</Shell>
    </SignedInOnly>
  )
const settings = (page: ReactNode) => signedIn(() => <Settings>{page}</Settings>)
// The list stays as it is while one goes from event to event.
const events = signedIn(({ AcdEventsID }) => <EventListPage AcdEventsID={AcdEventsID} />)

/** What is drawn for each page that the contract names. */
const pages: Record<PagePath, Draw> = {
  '/': () => <Redirect to="/events" replace />,
  '/sign-in': () => <SignInPage />,
  '/events': events,
  '/events/new': signedIn(() => <EventCreatePage />),
  '/events/{AcdEventsID}': events,
  '/campaigns': signedIn(() => <CampaignListPage />),
  '/campaigns/compare': signedIn(() => <CampaignComparePage />),
  '/campaigns/{DiallerCampaignsID}': signedIn(({ DiallerCampaignsID }) => (
    <CampaignDetailPage DiallerCampaignsID={Number(DiallerCampaignsID)} />
  )),
  // Inside the shell: drawn anew, it would lose the keyboard's place.
  '/settings': signedIn(() => <Redirect to="/settings/preferences" replace />),
  '/settings/preferences': settings(<PreferencesPage />),
  '/settings/tokens': settings(<TokensPage />),
  '/settings/audit': settings(<AuditPage />),
}

/** The page of the address. */
export function Routes() {
  const [path] = useLocation()
  const found = findPage(path)
  return found ? pages[found.page](found.ids) : <NotFound />
}
