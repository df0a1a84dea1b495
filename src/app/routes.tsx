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
import { EventListPage } from '@/features/events/EventListPage'
import { readEventSearch } from '@/features/events/eventSearch'
import { SignInPage } from '@/features/sign-in/SignInPage'
import { NotFound } from './NotFound'
import { RouteError } from './RouteError'
import { Shell } from './Shell'
import { Waiting } from './Waiting'

type Context = { client: QueryClient }
type Search = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const rootRoute = createRootRouteWithContext<Context>()({ notFoundComponent: NotFound })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Search): { to?: string } => {
    const to = text(search.to)
    // Only ways inside: a link cannot lead elsewhere through our sign-in.
    return to && /^\/(?![/\\])/.test(to) ? { to } : {}
  },
  component: SignInPage,
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

const eventsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events',
  validateSearch: readEventSearch,
  component: EventListPage,
})

const newEventRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events/new',
  component: lazyRouteComponent(
    () => import('@/features/events/EventCreatePage'),
    'EventCreatePage',
  ),
})

const eventRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events/$AcdEventsID',
  validateSearch: readEventSearch,
  component: lazyRouteComponent(
    () => import('@/features/events/EventDetailPage'),
    'EventDetailPage',
  ),
})

const campaignsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns',
  component: lazyRouteComponent(
    () => import('@/features/campaigns/CampaignListPage'),
    'CampaignListPage',
  ),
})

const campaignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns/$DiallerCampaignsID',
  component: lazyRouteComponent(
    () => import('@/features/campaigns/CampaignDetailPage'),
    'CampaignDetailPage',
  ),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  shellRoute.addChildren([
    homeRoute,
    eventsRoute,
    newEventRoute,
    eventRoute,
    campaignsRoute,
    campaignRoute,
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
