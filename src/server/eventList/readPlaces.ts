import { sql } from 'kysely'
import { type EventPlaces, maxPlaces } from '@/contract/event/eventList'
import type { Tx } from '../db/transaction'
import { type Ask, readRecordsById, readSpreadIds } from '../list/readList'
import type { ListSource } from '../list/source'

/** A label has no room for more of a subject. */
const maxLength = 80

/** The values that the list is ordered by, of every n-th event (`every`). */
export async function readPlaces(
  tx: Tx,
  source: ListSource,
  ask: Ask,
  every: number,
): Promise<EventPlaces> {
  const ids = await readSpreadIds(tx, source, ask, { every, most: maxPlaces })
  const value =
    ask.orderBy === 'Subject' ? sql`left(subject_start, ${maxLength})` : source.wire[ask.orderBy]
  const records = await readRecordsById(tx, source, ids, { value: value ?? source.id })
  // Written by the database from `value`.
  const read = records.map((record): { value: string | number | null } => JSON.parse(record))
  return { values: read.map((record) => record.value) }
}
