import {
  cloneCampaign,
  deleteCampaign,
  deleteCampaignByName,
  findCampaigns,
  getCampaign,
  listCampaigns,
  listResultCodes,
} from '@/contract/campaign/campaigns'
import {
  deleteContact,
  deleteContactsByUserData,
  getContact,
  importContact,
  listContacts,
} from '@/contract/contacts'
import type { Endpoint } from '@/contract/endpoint'
import { getEvent, listEventStatus, listEvents, listEventTypes } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { findGroups, getGroup, listGroups } from '@/contract/groups'
import { getUser, listUsers } from '@/contract/users'

/** What is documented of the API, and which query parameters: an existing system knows no more. */
const documented: readonly (readonly [Endpoint, ...string[]])[] = [
  [listEvents],
  [getEvent],
  [createEvent],
  [listEventTypes],
  [listEventStatus],
  [listGroups],
  [findGroups, 'name'],
  [getGroup],
  [listUsers],
  [getUser],
  [listCampaigns],
  [findCampaigns, 'name'],
  [getCampaign],
  [listResultCodes, 'languagesID'],
  [cloneCampaign],
  [deleteCampaign],
  [deleteCampaignByName, 'name'],
  [listContacts, 'diallerCampaignsID'],
  [getContact],
  [importContact, 'overwriteDuplicates'],
  [deleteContact],
  [deleteContactsByUserData, 'userData'],
]

const patternOf = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '\\d+')}$`)
const calls = documented.map(([row, ...parameters]) => ({
  method: row.method,
  pattern: patternOf(row.path),
  parameters,
}))

/** Path and query of a documented call, without what is not documented of it. */
export function documentedPath(method: string, address: string): string | undefined {
  const { pathname, searchParams } = new URL(address, 'http://upstream')
  const call = calls.find((one) => one.method === method && one.pattern.test(pathname))
  if (!call) return undefined
  const known = call.parameters.flatMap((name) =>
    searchParams.getAll(name).map((value) => [name, value]),
  )
  return known.length > 0 ? `${pathname}?${new URLSearchParams(known)}` : pathname
}

/** Keys of ours, in an event or an envelope. */
const ours = new Set([
  'nPriority',
  'AcdConfigurationGroupsID',
  'AcdAgentGroupsID',
  'total',
  'issues',
  'conflict',
  'free',
])

/** An answer's JSON without the keys that we have added to the documented ones. */
export const documentedAnswer = (text: string): string =>
  text === ''
    ? ''
    : JSON.stringify(JSON.parse(text, (key, value) => (ours.has(key) ? undefined : value)))
