import { type GroupSettings, isOpenAt } from '@/contract/groupSettings'
import type { Tx } from '../db/transaction'
import type { SlotTime } from './halfHours'

/** What a group has set about its slots. */
export type GroupRules = Pick<GroupSettings, 'hours' | 'capacity' | 'whenFull' | 'whenClosed'>

/** Of a group that nobody has set anything for. */
export const noRules: GroupRules = { hours: [], capacity: [], whenFull: 'warn', whenClosed: 'warn' }

/** Of one group or of all, by the group; one that nobody has set anything for is not there. */
export async function readGroupRules(
  tx: Tx,
  AcdGroupsID?: number,
): Promise<ReadonlyMap<number, GroupRules>> {
  const all = tx
    .selectFrom('acd_group_settings')
    .select([
      'acd_groups_id',
      'hours',
      'capacity',
      'when_full as whenFull',
      'when_closed as whenClosed',
    ])
  const rows = await (AcdGroupsID === undefined
    ? all
    : all.where('acd_groups_id', '=', AcdGroupsID)
  ).execute()
  return new Map(rows.map(({ acd_groups_id, ...rules }) => [acd_groups_id, rules]))
}

/** What a group has set for one half hour, by the half hour's beginning. */
export const roomOf = ({ hours, capacity }: GroupRules, { weekday, time }: SlotTime) => ({
  closed: !isOpenAt(hours, weekday, time),
  capacity: capacity.find((one) => one.weekday === weekday)?.number ?? null,
})
