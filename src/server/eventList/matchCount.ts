import { sql } from 'kysely'
import type { countMatches } from '@/contract/event/eventList'
import { dependsOnNow } from '@/contract/filter/depends'
import { eventFilterFields } from '@/contract/filter/fields'
import type { Term } from '@/contract/filter/terms'
import { changedSince } from '../changes/formerEvents'
import { readSnapshot, type Snapshot } from '../changes/snapshot'
import { tableVersion } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import { requireTerms } from '../filter/requireTerms'
import type { Call } from '../http/call'
import { Refusal } from '../http/refusal'
import { json, type Reply } from '../http/reply'
import { type ListOptions, matchKey } from '../list/listing'
import type { FilterContext, ListSource } from '../list/source'
import { versionCache } from '../list/versionCache'
import { minuteOf } from '../past/pastMinute'
import { countEach, countedParts } from './countedParts'
import type { FacetReader } from './eventFacets'
import type { PastTotal } from './pastTotal'
import { costOf, quickCounts } from './quickCounts'

/** Events of one piece: short enough to let others in between, and to be given up after. */
const pieceSize = 20_000
/** In the planner's units: a million entries of an index. To look for words in texts costs more than it says. */
const maxAtOnce = 30_000
const countsKept = 1000

/** The last ID of a piece that begins after another; undefined for the last piece. */
async function pieceEnd(tx: Tx, after: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM acd_events WHERE id > ${after}
    ORDER BY id OFFSET ${pieceSize - 1} LIMIT 1`.execute(tx)
  return rows[0]?.id
}

async function changedIn(tx: Tx, snapshot: Snapshot): Promise<number[]> {
  const changed = await changedSince(tx, snapshot)
  if (changed === undefined) throw new Refusal('snapshot_not_kept')
  return changed
}

type Counted = { source: ListSource; context: FilterContext; terms: readonly Term[] }

/** The number of the present, where it is counted without holding up others for long. */
async function countAtOnce(
  tx: Tx,
  { source, context, terms }: Counted,
  readFacets: FacetReader,
): Promise<number | undefined> {
  const parts = countedParts(source, context)
  const [part] = parts
  if (!part) return undefined
  const facets = await quickCounts(tx, part, terms, readFacets)
  if (facets) return facets.total
  const hasWords = terms.some(({ kind }) => kind === 'word')
  if (hasWords || (await costOf(tx, part, terms)) > maxAtOnce) return undefined
  return (await countEach(tx, parts, [[]], terms))[0]
}

/** The matches of a snapshot among the events after one ID; each piece is exact by itself. */
async function countPiece(
  tx: Tx,
  { source, context, terms }: Counted,
  snapshot: Snapshot,
  after: number,
) {
  const changed = await changedIn(tx, snapshot)
  const end = await pieceEnd(tx, after)
  const upTo = end === undefined ? [] : [sql`acd_events.id <= ${end}`]
  const parts = countedParts(source, context, { snapshot, changed }).map((part) => ({
    ...part,
    within: [...part.within, sql`acd_events.id > ${after}`, ...upTo],
    // To look a word up anew for each piece would take longer than to read the piece.
    isPresent: false,
  }))
  const [count = 0] = await countEach(tx, parts, [[]], terms)
  return { count, end }
}

/** Counts the matches of a snapshot, where that takes long in pieces. */
export function matchCounter(
  source: ListSource,
  settings: ListOptions,
  { readFacets, readPastTotal }: { readFacets: FacetReader; readPastTotal: PastTotal },
) {
  const kept = versionCache<number>(countsKept)

  return async (call: Call<typeof countMatches>): Promise<Reply> => {
    const { principal, now, read, query } = call
    const { filter = '', asOf, most = Number.POSITIVE_INFINITY } = query
    const said = (count: number) => json({ count: Math.min(count, most), isMore: count > most })
    const terms = requireTerms(filter, eventFilterFields)
    const minute = minuteOf(asOf, now)
    if (minute !== undefined) {
      const context = { ...settings, principal, now }
      const count = async (tx: Tx) =>
        (await readPastTotal(tx, { context, minute, terms })) ??
        (await countEach(tx, countedParts(source, context, { minute }), [[]], terms))[0]
      return said((await read(count, 'repeatable read')) ?? 0)
    }
    const snapshot = readSnapshot(asOf)
    const context = { ...settings, principal, now: snapshot.at }
    const counted = { source, context, terms }
    const place = { source, principal, zone: settings.zone }
    /** While nothing has changed since the snapshot: under which key a number is kept, or the number. */
    const begin = async (tx: Tx) => {
      if ((await changedIn(tx, snapshot)).length > 0) return {}
      const version = await tableVersion(tx, source.dependsOn)
      const key = dependsOnNow(terms) ? undefined : matchKey(place, version, filter)
      return { key, known: kept.peek(key) ?? (await countAtOnce(tx, counted, readFacets)) }
    }
    const { key, known } = await read(begin, 'repeatable read')
    if (known !== undefined) return said(await kept.once(key, async () => known))

    let [count, after] = [0, 0 as number | undefined]
    while (after !== undefined && count <= most) {
      const from: number = after
      const piece = await read((tx) => countPiece(tx, counted, snapshot, from), 'repeatable read')
      count += piece.count
      after = piece.end
    }
    const total = count
    return said(after === undefined ? await kept.once(key, async () => total) : total)
  }
}
