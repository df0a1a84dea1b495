import { eventFilterFields } from '../filter/fields'
import { parseFilter } from '../filter/parse'
import { mayDo, type Role } from '../roles'
import { minutePattern } from '../values/minute'
import { builtInViews } from '../views'
import { type EventColumn, type EventSort, isEventSort, listColumns } from './listColumns'
import type { EventListRequest } from './listRequest'

/**
 * What the address of the list holds. `view` is a built-in view's word or a saved one's ID. An
 * empty filter is the list of all, or with a view a change of it; without filter and view it is
 * the landing view. `row` is the first one in sight, counted from 0. `at` is the past minute, on the
 * centre's clock, that the list is shown as of.
 */
export type EventSearch = {
  filter?: string
  sort?: EventSort
  view?: string
  row?: number
  at?: string | undefined
}

export const newestFirst: EventSort = '-created'

/** Reads an address; what is not ours is left out. */
export function readEventSearch(search: Record<string, string>): EventSearch {
  const view = search.view || undefined
  const { filter, sort } = search
  const row = Number(search.row)
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(isEventSort(sort) ? { sort } : {}),
    ...(view === undefined ? {} : { view }),
    ...(Number.isInteger(row) && row > 0 ? { row } : {}),
    at: minutePattern.test(search.at ?? '') ? search.at : undefined,
  }
}

export type EventOrder = { by: EventColumn; ascending: boolean }

export const orderOf = (sort: EventSort): EventOrder => ({
  // The schema leaves a column's word, with or without a minus.
  by: sort.replace(/^-/, '') as EventColumn,
  ascending: !sort.startsWith('-'),
})

export const sortOf = ({ by, ascending }: EventOrder): EventSort => `${ascending ? '' : '-'}${by}`

type AskedList = { filter: string; sort: EventSort; at?: string | undefined }

/** The request to the server. The youngest event was created last. */
export function askedBy({ filter, sort, at }: AskedList): EventListRequest {
  const { by, ascending } = orderOf(sort)
  return {
    filter,
    orderBy: listColumns[by].key,
    ascending: by === 'age' ? !ascending : ascending,
    at,
  }
}

/**
 * The list that an address names. One that names none is the landing view: what is open, or for
 * agents what is theirs. Beside an event it is the list of all, which surely holds it.
 */
export function namedList(search: EventSearch, role: Role, open: number | undefined): EventSearch {
  if (search.filter !== undefined || search.view !== undefined) return search
  if (open !== undefined) return { filter: '', ...search }
  return { view: mayDo(role, 'actOnAll') ? 'open' : 'mine', ...search }
}

const isBuiltIn = (view: string): view is keyof typeof builtInViews =>
  Object.hasOwn(builtInViews, view)

/** The rows that a named list asks for first; undefined where a saved view says which. */
export function firstAsked({ view = 'all', ...search }: EventSearch): EventListRequest | undefined {
  const isSaved = /^\d+$/.test(view)
  if (isSaved && (search.filter === undefined || search.sort === undefined)) return undefined
  const list = { ...builtInViews[isBuiltIn(view) ? view : 'all'], ...search }
  // A filter that cannot be read is not asked for.
  return askedBy(
    'mistake' in parseFilter(list.filter, eventFilterFields) ? { ...list, filter: '' } : list,
  )
}
