import type { EventsAsked } from '@/client/events'

/** What the address of the list holds. `sort` is a name of the list below, `-` turns it round. */
export type EventSearch = { filter?: string; sort?: string }

const sorts: Record<string, string> = {
  id: 'ID',
  type: 'AcdEventTypesID',
  status: 'AcdEventStatusID',
  group: 'AcdGroupsID',
  agent: 'UsersID',
  sender: 'Sender',
  receiver: 'Receiver',
  subject: 'Subject',
  priority: 'nPriority',
  created: 'dtCreated',
  modified: 'dtModified',
  appointment: 'dtRemind',
}
const newestFirst = '-created'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads an address; what is not ours is left out. */
export function readEventSearch(search: Record<string, unknown>): EventSearch {
  const filter = text(search.filter)
  const sort = text(search.sort)
  const isKnown = sort !== undefined && Object.hasOwn(sorts, sort.replace(/^-/, ''))
  return { ...(filter ? { filter } : {}), ...(isKnown ? { sort } : {}) }
}

/** What to ask of the server for an address. */
export function askedBy({ filter = '', sort = newestFirst }: EventSearch): EventsAsked {
  const name = sort.replace(/^-/, '')
  return { filter, orderBy: sorts[name] ?? 'dtCreated', ascending: !sort.startsWith('-') }
}

/** The address's word for an order; nothing for the one that the list begins with. */
export function sortOf(orderBy: string, ascending: boolean): string | undefined {
  const name = Object.keys(sorts).find((key) => sorts[key] === orderBy) ?? 'created'
  const sort = ascending ? name : `-${name}`
  return sort === newestFirst ? undefined : sort
}
