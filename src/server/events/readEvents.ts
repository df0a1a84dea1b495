import { sql } from 'kysely'
import { batch } from '../db/batch'
import type { Db } from '../db/open'
import { type Statement, sqlTextOf } from '../db/statement'
import { recordText } from '../list/wire'
import { eventSource } from './eventSource'

/** An event as it is now, and its own version. */
export type ReadEvent = { version: number; record: string }

type Wanted = { ClientsID: number; AcdEventsID: number }
type Row = ReadEvent & { id: number }

/** The most events in one message. */
const maxItems = 100

function textFor(zone: string): string {
  const { table, wire } = eventSource(zone)
  return sqlTextOf(sql`SELECT id, version, ${recordText(wire)} AS record
    FROM ${table} WHERE id = ANY (${''}::integer[])`)
}

/**
 * Single events by their IDs; undefined is one that is not there. Those of one client account that
 * are asked for together are one message to the database, under that account's policies.
 */
export function readEvents(db: Db, zone: string) {
  const text = textFor(zone)
  const asking = (ids: readonly number[]): Statement => ({
    name: 'callboard_read_events',
    text,
    values: [`{${ids.join()}}`],
  })

  return batch<Wanted, ReadEvent | undefined>({
    keyOf: ({ ClientsID }) => ClientsID,
    maxItems,
    work: async (wanted) => {
      const ids = wanted.map(({ AcdEventsID }) => AcdEventsID)
      // A batch holds one client account alone.
      const rows = await db.askTenant<Row>(wanted[0]?.ClientsID ?? 0, asking([...new Set(ids)]))
      const found = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => found.get(id))
    },
  })
}
