import { listCallerEvents, listStandingReasons } from '@/contract/aroundEvent'
import type { Mounting } from '../http/mount'
import { json } from '../http/reply'
import type { ListSettings } from '../list/listing'
import { sameCaller } from './sameCaller'
import { standingReasons } from './standingReasons'

/** What stands around one event: its caller's others, and why it is still open. */
export function mountAroundEvents({ mount }: Mounting, settings: ListSettings): void {
  mount(listCallerEvents, ({ params: { AcdEventsID }, read }) =>
    read(async (tx) => {
      const { records, isMore } = await sameCaller(tx, AcdEventsID, settings)
      const rest = JSON.stringify({ count: records.length, more: isMore, status: 200 }).slice(1)
      return { body: `{"records":[${records.join(',')}],${rest}` }
    }),
  )

  mount(listStandingReasons, ({ params: { AcdEventsID }, now, read }) =>
    read(async (tx) =>
      json({ reasons: await standingReasons(tx, AcdEventsID, new Date(now)), status: 200 }),
    ),
  )
}
