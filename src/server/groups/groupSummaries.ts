import { type RawBuilder, sql } from 'kysely'
import { closedStatusIds } from '@/contract/filter/names'
import { type GroupSettings, type GroupSummary, isOpenAt } from '@/contract/groupSettings'
import { wallDate, wallOf } from '@/contract/values/zone'
import type { Tx } from '../db/transaction'
import { slotsOf } from './groupLoad'

const halfHourMs = 30 * 60_000

/** Monday is 1. */
function weekdayOf(date: { year: number; month: number; day: number }): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay() || 7
}

const isOpen = sql`acd_event_status_id NOT IN (${sql.join(closedStatusIds.map((id) => sql.lit(id)))})`

/** Of each group, how many open events hold each half hour; by its place among them from `from` on. */
async function readHeld(tx: Tx, from: number, to: number): Promise<Map<string, number>> {
  const slot: RawBuilder<number> = sql`floor(extract(epoch FROM dt_remind - ${new Date(from)}::timestamptz) / 1800)::integer`
  const { rows } = await sql<{ id: number; slot: number; count: number }>`
    SELECT acd_groups_id AS id, ${slot} AS slot, count(*)::integer AS count FROM acd_events
    WHERE dt_remind >= ${new Date(from)} AND dt_remind < ${new Date(to)} AND ${isOpen}
    GROUP BY 1, 2`.execute(tx)
  return new Map(rows.map(({ id, slot: place, count }) => [`${id} ${place}`, count]))
}

type Row = Pick<GroupSettings, 'hours' | 'capacity'> & { id: number; members: number }

const readGroups = async (tx: Tx): Promise<Row[]> => {
  const { rows } = await sql<Row>`SELECT id, coalesce(hours, '[]') AS hours,
      coalesce(capacity, '[]') AS capacity,
      (SELECT count(*)::integer FROM acd_group_members AS members
        WHERE members.acd_groups_id = acd_groups.id) AS members
    FROM acd_groups LEFT JOIN acd_group_settings ON acd_groups_id = id
    ORDER BY id`.execute(tx)
  return rows
}

/** The half hour under way is still one of those that are left. */
export async function groupSummaries(tx: Tx, now: number, zone: string): Promise<GroupSummary[]> {
  const today = wallOf(now, zone)
  const slots = slotsOf(wallDate(today), zone).filter(({ at }) => at + halfHourMs > now)
  const from = slots[0]?.at ?? now
  const held = await readHeld(tx, from, from + slots.length * halfHourMs)
  const weekday = weekdayOf(today)
  return (await readGroups(tx)).map(({ id, hours, capacity, members }) => {
    const room = capacity.find((one) => one.weekday === weekday)?.number
    const left = slots.map(({ time }, place) =>
      isOpenAt(hours, weekday, time)
        ? Math.max(0, (room ?? 0) - (held.get(`${id} ${place}`) ?? 0))
        : 0,
    )
    const capacityLeftToday = room === undefined ? null : left.reduce((sum, one) => sum + one, 0)
    return { AcdGroupsID: id, capacityLeftToday, members }
  })
}
