import type { Endpoint } from '@/contract/endpoint'
import type { ListQuery } from '@/contract/envelope'
import { scopeKey } from '../db/scope'
import type { Tx } from '../db/transaction'
import type { Call } from '../http/call'
import { packable } from '../http/compress'
import { etagOf } from '../http/etag'
import type { Principal } from '../http/principal'
import type { Reply, Unchanged } from '../http/reply'
import { farFrom, farPages } from './farPages'
import { envelope, streamed, withDefaults } from './listEnvelope'
import { prepared } from './prepared'
import { type Ask, countRecords, narrowed, readPage, recordPieces } from './readList'
import type { Condition, ListSource } from './source'
import { type TaggedCall, tagged } from './tagged'
import { versionCache } from './versionCache'

export type ListOptions = { zone: string; defaultCountry: string }

export type ListCall = Pick<Call<Endpoint>, 'principal' | 'now'> & TaggedCall & { query: ListQuery }

/** What decides which records match at a version of the tables, for tags and caches. */
export const matchKey = (
  { source, principal, zone }: { source: ListSource; principal: Principal; zone: string },
  version: number,
  ...matching: string[]
): string =>
  etagOf(source.id, scopeKey(principal), principal.UsersID ?? '', version, zone, ...matching)

/** Characters of all kept pages together; what they are packed into comes on top. */
const pageTextKept = 32_000_000

type Page = Reply & { body: string }

/** What is made once for a version of the tables, and the pages that are read with it. */
function pageReader() {
  const counts = versionCache<number>(1000)
  const searches = versionCache<Ask>(200)
  const pages = versionCache<Page>(pageTextKept, ({ body }) => body.length)
  const farPage = farPages()

  /** `key` stands for what matches, absent where that moves with the clock. */
  const page = (tx: Tx, source: ListSource, asked: Ask, key: string | undefined) => {
    const search = () => searches.once(key, () => narrowed(tx, source, asked))
    return {
      total: () => counts.once(key, async () => countRecords(tx, source, await search())),

      async records(): Promise<string[]> {
        // Kept for what matches, whichever page and order is asked for.
        const ask = { ...asked, conditions: (await search()).conditions }
        if (ask.start < farFrom) return readPage(tx, source, ask)
        const order = key && etagOf(key, ask.orderBy, String(ask.ascending))
        return farPage(tx, source, ask, { key: order, total: counts.peek(key) })
      },

      async whole(etag: string, make: () => Promise<string>): Promise<Page> {
        return pages.once(key && etag, async () => {
          const body = await make()
          return { etag, body, packing: packable(body) }
        })
      },
    }
  }
  return { page, kept: pages.peek }
}

/**
 * The list machinery of every "retrieves all": paging, order, filter, total, ETag, streaming.
 * `own` are the list's own conditions beside the filter, with the text that stands for them.
 */
export function listing(settings: ListOptions) {
  const reader = pageReader()

  return async (
    call: ListCall,
    given: ListSource,
    own: { text: string; conditions: readonly Condition[] } = { text: '', conditions: [] },
  ): Promise<Reply | Unchanged> => {
    const { principal, now, read } = call
    const { total: asksTotal, ...query } = call.query
    const wantsTotal = asksTotal ?? Object.values(query).some((value) => value !== undefined)
    const full = withDefaults(query, given)
    const source = given.widenedBy?.(full.filter) ?? given
    const { ask, volatile } = prepared(
      source,
      full,
      { now, principal, ...settings },
      own.conditions,
    )
    const place = { source, principal, zone: settings.zone }
    const matchesAt = (version: number) => matchKey(place, version, full.filter, own.text)
    const instant = volatile ? now : ''

    return tagged(call, {
      tables: source.dependsOn,
      tagAt: (version) =>
        etagOf(matchesAt(version), JSON.stringify(full), String(wantsTotal), instant),
      kept: reader.kept,
      make: async (tx, etag, version) => {
        const page = reader.page(tx, source, ask, volatile ? undefined : matchesAt(version))
        const around = async () => envelope(full, wantsTotal ? await page.total() : undefined)
        if (ask.size === -1) {
          return { etag, body: streamed(recordPieces(read, source, ask), await around()) }
        }
        return page.whole(etag, async () => {
          const { head, tail } = await around()
          const records = await page.records()
          return head + records.join(',') + tail(records.length)
        })
      },
    })
  }
}
export type Listing = ReturnType<typeof listing>
