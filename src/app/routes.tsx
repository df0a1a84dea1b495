import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router'
import { sessionQueries } from '@/client/session'
import { readCampaignSearch } from '@/features/campaigns/campaignSearch'
import { EventListPage } from '@/features/events/EventListPage'
import { readEventSearch } from '@/features/events/eventSearch'
import { readNewEventSearch } from '@/features/events/newEventSearch'
import { later } from '@/ui/later'
import { NotFound } from './NotFound'
import { RouteError } from './RouteError'
import { Shell } from './Shell'
import { Waiting } from './Waiting'

type Context = { client: QueryClient }
type Search = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** A page that is loaded when it is opened. */
const page: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => later(load), name)

const rootRoute = createRootRouteWithContext<Context>()({ notFoundComponent: NotFound })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Search): { to?: string } => {
    const to = text(search.to)
    // Only ways inside: a link cannot lead elsewhere through our sign-in.
    return to && /^\/(?![/\\])/.test(to) ? { to } : {}
  },
  component: page(() => import('@/features/sign-in/SignInPage'), 'SignInPage'),
})

/** Everything behind the sign-in. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  errorComponent: RouteError,
  beforeLoad: async ({ context: { client }, location }) => {
    // Known once is enough; "nobody" is asked again, since one may have signed in elsewhere.
    const staleTime = (query: { state: { data: unknown } }) => (query.state.data ? 'static' : 0)
    const session = await client.query({ ...sessionQueries.current(), staleTime })
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href } })
  },
})

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/events' })
  },
})

/** The list, and beside it on wide screens the event that is open. */
const eventsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events',
  validateSearch: readEventSearch,
  component: EventListPage,
})

const eventRoute = createRoute({
  getParentRoute: () => eventsRoute,
  path: '$AcdEventsID',
  component: page(() => import('@/features/events/EventDetailPage'), 'EventDetailPage'),
})

const newEventRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events/new',
  validateSearch: readNewEventSearch,
  component: page(() => import('@/features/events/EventCreatePage'), 'EventCreatePage'),
})

const campaignsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns',
  validateSearch: readCampaignSearch,
  component: page(() => import('@/features/campaigns/CampaignListPage'), 'CampaignListPage'),
})

const id = (value: unknown) => (/^[1-9]\d{0,9}$/.test(String(value)) ? String(value) : undefined)

const campaignCompareRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns/compare',
  validateSearch: (search: Search): { a?: string; b?: string } => {
    const [a, b] = [id(search.a), id(search.b)]
    return { ...(a ? { a } : {}), ...(b ? { b } : {}) }
  },
  component: page(() => import('@/features/campaigns/CampaignComparePage'), 'CampaignComparePage'),
})

const campaignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns/$DiallerCampaignsID',
  component: page(() => import('@/features/campaigns/CampaignDetailPage'), 'CampaignDetailPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: page(() => import('@/features/settings/SettingsLayout'), 'SettingsLayout'),
})

const settingsHomeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/preferences', replace: true })
  },
})

const preferencesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'preferences',
  component: page(() => import('@/features/settings/PreferencesPage'), 'PreferencesPage'),
})

const tokensRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'tokens',
  component: page(() => import('@/features/settings/TokensPage'), 'TokensPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'audit',
  validateSearch: (search: Search): { filter?: string; page?: number } => {
    const [filter, place] = [text(search.filter), id(search.page)]
    return { ...(filter ? { filter } : {}), ...(place ? { page: Number(place) } : {}) }
  },
  component: page(() => import('@/features/settings/AuditPage'), 'AuditPage'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  shellRoute.addChildren([
    homeRoute,
    eventsRoute.addChildren([eventRoute]),
    newEventRoute,
    campaignsRoute,
    campaignCompareRoute,
    campaignRoute,
    settingsRoute.addChildren([settingsHomeRoute, preferencesRoute, tokensRoute, auditRoute]),
  ]),
])

export const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree,
    context: { client },
    defaultErrorComponent: RouteError,
    defaultPendingComponent: Waiting,
    defaultPendingMs: 200,
    // A filter is a text and nothing else, so the address holds it as one.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
