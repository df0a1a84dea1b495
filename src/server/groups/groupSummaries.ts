import { sql } from 'kysely'
import type { GroupSummary } from '@/contract/groupSettings'
import { halfHourMs, type Slot } from '@/contract/slot'
import { wallDate, wallOf } from '@/contract/values/zone'
import type { Tx } from '../db/transaction'
import { noRules, readGroupRules } from '../slots/groupRules'
import { halfHoursOf } from '../slots/halfHours'
import { slotsOfGroup } from '../slots/readSlots'
import { readSlotNumbers } from '../slots/slotNumbers'

type Row = { id: number; members: number }

const readGroups = async (tx: Tx): Promise<Row[]> => {
  const { rows } = await sql<Row>`SELECT id,
      (SELECT count(*)::integer FROM acd_group_members AS members
        WHERE members.acd_groups_id = acd_groups.id) AS members
    FROM acd_groups ORDER BY id`.execute(tx)
  return rows
}

/** The room of some slots of one day; null where there is room for any number. */
function roomLeft(slots: readonly Slot[]): number | null {
  if (slots.some(({ capacity }) => capacity === null)) return null
  const left = slots
    .filter(({ closed }) => !closed)
    .map(({ capacity, number }) => Math.max(0, (capacity ?? 0) - number))
  return left.reduce((sum, one) => sum + one, 0)
}

/** The half hour under way is still one of those that are left. */
export async function groupSummaries(tx: Tx, now: number, zone: string): Promise<GroupSummary[]> {
  const today = halfHoursOf(wallDate(wallOf(now, zone)), 1, zone)
  const left = today.filter(({ at }) => at + halfHourMs > now)
  const numbers = await readSlotNumbers(tx, left)
  const rules = await readGroupRules(tx)
  return (await readGroups(tx)).map(({ id, members }) => {
    const slots = slotsOfGroup(left, rules.get(id) ?? noRules, { numbers: numbers.get(id), now })
    return { AcdGroupsID: id, capacityLeftToday: roomLeft(slots), members }
  })
}
