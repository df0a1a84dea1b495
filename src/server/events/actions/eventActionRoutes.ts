import {
  actOnEvent,
  actOnEvents as actOnEventsRow,
  getEventHistory,
} from '@/contract/event/eventActions'
import type { AcdEvent } from '@/contract/event/events'
import { inWholeAccount } from '../../db/transaction'
import type { Mounting } from '../../http/call'
import { Refusal } from '../../http/refusal'
import { json, short } from '../../http/reply'
import { recordById } from '../../list/find'
import { eventHistory } from '../eventHistory'
import { eventPart } from '../eventPart'
import { eventSource } from '../eventSource'
import { eventTag, tagOf } from '../eventTag'
import { actOnEvents } from './actOnEvents'

export function mountEventActions({ mount }: Mounting, zone: string): void {
  const source = eventSource(zone)

  mount(actOnEvent, ({ params: { AcdEventsID: id }, body, principal, now, meant, transaction }) =>
    transaction(async (tx) => {
      const record = () => recordById(tx, source, id, 'acd_event_not_found')
      const expect = async ({ version }: { version: number }) => {
        const tag = tagOf(principal.ClientsID, id, version, zone)
        if (meant.is(tag)) return
        // The wire's own text of the record, which its schema describes.
        const current: AcdEvent = JSON.parse(await record())
        const conflict = { yours: meant.text ?? '', current: `"${tag}"`, record: current }
        throw new Refusal('event_changed', [], {}, { conflict })
      }
      const refusal = (await actOnEvents(tx, [id], body, { principal, now, zone, expect })).get(id)
      if (refusal) throw refusal
      // As the action left it, in a group that the principal may no longer see.
      return inWholeAccount(tx, principal, async () =>
        short([await record()], await eventTag(tx, principal.ClientsID, id, zone)),
      )
    }),
  )

  mount(actOnEventsRow, ({ body: { IDs, act }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const outcome = await actOnEvents(tx, IDs, act, { principal, now, zone })
      const results = [...outcome].map(([ID, refusal]) => ({
        ID,
        ...(refusal?.body() ?? { status: 200 }),
      }))
      return json({ results, count: results.length, status: 200 })
    }),
  )

  mount(getEventHistory, ({ params: { AcdEventsID: id }, principal, read, has }) =>
    read(async (tx) => {
      const etag = `history-${await eventTag(tx, principal.ClientsID, id, zone)}`
      if (has(etag)) return { unchanged: etag }
      return short(await eventPart(tx, id, eventHistory(zone)), etag)
    }),
  )
}
