import { sql } from 'kysely'
import {
  getEvent,
  listEventComments,
  listEventStatus,
  listEvents,
  listEventTypes,
} from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { short } from '../http/reply'
import type { UpstreamWrites } from '../http/upstreamWrites'
import { recordById } from '../list/find'
import type { Listing } from '../list/listing'
import { recordText, stamp } from '../list/wire'
import { createEventIn } from './createIn'
import { createInBatches } from './createInBatches'
import { eventSource, eventStatusSource, eventTypeSource } from './eventSource'
import { tagOf } from './eventTag'
import { readEvents } from './readEvents'

type EventOptions = {
  db: Db
  list: Listing
  zone: string
  upstream: UpstreamWrites
}

export function mountEvents({ mount }: Mounting, options: EventOptions): void {
  const { db, list, zone, upstream } = options
  const source = eventSource(zone)
  const create = createInBatches(db, zone)
  const readOne = readEvents(db, zone)

  mount(listEvents, (call) => list(call, source))
  mount(listEventTypes, (call) => list(call, eventTypeSource))
  mount(listEventStatus, (call) => list(call, eventStatusSource))

  mount(getEvent, async ({ params: { AcdEventsID }, principal: scope, has }) => {
    const event = await readOne({ scope, AcdEventsID })
    if (!event) throw new Refusal('acd_event_not_found')
    const etag = tagOf(scope.ClientsID, AcdEventsID, event.version, zone)
    return has(etag) ? { unchanged: etag } : short([event.record], etag)
  })

  mount(createEvent, ({ body: event, principal, now, key, transaction }) => {
    if (upstream.isFor(principal.ClientsID)) {
      return upstream.send({ kind: 'createEvent', principal, now, key, request: event })
    }
    const creating = { principal, event, asked: now, now }
    return transaction(
      async (tx) => short([await createEventIn(tx, zone, creating)]),
      async () => short([await create(creating)]),
    )
  })

  mount(listEventComments, ({ params: { AcdEventsID }, read }) =>
    read(async (tx) => {
      await recordById(tx, source, AcdEventsID, 'acd_event_not_found')
      const columns = {
        ID: 'id',
        dtCreated: stamp('dt_created', zone),
        Subject: 'subject',
        Body: 'body',
        Author: 'author',
        UsersID: 'users_id',
      }
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(columns)} AS record
        FROM acd_event_comments WHERE acd_events_id = ${AcdEventsID} ORDER BY id`.execute(tx)
      return short(rows.map(({ record }) => record))
    }),
  )
}
