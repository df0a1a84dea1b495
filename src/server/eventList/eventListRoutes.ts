import type { EventFacets } from '@/contract/event/eventFacets'
import {
  countMatches,
  type EventNeighbours,
  exportEvents,
  getEventFacets,
  getEventNeighbours,
  getValueCounts,
  listEventPlaces,
  type ValueCounts,
} from '@/contract/event/eventList'
import { getViewCounts } from '@/contract/views'
import { eventSource } from '../events/eventSource'
import type { Mounting } from '../http/call'
import { etagOf } from '../http/etag'
import { json } from '../http/reply'
import { withDefaults } from '../list/listEnvelope'
import { type Listing, type ListOptions, matchKey } from '../list/listing'
import { neighboursOf } from '../list/neighbours'
import { prepared } from '../list/prepared'
import { narrowed } from '../list/readList'
import { tagged } from '../list/tagged'
import { versionCache } from '../list/versionCache'
import { countedParts } from './countedParts'
import { countedReply } from './countedReply'
import { facetReader } from './eventFacets'
import { eventSums } from './eventSums'
import { exportReply } from './exportEvents'
import { formerOf } from './formerOf'
import { matchCounter } from './matchCount'
import { pastTotal } from './pastTotal'
import { readPlaces } from './readPlaces'
import { mountSnapshotList } from './snapshotList'
import { readValueCounts } from './valueCounts'
import { viewCounter } from './viewCounts'

const answersKept = 500

const keptReply = (kept: EventNeighbours | undefined, etag: string) =>
  kept && { ...json(kept), etag }

/** What the page of the list asks: its rows, and what is beside them. */
export function mountEventList(mounts: Mounting, list: Listing, settings: ListOptions): void {
  const { mount } = mounts
  const { zone } = settings
  const sumsOf = eventSums()
  const readFacets = facetReader(sumsOf)
  const source = eventSource(zone)
  const readPastTotal = pastTotal(sumsOf)
  const facets = versionCache<EventFacets>(answersKept)
  const counts = versionCache<ValueCounts>(answersKept)
  const neighbours = versionCache<EventNeighbours>(answersKept)

  mountSnapshotList(mounts, { list, settings, readFacets, facets, readPastTotal })
  mount(countMatches, matchCounter(source, settings, { readFacets, readPastTotal }))

  mount(getEventFacets, (call) =>
    countedReply(call, { name: 'facets', kept: facets, source, settings }, readFacets),
  )

  mount(getValueCounts, (call) => {
    const { of } = call.query
    return countedReply(call, { name: of, kept: counts, source, settings }, (tx, ...counted) =>
      readValueCounts(tx, of, ...counted),
    )
  })

  const countViews = viewCounter(source, settings)
  mount(getViewCounts, (call) =>
    call.read(async (tx) => json(await countViews(tx, call)), 'repeatable read'),
  )

  mount(getEventNeighbours, (call) => {
    const { principal, now } = call
    const { AcdEventsID } = call.params
    const full = withDefaults(call.query, source)
    const { ask, volatile } = prepared(source, full, { now, principal, ...settings })
    const asked = JSON.stringify([full, AcdEventsID])
    return tagged(call, {
      tables: source.dependsOn,
      tagAt: (version) => {
        const matches = matchKey({ source, principal, zone }, version, asked)
        return etagOf('neighbours', matches, volatile ? now : '')
      },
      kept: (etag) => keptReply(neighbours.peek(etag), etag),
      make: async (tx, etag) => {
        const make = async () => {
          const list = { source, ask: await narrowed(tx, source, ask) }
          return neighboursOf(tx, list, AcdEventsID, 'acd_event_not_found')
        }
        return { ...json(await neighbours.once(volatile ? undefined : etag, make)), etag }
      },
    })
  })

  mount(listEventPlaces, ({ query: { asOf, every, ...order }, principal, now, read }) => {
    const full = withDefaults(order, source)
    return read(async (tx) => {
      const former = await formerOf(tx, asOf, now)
      // Of a snapshot, what changed since is left out: the values are those of then, and a few
      // places less.
      const [part] = countedParts(source, { principal, ...settings, now }, former)
      if (!part) return json({ values: [] })
      const { ask } = prepared(part.source, full, part.context, part.within)
      const search = await narrowed(tx, part.source, ask)
      return json(await readPlaces(tx, part.source, search, every))
    }, 'repeatable read')
  })

  mount(exportEvents, async (call) => exportReply(call, source, settings))
}
