import { listSnapshotEvents } from '@/contract/event/changes'
import type { EventFacets } from '@/contract/event/eventFacets'
import { dependsOnNow } from '@/contract/filter/depends'
import { eventFilterFields } from '@/contract/filter/fields'
import { changedSince } from '../changes/formerEvents'
import { currentSnapshot, readSnapshot, snapshotText } from '../changes/snapshot'
import { snapshotPage } from '../changes/snapshotPage'
import { tableVersion } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import { eventSource } from '../events/eventSource'
import { requireTerms } from '../filter/requireTerms'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { withDefaults } from '../list/listEnvelope'
import { type Listing, type ListOptions, matchKey } from '../list/listing'
import type { versionCache } from '../list/versionCache'
import { minuteOf, readAt } from '../past/pastMinute'
import { pastPage } from '../past/pastPage'
import { type CountedPart, countedParts } from './countedParts'
import type { FacetReader } from './eventFacets'
import type { PastTotal } from './pastTotal'
import { quickCounts } from './quickCounts'

type SnapshotListOptions = {
  list: Listing
  settings: ListOptions
  readFacets: FacetReader
  facets: ReturnType<typeof versionCache<EventFacets>>
  readPastTotal: PastTotal
}

/** Lists as of a snapshot, which do not move meanwhile. */
export function mountSnapshotList(
  { mount }: Mounting,
  { list, settings, readFacets, facets: kept, readPastTotal }: SnapshotListOptions,
): void {
  const { zone } = settings
  const source = eventSource(zone)

  /** While nothing has changed, the list of then is the present one. */
  async function presentPage(
    tx: Tx,
    call: Pick<Parameters<Listing>[0], 'query' | 'principal' | 'now'>,
  ) {
    const reply = await list({ ...call, read: (run) => run(tx), has: () => false }, source)
    // A page has a size, so it is one text.
    return 'body' in reply ? String(reply.body) : ''
  }

  /** What is counted beside the rows. Another order, and another reader of the same list, count nothing. */
  async function countedFacets(tx: Tx, part: CountedPart, filter: string) {
    const terms = requireTerms(filter, eventFilterFields)
    const { principal } = part.context
    const version = await tableVersion(tx, source.dependsOn)
    const key = dependsOnNow(terms)
      ? undefined
      : matchKey({ source, principal, zone }, version, filter)
    const known = kept.peek(key) ?? (await quickCounts(tx, part, terms, readFacets))
    return known && kept.once(key, async () => known)
  }

  mount(listSnapshotEvents, ({ query, principal, now, read }) => {
    const { asOf, at, total = true, counted = false, ...given } = query
    const minute = at === undefined ? minuteOf(asOf, now) : readAt(at, { now, zone })
    if (minute !== undefined) {
      const full = withDefaults(given, source)
      const context = { ...settings, principal, now }
      const then = { ...context, now: minute }
      const knownTotal = (tx: Tx) =>
        readPastTotal(tx, { context, minute, terms: requireTerms(full.filter, eventFilterFields) })
      const asked = { full, total, knownTotal, context: then }
      return read(async (tx) => ({ body: await pastPage(tx, source, asked) }), 'repeatable read')
    }
    return read(async (tx) => {
      const snapshot = asOf === undefined ? await currentSnapshot(tx, now) : readSnapshot(asOf)
      const changed = asOf === undefined ? [] : await changedSince(tx, snapshot)
      if (changed === undefined) throw new Refusal('snapshot_not_kept')
      const context = { ...settings, principal, now: snapshot.at }
      const full = withDefaults(given, source)
      const isWide = source.widenedBy?.(full.filter) !== undefined
      const isPresent = changed.length === 0 || isWide
      const body = isPresent
        ? await presentPage(tx, { query: { ...given, total }, ...context })
        : await snapshotPage(tx, source, { full, total, changed }, { context, snapshot })
      const [part] = countedParts(source, context)
      const facets =
        counted && isPresent && !isWide && part
          ? await countedFacets(tx, part, full.filter)
          : undefined
      const more = {
        ...(facets && { facets }),
        ...(facets && !total && { total: facets.total }),
        asOf: snapshotText(snapshot),
      }
      return { body: `${body.slice(0, -1)},${JSON.stringify(more).slice(1)}` }
    }, 'repeatable read')
  })
}
