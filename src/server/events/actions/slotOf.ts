import type { EventAction } from '@/contract/event/eventActions'
import type { Tx } from '../../db/transaction'
import type { Principal } from '../../http/principal'
import type { Refusal } from '../../http/refusal'
import { slotGuard } from '../../slots/slotGuard'
import type { ActedRow } from './actedFields'
import { instantOfAct } from './changeOf'

type Surroundings = {
  principal: Pick<Principal, 'ClientsID'>
  now: number
  zone: string
  /** All events of the call: their groups' slots are locked before the first is judged. */
  locked: readonly ActedRow[]
}

/** The slots that events move to: each takes its place, or says why not. Other actions need none. */
export async function slotOf(
  tx: Tx,
  act: EventAction,
  { principal, now, zone, locked }: Surroundings,
): Promise<{ take: (event: ActedRow) => Promise<Refusal | undefined> }> {
  const instant = act.action === 'move' ? instantOfAct(act, { now, zone }) : undefined
  if (instant === undefined) return { take: async () => undefined }
  const guard = slotGuard(tx, { ClientsID: principal.ClientsID, now, zone }, instant)
  await guard.prepare(locked.map(({ acd_groups_id }) => acd_groups_id))
  return {
    take: async ({ acd_groups_id, dt_remind }) =>
      // Within its own slot it takes no other place.
      dt_remind !== null && guard.holds(dt_remind.getTime())
        ? undefined
        : guard.take(acd_groups_id),
  }
}
