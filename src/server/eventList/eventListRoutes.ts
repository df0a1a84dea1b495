import {
  type EventFacets,
  type EventNeighbours,
  exportEvents,
  getEventFacets,
  getEventNeighbours,
} from '@/contract/eventList'
import { dependsOnNow } from '@/contract/filter/depends'
import { eventFields } from '@/contract/filter/fields'
import { eventSource } from '../events/eventSource'
import { termsOf } from '../filter/refuse'
import { etagOf } from '../http/etag'
import type { Mounting } from '../http/mount'
import { json } from '../http/reply'
import { withDefaults } from '../list/envelope'
import { type ListSettings, matchKey } from '../list/listing'
import { neighboursOf } from '../list/neighbours'
import { prepared } from '../list/prepared'
import { narrowed } from '../list/readList'
import { tagged } from '../list/tagged'
import { versionCache } from '../list/versionCache'
import { readFacets } from './eventFacets'
import { exportReply } from './exportEvents'

const answersKept = 500

const again = (kept: EventFacets | EventNeighbours | undefined, etag: string) =>
  kept && { ...json(kept), etag }

/** What the page of the list asks beside the list itself. */
export function mountEventList({ mount }: Mounting, settings: ListSettings): void {
  const { zone } = settings
  const source = eventSource(zone)
  const facets = versionCache<EventFacets>(answersKept)
  const neighbours = versionCache<EventNeighbours>(answersKept)

  mount(getEventFacets, (call) => {
    const { asker, now } = call
    const { filter = '' } = call.query
    const terms = termsOf(filter, eventFields)
    const volatile = dependsOnNow(terms)
    const tagAt = (version: number) =>
      etagOf('facets', matchKey({ source, asker, zone }, version, filter), volatile ? now : '')
    return tagged(call, {
      tables: source.dependsOn,
      tagAt,
      kept: (etag) => again(facets.peek(etag), etag),
      make: async (tx, etag) => {
        const make = () => readFacets(tx, source, terms, { now, asker, ...settings })
        return { ...json(await facets.once(volatile ? undefined : etag, make)), etag }
      },
    })
  })

  mount(getEventNeighbours, (call) => {
    const { asker, now } = call
    const { AcdEventsID } = call.params
    const full = withDefaults(call.query, source)
    const { ask, volatile } = prepared(source, full, { now, asker, ...settings })
    const asked = JSON.stringify([full, AcdEventsID])
    return tagged(call, {
      tables: source.dependsOn,
      tagAt: (version) => {
        const matches = matchKey({ source, asker, zone }, version, asked)
        return etagOf('neighbours', matches, volatile ? now : '')
      },
      kept: (etag) => again(neighbours.peek(etag), etag),
      make: async (tx, etag) => {
        const make = async () => {
          const list = { source, ask: await narrowed(tx, source, ask) }
          return neighboursOf(tx, list, AcdEventsID, 'acd_event_not_found')
        }
        return { ...json(await neighbours.once(volatile ? undefined : etag, make)), etag }
      },
    })
  })

  mount(exportEvents, async (call) => exportReply(call, source, settings))
}
