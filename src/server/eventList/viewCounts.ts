import { dependsOnNow } from '@/contract/filter/depends'
import { eventFilterFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import type { Term } from '@/contract/filter/terms'
import { builtInViews, type ViewCounts } from '@/contract/views'
import { tableVersion } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { type ListOptions, matchKey } from '../list/listing'
import type { ListSource } from '../list/source'
import { versionCache } from '../list/versionCache'
import { viewRepository } from '../views/viewRepository'
import { countEach, countedParts, type Former } from './countedParts'
import { formerOf, isPresent } from './formerOf'

type CountedCall = {
  principal: Principal
  now: number
  query: { views: string[]; asOf?: string | undefined }
}

const countsKept = 2000

/** The filter of each view that the principal sees, by the view's word or ID. */
async function filtersOf(tx: Tx, principal: Principal, zone: string) {
  const saved = await viewRepository(tx, principal, zone).filters()
  return new Map([
    ...Object.entries(builtInViews).map(([view, { filter }]) => [view, filter] as const),
    ...saved.map(({ id, filter }) => [String(id), filter] as const),
  ])
}

type CountedFilter = { filter: string; terms: readonly Term[] }

function readable(filter: string | undefined): CountedFilter | undefined {
  if (filter === undefined) return undefined
  const parsed = parseFilter(filter, eventFilterFields)
  return 'terms' in parsed ? { filter, terms: parsed.terms } : undefined
}

/** Counts views: those that were not counted at this version of the events, in one pass. */
export function viewCounter(source: ListSource, settings: ListOptions) {
  const kept = versionCache<number>(countsKept)

  /** While nothing has changed since a snapshot, its numbers are the present ones. */
  async function keysAt(tx: Tx, principal: Principal, former: Former | undefined) {
    if (former && !isPresent(former)) return () => undefined
    const version = await tableVersion(tx, source.dependsOn)
    const place = { source, principal, zone: settings.zone }
    return ({ filter, terms }: CountedFilter) =>
      dependsOnNow(terms) ? undefined : matchKey(place, version, filter)
  }

  return async (tx: Tx, { principal, now, query }: CountedCall): Promise<ViewCounts> => {
    const filters = await filtersOf(tx, principal, settings.zone)
    const former = query.asOf === undefined ? undefined : await formerOf(tx, query.asOf, now)
    const parts = countedParts(source, { now, principal, ...settings }, former)
    const keyOf = await keysAt(tx, principal, former)
    const views = query.views.map((view) => ({ view, counted: readable(filters.get(view)) }))
    const missing = views.flatMap(({ counted }) =>
      counted && kept.peek(keyOf(counted)) === undefined ? [counted] : [],
    )
    const found =
      missing.length === 0
        ? []
        : await countEach(
            tx,
            parts,
            missing.map(({ terms }) => terms),
          )
    const counts = await Promise.all(
      views.map(async ({ view, counted }) => ({
        view,
        count: counted
          ? await kept.once(keyOf(counted), async () => found[missing.indexOf(counted)] ?? 0)
          : null,
      })),
    )
    return { counts }
  }
}
