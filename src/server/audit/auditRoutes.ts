import { exportAudit, listAudit } from '@/contract/operation/audit'
import type { Mounting } from '../http/call'
import { withDefaults } from '../list/listEnvelope'
import type { Listing } from '../list/listing'
import { prepared } from '../list/prepared'
import { recordPieces } from '../list/readList'
import type { FilterContext } from '../list/source'
import { csvLines } from './auditCsv'
import { auditSource } from './auditSource'

type AuditOptions = Pick<FilterContext, 'zone' | 'defaultCountry'>

async function* jsonLines(pieces: AsyncIterable<string[]>) {
  for await (const records of pieces) yield `${records.join('\n')}\n`
}

export function mountAudit({ mount }: Mounting, list: Listing, settings: AuditOptions): void {
  const source = auditSource(settings.zone)

  mount(listAudit, (call) => list(call, source))

  mount(exportAudit, async ({ query: { filter = '', format }, principal, now, read }) => {
    const context = { now, principal, ...settings }
    const { ask } = prepared(source, withDefaults({ filter }, source), context)
    const pieces = recordPieces(read, source, ask)
    const isCsv = format === 'csv'
    return {
      body: isCsv ? csvLines(pieces) : jsonLines(pieces),
      type: isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      headers: { 'Content-Disposition': `attachment; filename="audit.${format}"` },
    }
  })
}
