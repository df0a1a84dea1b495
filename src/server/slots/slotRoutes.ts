import { mondayOf } from '@/contract/appointmentSearch'
import { getSlots, type Slots } from '@/contract/slots'
import { wallDate, wallOf } from '@/contract/values/zone'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { json } from '../http/reply'
import { readSlots } from './readSlots'

export function mountSlots({ mount }: Mounting, zone: string): void {
  mount(getSlots, ({ query: { from: asked, days, AcdGroupsID }, now, read }) =>
    read(async (tx) => {
      if (AcdGroupsID !== undefined) {
        const group = tx.selectFrom('acd_groups').select('id').where('id', '=', AcdGroupsID)
        if (!(await group.executeTakeFirst())) throw new Refusal('acd_group_not_found')
      }
      const from = asked ?? mondayOf(wallDate(wallOf(now, zone)))
      const { slots, rules } = await readSlots(tx, { from, days, AcdGroupsID, now, zone })
      const { whenFull, whenClosed } = rules ?? {}
      return json({
        slots,
        rules: whenFull && whenClosed ? { whenFull, whenClosed } : null,
        status: 200,
      } satisfies Slots)
    }),
  )
}
