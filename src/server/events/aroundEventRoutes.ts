import { sql } from 'kysely'
import { getOpenedEvent, listCallerEvents, listWaitReasons } from '@/contract/event/aroundEvent'
import type { Mounting } from '../http/call'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { json } from '../http/reply'
import type { ListOptions } from '../list/listing'
import { eventPart } from './eventPart'
import type { openedEvents } from './openedEvent'
import { callerKeyEvents, sameCallerText } from './sameCaller'
import { waitFacts, waitReasons } from './waitReasons'

type AroundOptions = ListOptions & {
  open: ReturnType<typeof openedEvents>
  /** Somebody looks at an event. */
  onOpened: (principal: Principal, AcdEventsID: number, now: number) => Promise<void>
}

/** What stands around one event: its caller's others, why it is still open; and all of it at once. */
export function mountAroundEvents(
  { mount }: Mounting,
  { zone, defaultCountry, open, onOpened }: AroundOptions,
): void {
  mount(getOpenedEvent, async ({ params: { AcdEventsID }, principal: scope, now }) => {
    const body = await open({ scope, AcdEventsID, now })
    if (body === undefined) throw new Refusal('acd_event_not_found')
    await onOpened(scope, AcdEventsID, now)
    return { body }
  })

  mount(listCallerEvents, ({ params: { AcdEventsID }, read }) =>
    read(async (tx) => {
      const found = await eventPart(tx, AcdEventsID, callerKeyEvents(zone))
      return { body: `${sameCallerText(found, defaultCountry).slice(0, -1)},"status":200}` }
    }),
  )

  mount(listWaitReasons, ({ params: { AcdEventsID }, now, read }) =>
    read(async (tx) => {
      const facts = await eventPart(tx, AcdEventsID, waitFacts(sql`${new Date(now)}::timestamptz`))
      return json({ reasons: waitReasons(facts, now), status: 200 })
    }),
  )
}
