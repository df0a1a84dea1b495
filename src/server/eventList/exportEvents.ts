import { sql } from 'kysely'
import type { exportEvents } from '@/contract/event/eventList'
import { columnNames, type EventColumn, listColumns } from '@/contract/event/listColumns'
import { byteOrderMark, csvLine, separators } from '@/contract/values/csv'
import type { LabelLanguage } from '@/contract/values/labels'
import { wallStamp } from '@/contract/values/zone'
import type { Call } from '../http/call'
import type { Reply } from '../http/reply'
import { envelope, streamed, withDefaults } from '../list/listEnvelope'
import type { ListOptions } from '../list/listing'
import { prepared } from '../list/prepared'
import { type Ask, recordPieces } from '../list/readList'
import type { ListSource } from '../list/source'
import type { WireColumns } from '../list/wire'
import { type Row, readNames, rowCells, titleCells } from './csvCells'

type ExportCall = Call<typeof exportEvents>

const ageMinutes = (now: number) =>
  sql`greatest(0, floor(extract(epoch FROM ${new Date(now)} - dt_created) / 60))::bigint`

/** The keys behind some columns, in their order. */
function wireOf(source: ListSource, columns: readonly EventColumn[], now: number): WireColumns {
  const entries = columns.map((column) => {
    const { key } = listColumns[column]
    return column === 'age' ? ['ageMinutes', ageMinutes(now)] : [key, source.wire[key] ?? key]
  })
  return Object.fromEntries(entries)
}

/** `events-2026-11-24-1200.csv`, by the centre's clock. */
function fileName(now: number, zone: string, format: string): string {
  const [date = '', time = ''] = wallStamp(now, zone).split('T')
  return `events-${date}-${time.slice(0, 5).replace(':', '')}.${format}`
}

const attachment = (name: string) => ({
  'Content-Disposition': `attachment; filename="${name}"`,
})

type CsvForm = { columns: readonly EventColumn[]; language: LabelLanguage }

async function* csvPieces(call: ExportCall, source: ListSource, ask: Ask, form: CsvForm) {
  const { columns, language } = form
  const names = await call.read((tx) => readNames(tx, language))
  const separator = separators[language]
  const wire = wireOf(source, columnNames, call.now)
  yield byteOrderMark + csvLine(titleCells(columns, language), separator)
  for await (const records of recordPieces(call.read, source, ask, wire)) {
    // Written by the database from the columns that `Row` names.
    const rows = records.map((record): Row => JSON.parse(record))
    yield rows.map((row) => csvLine(rowCells(columns, row, names, language), separator)).join('')
  }
}

/** The same list as the REST API's, as a file that is made while it is sent. */
export function exportReply(call: ExportCall, source: ListSource, settings: ListOptions): Reply {
  const { query, principal, now } = call
  const { format = 'csv', language = 'en', columns, ids, ...order } = query
  const full = withDefaults(order, source)
  const chosen = ids ? [sql`${sql.ref(source.id)} IN (${sql.join(ids)})`] : []
  const { ask } = prepared(source, full, { now, principal, ...settings }, chosen)
  const headers = attachment(fileName(now, settings.zone, format))
  if (format === 'csv') {
    const form = { columns: columns ?? columnNames, language }
    const type = 'text/csv; charset=utf-8; header=present'
    return { type, headers, body: csvPieces(call, source, ask, form) }
  }
  const wire = columns ? wireOf(source, columns, now) : source.wire
  const pieces = recordPieces(call.read, source, ask, wire)
  return { headers, body: streamed(pieces, envelope(full, undefined)) }
}
