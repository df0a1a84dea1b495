import {
  type EventFacets,
  type EventNeighbours,
  exportEvents,
  getEventFacets,
  getEventNeighbours,
} from '@/contract/eventList'
import { dependsOnNow } from '@/contract/filter/depends'
import { eventFields } from '@/contract/filter/fields'
import { changedSince } from '../changes/asOf'
import { readMoment } from '../changes/moment'
import { tableVersion } from '../db/tableVersions'
import { eventSource } from '../events/eventSource'
import { termsOf } from '../filter/refuse'
import { etagOf } from '../http/etag'
import type { Mounting, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
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
    const { filter = '', asOf } = call.query
    const terms = termsOf(filter, eventFields)
    const context = { now, asker, ...settings }
    const volatile = dependsOnNow(terms)
    const tagAt = (version: number) =>
      etagOf('facets', matchKey({ source, asker, zone }, version, filter), volatile ? now : '')
    const make = async (tx: Tx, etag: string) => {
      const read = () => readFacets(tx, source, terms, context)
      return { ...json(await facets.once(volatile ? undefined : etag, read)), etag }
    }
    if (asOf === undefined) {
      const kept = (etag: string) => again(facets.peek(etag), etag)
      return tagged(call, { tables: source.dependsOn, tagAt, kept, make })
    }
    const moment = readMoment(asOf)
    return call.read(async (tx) => {
      const changed = await changedSince(tx, moment)
      if (changed === undefined) throw new Refusal('moment_not_kept')
      // While nothing has changed, the numbers of then are the present ones.
      if (changed.length === 0 && !volatile) {
        return make(tx, tagAt(await tableVersion(tx, source.dependsOn)))
      }
      return json(await readFacets(tx, source, terms, context, { moment, changed }))
    }, 'repeatable read')
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
