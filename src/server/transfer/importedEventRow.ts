import type { Insertable } from 'kysely'
import type { AcdEvent } from '@/contract/event/events'
import type { AcdEventsTable } from '../db/tables/events'
import { type FieldColumn, fieldEntries } from '../events/eventFields'
import { searchText } from '../events/searchText'
import type { ReadStamp } from './readStamp'

type Row = Insertable<AcdEventsTable>
export type ImportedEventRow = Row & Required<Pick<Row, FieldColumn | 'imported'>>

/** A record of the wire as a row of the table; stamps of the zone become instants. */
export function importedEventRow(
  ClientsID: number,
  event: AcdEvent,
  instantOf: ReadStamp,
): ImportedEventRow {
  const instant = (stamp: string) => new Date(instantOf(stamp) ?? Number.NaN)
  const row: Record<string, unknown> = { client_id: ClientsID }
  for (const [key, { column, kind }] of fieldEntries) {
    const value = event[key]
    row[column] = kind === 'stamp' && value !== null ? instant(String(value)) : value
  }
  row.search_text = searchText(event)
  row.imported = true
  // Every field has its column now, one that its values fit.
  return row as ImportedEventRow
}
