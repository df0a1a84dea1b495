import { listAccessTokens } from './accessTokens'
import { listAlerts } from './alerts'
import { readAppointmentSearch, weekOf } from './appointmentSearch'
import {
  countFaultsInCampaigns,
  countInCampaigns,
  getWholeCampaign,
} from './campaign/campaignStories'
import { listCampaigns } from './campaign/campaigns'
import type { Endpoint, Request } from './endpoint'
import { getOpenedEvent } from './event/aroundEvent'
import { listSnapshotEvents } from './event/changes'
import { listEventDrafts } from './event/eventDrafts'
import { firstAsked, namedList, readEventSearch } from './event/eventSearch'
import { presentList } from './event/listRequest'
import { getGroupSettings } from './groupSettings'
import { listGroups } from './groups'
import { getHealth } from './operation/health'
import type { PageMatch, PagePath } from './pages'
import { listIdentities } from './people/identities'
import { getWaysIn, listPasskeys } from './people/passkeys'
import { listPeople } from './people/people'
import { listSessions } from './people/sessions'
import { requestAddress } from './requestAddress'
import { mayDo, type Role } from './roles'
import { getSession } from './session'
import { getSlots, slotsQuery } from './slots'
import { listUsers } from './users'
import { getWallboard } from './wallboard'
import { getWork } from './work'

type FirstRequest = { row: Endpoint; request: Request<Endpoint> }

function asks<Row extends Endpoint>(row: Row, request: Request<Row> = {}): FirstRequest {
  // A row's own request is a request of some row.
  return { row, request: request as Request<Endpoint> }
}

const names = [asks(listGroups), asks(listUsers)]

type Opened = Pick<PageMatch, 'ids'> & { search: Record<string, string>; role: Role }

/** Beside an event the rows wait: on a narrow screen there are none. */
function listRequests({ search, role }: Opened): FirstRequest[] {
  const asked = firstAsked(namedList(readEventSearch(search), role, undefined))
  const rows = asked === undefined ? [] : [asks(listSnapshotEvents, { query: presentList(asked) })]
  return [...rows, ...names]
}

/** What each page asks for as soon as it is there, the rows that one came for first. */
const requestsOf: Record<PagePath, (opened: Opened) => FirstRequest[]> = {
  // It leads to the list and hands nothing on; agents may be led to their work.
  '/': ({ role }) =>
    mayDo(role, 'actOnAll') ? listRequests({ ids: {}, search: {}, role }) : names,
  '/sign-in': () => [],
  '/sign-in/oidc': () => [],
  '/invitation': () => [],
  '/work': () => [asks(getWork), ...names],
  '/events': listRequests,
  '/events/new': () => [asks(listEventDrafts), ...names],
  '/events/{AcdEventsID}': ({ ids }) => [
    asks(getOpenedEvent, { params: { AcdEventsID: String(ids.AcdEventsID) } }),
    ...names,
  ],
  '/appointments': ({ search }) => [
    asks(getSlots, { query: slotsQuery(weekOf(readAppointmentSearch(search))) }),
    // Users are asked for where there are rows.
    asks(listGroups),
  ],
  '/wallboard': ({ search: { at } }) => [asks(getWallboard, at ? { query: { at } } : {})],
  '/groups': () => [asks(getWallboard), ...names],
  '/groups/{AcdGroupsID}': ({ ids }) => [
    asks(getGroupSettings, { params: { AcdGroupsID: String(ids.AcdGroupsID) } }),
    ...names,
  ],
  '/campaigns': () => [
    asks(listCampaigns),
    ...names,
    asks(countInCampaigns),
    asks(countFaultsInCampaigns),
  ],
  '/campaigns/compare': () => [asks(listCampaigns)],
  '/campaigns/{DiallerCampaignsID}': ({ ids }) => [
    asks(getWholeCampaign, { params: { DiallerCampaignsID: String(ids.DiallerCampaignsID) } }),
  ],
  '/settings': () => [],
  '/settings/preferences': () => [],
  '/settings/sessions': () => [
    asks(listSessions),
    asks(getWaysIn),
    asks(listPasskeys),
    asks(listIdentities),
  ],
  '/settings/people': () => [asks(listPeople), ...names, asks(getWaysIn)],
  '/settings/tokens': () => [asks(listAccessTokens)],
  '/settings/alerts': () => [asks(listAlerts)],
  '/settings/audit': () => [],
  '/settings/health': () => [asks(getHealth)],
}

type Opening = { search: Record<string, string>; principal: { ClientsID: number; role: Role } }

/**
 * The addresses that a page asks for first. The server names them in the page, so that the browser
 * begins them while the scripts load; the requests that the page then sends are the same.
 */
export function firstAddresses(
  { page, ids }: PageMatch,
  { search, principal: { ClientsID, role } }: Opening,
): string[] {
  if (page.startsWith('/sign-in') || page === '/invitation') return []
  return [asks(getSession), ...requestsOf[page]({ ids, search, role })]
    .filter(({ row }) => mayDo(role, row.right))
    .map(({ row, request }) => requestAddress(row, request, ClientsID))
}
