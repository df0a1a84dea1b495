import type { ListQuery } from '@/contract/envelope'
import type { Asker } from '../auth/asker'
import { etagOf } from '../http/etag'
import type { Tx } from '../http/mount'
import type { Reply, Unchanged } from '../http/reply'
import { envelope, streamed, withDefaults } from './envelope'
import { farFrom, farPages } from './farPages'
import { prepared } from './prepared'
import { countRecords, narrowed, readPage, recordPieces } from './readList'
import type { Condition, ListSource } from './source'
import { versionCache } from './versionCache'
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

/** What decides which records match, for tags and caches. */
export async function matchKey(
  tx: Tx,
  { source, asker, zone }: { source: ListSource; asker: Asker; zone: string },
  ...matching: string[]
): Promise<string> {
  const version = await tableVersion(tx, source.dependsOn)
  return etagOf(source.id, asker.ClientsID, asker.UsersID ?? '', version, zone, ...matching)
}

/**
 * The list machinery of every "retrieves all": paging, order, filter, total, ETag, streaming.
 * `own` are the list's own conditions beside the filter, with the text that stands for them.
 */
export function listing(settings: ListSettings) {
  const counts = versionCache<number>(1000)
  const farPage = farPages()

  return async (
    { query, asker, now, read, has }: ListCall,
    source: ListSource,
    own: { text: string; conditions: readonly Condition[] } = { text: '', conditions: [] },
  ): Promise<Reply | Unchanged> => {
    const { total: asksTotal, ...given } = query
    const wantsTotal = asksTotal ?? Object.values(given).some((value) => value !== undefined)
    const full = withDefaults(given, source)
    const { ask, volatile } = prepared(source, full, { now, asker, ...settings }, own.conditions)

    return read(async (tx) => {
      const place = { source, asker, zone: settings.zone }
      const matches = await matchKey(tx, place, full.filter, own.text)
      const moment = volatile ? now : ''
      const etag = etagOf(matches, JSON.stringify(full), String(wantsTotal), moment)
      if (has(etag)) return { unchanged: etag }
      const countKey = volatile ? undefined : matches
      const search = await narrowed(tx, source, ask)
      const total = wantsTotal
        ? await counts.once(countKey, () => countRecords(tx, source, search))
        : undefined
      const around = envelope(full, total)
      if (ask.size === -1) return { etag, body: streamed(recordPieces(read, source, ask), around) }
      const order = countKey && etagOf(countKey, full.orderBy, String(full.ascending))
      const known = { key: order, total: total ?? counts.peek(countKey) }
      const records = await (ask.start < farFrom
        ? readPage(tx, source, search)
        : farPage(tx, source, search, known))
      return { etag, body: around.head + records.join(',') + around.tail(records.length) }
    })
  }
}
export type Listing = ReturnType<typeof listing>
