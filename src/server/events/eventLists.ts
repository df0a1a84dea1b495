import { withDefaults } from '../list/listEnvelope'
import { type ListCall, type ListOptions, listing } from '../list/listing'
import { prepared } from '../list/prepared'
import { recordPieces } from '../list/readList'
import type { FilterContext } from '../list/source'
import { eventSource } from './eventSource'

type Read = Parameters<typeof recordPieces>[0]

/** The list of events for other rooms: this is the one module through which they read it. */
export function eventLists(settings: ListOptions) {
  const source = eventSource(settings.zone)
  const list = listing(settings)
  return {
    /** The whole answer, as the API gives it. */
    answer: (call: ListCall) => list(call, source),

    /** The events that match a filter, in pieces of JSON texts. */
    records: (read: Read, filter: string, context: Pick<FilterContext, 'principal' | 'now'>) => {
      const full = withDefaults({ filter }, source)
      const { ask } = prepared(source, full, { ...context, ...settings })
      return recordPieces(read, source, ask)
    },
  }
}
