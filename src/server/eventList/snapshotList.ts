import { listSnapshotEvents } from '@/contract/event/changes'
import { eventFilterFields } from '@/contract/filter/fields'
import { changedSince } from '../changes/formerEvents'
import { currentSnapshot, readSnapshot, snapshotText } from '../changes/snapshot'
import { snapshotPage } from '../changes/snapshotPage'
import type { Tx } from '../db/transaction'
import { eventSource } from '../events/eventSource'
import { requireTerms } from '../filter/requireTerms'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { withDefaults } from '../list/listEnvelope'
import type { Listing, ListOptions } from '../list/listing'
import { minuteOf, readAt } from '../past/pastMinute'
import { pastPage } from '../past/pastPage'
import { countedParts } from './countedParts'
import type { FacetReader } from './eventFacets'
import { quickCounts } from './quickCounts'

type SnapshotListOptions = { list: Listing; settings: ListOptions; readFacets: FacetReader }

/** Lists as of a snapshot, which do not move meanwhile. */
export function mountSnapshotList(
  { mount }: Mounting,
  { list, settings, readFacets }: SnapshotListOptions,
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

  mount(listSnapshotEvents, ({ query, principal, now, read }) => {
    const { asOf, at, total = true, counted = false, ...given } = query
    const minute = at === undefined ? minuteOf(asOf, now) : readAt(at, { now, zone })
    if (minute !== undefined) {
      const full = withDefaults(given, source)
      const context = { ...settings, principal, now: minute }
      return read(async (tx) => ({ body: await pastPage(tx, source, { full, total, context }) }))
    }
    return read(async (tx) => {
      const snapshot = asOf === undefined ? await currentSnapshot(tx, now) : readSnapshot(asOf)
      const changed = asOf === undefined ? [] : await changedSince(tx, snapshot)
      if (changed === undefined) throw new Refusal('snapshot_not_kept')
      const context = { ...settings, principal, now: snapshot.at }
      const full = withDefaults(given, source)
      const isPresent = changed.length === 0
      const body = isPresent
        ? await presentPage(tx, { query: { ...given, total }, ...context })
        : await snapshotPage(tx, source, { full, total, changed }, { context, snapshot })
      const [part] = countedParts(source, context)
      const facets =
        counted && isPresent && part
          ? await quickCounts(tx, part, requireTerms(full.filter, eventFilterFields), readFacets)
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
