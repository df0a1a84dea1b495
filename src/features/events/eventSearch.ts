import type { EventsAsked } from '@/client/events'
import { type EventColumn, EventSort, eventColumns } from '@/contract/eventColumns'

/**
 * What the address of the list holds. `view` is a built-in view's word or a saved one's ID; with
 * one, an empty filter is a change of it. `row` is the first one in sight, counted from 0.
 */
export type EventSearch = { filter?: string; sort?: EventSort; view?: string; row?: number }

export const newestFirst: EventSort = '-created'

/** Reads an address; what is not ours is left out. */
export function readEventSearch(search: Record<string, string>): EventSearch {
  const view = search.view || undefined
  const filter = view === undefined ? search.filter || undefined : search.filter
  const sort = EventSort.safeParse(search.sort)
  const row = Number(search.row)
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(sort.success ? { sort: sort.data } : {}),
    ...(view === undefined ? {} : { view }),
    ...(Number.isInteger(row) && row > 0 ? { row } : {}),
  }
}

export type EventOrder = { by: EventColumn; ascending: boolean }

export const orderOf = (sort: EventSort): EventOrder => ({
  // The schema leaves a column's word, with or without a minus.
  by: sort.replace(/^-/, '') as EventColumn,
  ascending: !sort.startsWith('-'),
})

export const sortOf = ({ by, ascending }: EventOrder): EventSort => `${ascending ? '' : '-'}${by}`

/** What to ask of the server. Who is youngest was created last. */
export function askedBy({ filter, sort }: { filter: string; sort: EventSort }): EventsAsked {
  const { by, ascending } = orderOf(sort)
  return {
    filter,
    orderBy: eventColumns[by].key,
    ascending: by === 'age' ? !ascending : ascending,
  }
}
