import { sql } from 'kysely'
import { batch } from '../db/batch'
import type { Db } from '../db/open'
import { scopeKey, type TenantScope } from '../db/scope'
import { type Statement, sqlTextOf } from '../db/statement'
import { recordText } from '../list/wire'
import { eventSource } from './eventSource'

/** An event as it is now, and its own version. */
export type ReadEvent = { version: number; record: string }

type Wanted = { scope: TenantScope; AcdEventsID: number }
type Row = ReadEvent & { id: number }

/** The most events in one message. */
const maxItems = 100

function textFor(zone: string): string {
  const { table, wire } = eventSource(zone)
  return sqlTextOf(sql`SELECT id, version, ${recordText(wire)} AS record
    FROM ${table} WHERE id = ANY (${''}::integer[])`)
}

/**
 * Single events by their IDs; undefined is one that is not there. Those of one scope that are asked
 * for together are one message to the database, under that scope's policies.
 */
export function readEvents(db: Db, zone: string) {
  const text = textFor(zone)
  const asking = (ids: readonly number[]): Statement => ({
    name: 'callboard_read_events',
    text,
    values: [`{${ids.join()}}`],
  })

  return batch<Wanted, ReadEvent | undefined>({
    keyOf: ({ scope }) => scopeKey(scope),
    maxItems,
    work: async (wanted) => {
      const ids = wanted.map(({ AcdEventsID }) => AcdEventsID)
      const [one] = wanted
      if (!one) return []
      // A batch holds one scope alone.
      const rows = await db.askTenant<Row>(one.scope, asking([...new Set(ids)]))
      const found = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => found.get(id))
    },
  })
}
