import { listCallerEvents, listWaitReasons } from '@/contract/event/aroundEvent'
import type { Mounting } from '../http/call'
import { json } from '../http/reply'
import type { ListOptions } from '../list/listing'
import { sameCaller } from './sameCaller'
import { waitReasons } from './waitReasons'

/** What stands around one event: its caller's others, and why it is still open. */
export function mountAroundEvents({ mount }: Mounting, settings: ListOptions): void {
  mount(listCallerEvents, ({ params: { AcdEventsID }, read }) =>
    read(async (tx) => {
      const { records, isMore } = await sameCaller(tx, AcdEventsID, settings)
      const rest = JSON.stringify({ count: records.length, more: isMore, status: 200 }).slice(1)
      return { body: `{"records":[${records.join(',')}],${rest}` }
    }),
  )

  mount(listWaitReasons, ({ params: { AcdEventsID }, now, read }) =>
    read(async (tx) =>
      json({ reasons: await waitReasons(tx, AcdEventsID, new Date(now)), status: 200 }),
    ),
  )
}
