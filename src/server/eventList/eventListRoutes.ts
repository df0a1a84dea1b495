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
import { versionCache } from '../list/versionCache'
import { readFacets } from './eventFacets'
import { exportReply } from './exportEvents'

const answersKept = 500

/** What the page of the list asks beside the list itself. */
export function mountEventList({ mount }: Mounting, settings: ListSettings): void {
  const { zone } = settings
  const source = eventSource(zone)
  const facets = versionCache<EventFacets>(answersKept)
  const neighbours = versionCache<EventNeighbours>(answersKept)

  mount(getEventFacets, ({ query: { filter = '' }, asker, now, read, has }) => {
    const terms = termsOf(filter, eventFields)
    const volatile = dependsOnNow(terms)
    return read(async (tx) => {
      const matches = await matchKey(tx, { source, asker, zone }, filter)
      const etag = etagOf('facets', matches, volatile ? now : '')
      if (has(etag)) return { unchanged: etag }
      const make = () => readFacets(tx, source, terms, { now, asker, ...settings })
      return { ...json(await facets.once(volatile ? undefined : matches, make)), etag }
    })
  })

  mount(getEventNeighbours, ({ params: { AcdEventsID }, query, asker, now, read, has }) => {
    const full = withDefaults(query, source)
    const { ask, volatile } = prepared(source, full, { now, asker, ...settings })
    return read(async (tx) => {
      const matches = await matchKey(tx, { source, asker, zone }, JSON.stringify(full))
      const key = etagOf('neighbours', matches, AcdEventsID, volatile ? now : '')
      if (has(key)) return { unchanged: key }
      const make = async () => {
        const list = { source, ask: await narrowed(tx, source, ask) }
        return neighboursOf(tx, list, AcdEventsID, 'acd_event_not_found')
      }
      return { ...json(await neighbours.once(volatile ? undefined : key, make)), etag: key }
    })
  })

  mount(exportEvents, async (call) => exportReply(call, source, settings))
}
