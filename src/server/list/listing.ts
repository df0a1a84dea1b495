import { sql } from 'kysely'
import type { ListQuery } from '@/contract/envelope'
import type { Asker } from '../auth/asker'
import { etagOf } from '../http/etag'
import { gather } from '../http/gather'
import type { Tx } from '../http/mount'
import type { Reply, Unchanged } from '../http/reply'
import { countCache } from './countCache'
import { orderClause } from './order'
import { type Ask, countRecords, readPage, recordPieces } from './readList'
import type { Condition, FilterContext, ListSource } from './source'
import { tableVersion } from './versions'

export type ListSettings = { zone: string; defaultCountry: string }

/** Each a part of `Call`. */
type ListCall = {
  query: ListQuery
  asker: Asker
  now: number
  read: <Result>(run: (tx: Tx) => Promise<Result>) => Promise<Result>
  has: (etag: string) => boolean
}

/** What the envelope says before and after the records, with the contract's order of keys. */
function envelope(query: Required<Omit<ListQuery, 'total'>>, total: number | undefined) {
  const { filter, limitStart, limitPageSize, orderBy, ascending } = query
  const before = JSON.stringify({ filter, limitStart, limitPageSize }).slice(0, -1)
  const after = JSON.stringify({ orderBy, ascending, status: 200, total }).slice(1)
  return {
    head: `${before},"records":[`,
    tail: (count: number) => `],"count":${count},${after}`,
  }
}

async function* streamed(
  pieces: AsyncIterable<string[]>,
  { head, tail }: ReturnType<typeof envelope>,
) {
  let count = 0
  yield head
  for await (const records of pieces) {
    yield (count > 0 ? ',' : '') + records.join(',')
    count += records.length
  }
  yield tail(count)
}

const withDefaults = (given: ListQuery, source: ListSource) => ({
  filter: given.filter ?? '',
  limitStart: given.limitStart ?? 0,
  limitPageSize: given.limitPageSize ?? -1,
  orderBy: given.orderBy ?? source.defaultOrder,
  ascending: given.ascending ?? true,
})

/** The list in SQL; a filter and an order that are both wrong are both named. */
function prepared(
  source: ListSource,
  full: ReturnType<typeof withDefaults>,
  context: FilterContext,
  own: readonly Condition[],
): { ask: Ask; volatile: boolean } {
  const faults = gather()
  const compiled = faults.check(() => source.compile(full.filter, context))
  const order = faults.check(() => orderClause(source, full.orderBy, full.ascending))
  if (compiled === undefined || order === undefined) throw faults.refuse()
  const conditions = sql.join([sql`true`, ...compiled.conditions, ...own], sql` AND `)
  const from = sql`FROM ${source.table} WHERE ${conditions}`
  const ask = { from, order, start: full.limitStart, size: full.limitPageSize }
  return { ask, volatile: compiled.volatile }
}

/**
 * The list machinery of every "retrieves all": paging, order, filter, total, ETag, streaming.
 * `own` are the list's own conditions beside the filter, with the text that stands for them.
 */
export function listing(settings: ListSettings) {
  const counted = countCache()

  return async (
    { query, asker, now, read, has }: ListCall,
    source: ListSource,
    own: { text: string; conditions: readonly Condition[] } = { text: '', conditions: [] },
  ): Promise<Reply | Unchanged> => {
    const { total: asksTotal, ...given } = query
    const wantsTotal = asksTotal ?? Object.values(given).some((value) => value !== undefined)
    const full = withDefaults(given, source)
    const context = { now, asker, ...settings }
    const { ask, volatile } = prepared(source, full, context, own.conditions)

    return read(async (tx) => {
      const version = await tableVersion(tx, source.dependsOn)
      const subject = [source.id, asker.ClientsID, asker.UsersID ?? '', version, settings.zone]
      const matches = [...subject, full.filter, own.text]
      const moment = volatile ? now : ''
      const etag = etagOf(...matches, JSON.stringify(full), String(wantsTotal), moment)
      if (has(etag)) return { unchanged: etag }
      const countKey = volatile ? undefined : etagOf(...matches)
      const total = wantsTotal ? await counted(countKey, () => countRecords(tx, ask)) : undefined
      const around = envelope(full, total)
      if (ask.size === -1) return { etag, body: streamed(recordPieces(read, source, ask), around) }
      const records = await readPage(tx, source, ask)
      return { etag, body: around.head + records.join(',') + around.tail(records.length) }
    })
  }
}
export type Listing = ReturnType<typeof listing>
