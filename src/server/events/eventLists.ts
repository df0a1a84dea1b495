import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { withDefaults } from '../list/listEnvelope'
import { type ListCall, type ListOptions, listing } from '../list/listing'
import { prepared } from '../list/prepared'
import { countRecords, fromClause, narrowed, readIds, recordPieces } from '../list/readList'
import type { FilterContext } from '../list/source'
import { sourceAt } from '../past/pastMinute'
import { eventSource } from './eventSource'

type Read = Parameters<typeof recordPieces>[0]
type First = { orderBy: string; ascending: boolean; size: number }
type Asking = Pick<FilterContext, 'principal' | 'now'>

/** The list of events for other rooms: this is the one module through which they read it. */
export function eventLists(settings: ListOptions) {
  const source = eventSource(settings.zone)
  const list = listing(settings)
  const asked = (filter: string, asking: Asking) =>
    prepared(source, withDefaults({ filter }, source), { ...asking, ...settings })
  const firstIDs = async (tx: Tx, filter: string, asking: Asking, wanted: First) => {
    const first = { ...asked(filter, asking).ask, ...wanted }
    return [...(await readIds(tx, source, await narrowed(tx, source, first)))]
  }
  return {
    /** The tables whose changes change what a filter matches. */
    dependsOn: source.dependsOn,

    /** How many match a filter, now or at a past minute, and whether time alone changes that. */
    count: async (tx: Tx, filter: string, asking: Asking & { isPast?: boolean }) => {
      const { ask, volatile } = asked(filter, asking)
      const read = asking.isPast ? sourceAt(source, asking.now) : source
      return { count: await countRecords(tx, read, await narrowed(tx, source, ask)), volatile }
    },

    /** The newest that match a filter. */
    newestIDs: (tx: Tx, filter: string, asking: Asking, size: number) =>
      firstIDs(tx, filter, asking, { orderBy: 'ID', ascending: false, size }),

    /** The first that match a filter, in some order. */
    firstIDs,

    /** The groups of all that match a filter. */
    groups: async (tx: Tx, filter: string, asking: Asking) => {
      const { conditions } = await narrowed(tx, source, asked(filter, asking).ask)
      const { rows } = await sql<{ id: number }>`SELECT DISTINCT acd_groups_id AS id
        ${fromClause(source, conditions)} ORDER BY id`.execute(tx)
      return rows.map(({ id }) => id)
    },

    /** The whole answer, as the API gives it. */
    answer: (call: ListCall) => list(call, source),

    /** The events that match a filter, in pieces of JSON texts. */
    records: (read: Read, filter: string, context: Asking) => {
      const { ask } = asked(filter, context)
      return recordPieces(read, source, ask)
    },
  }
}
