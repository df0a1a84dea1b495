import { sql } from 'kysely'
import { parseDate } from '@/contract/event/appointment'
import { eventTypeIds } from '@/contract/event/events'
import { closedStatusIds } from '@/contract/filter/names'
import type { LoadSlot } from '@/contract/groupLoad'
import { instantOf, plusDays, type Wall, wallOf } from '@/contract/values/zone'
import type { Tx } from '../db/transaction'

const halfHour = 30 * 60_000
const two = (value: number) => String(value).padStart(2, '0')

/** The day's half hours; the nights when the clock changes have two fewer or two more. */
export function slotsOf(date: string, zone: string): { at: number; time: string }[] {
  const day = parseDate(date)
  if (!day) return []
  const midnight: Wall = { ...day, hour: 0, minute: 0 }
  const [start, end] = [midnight, plusDays(midnight, 1)].map(
    (wall) => instantOf(wall, zone).instant,
  )
  const slots = []
  for (let at = start ?? 0; at < (end ?? 0); at += halfHour) {
    const { hour, minute } = wallOf(at, zone)
    slots.push({ at, time: `${two(hour)}:${two(minute)}` })
  }
  return slots
}

/** How many open callbacks of a group each half hour of a day holds. */
export async function groupLoad(
  tx: Tx,
  AcdGroupsID: number,
  date: string,
  zone: string,
): Promise<LoadSlot[]> {
  const slots = slotsOf(date, zone)
  const start = slots[0]?.at ?? 0
  const { rows } = await sql<{ slot: number; callbacks: number }>`
    SELECT floor(extract(epoch FROM dt_remind - ${new Date(start)}::timestamptz) / 1800)::integer AS slot,
      count(*)::integer AS callbacks
    FROM acd_events
    WHERE acd_groups_id = ${AcdGroupsID} AND acd_event_types_id = ${eventTypeIds.callback}
      AND acd_event_status_id NOT IN (${sql.join(closedStatusIds)})
      AND dt_remind >= ${new Date(start)}
      AND dt_remind < ${new Date(start + slots.length * halfHour)}
    GROUP BY 1`.execute(tx)
  const counts = new Map(rows.map(({ slot, callbacks }) => [slot, callbacks]))
  return slots.map((slot, place) => ({ ...slot, callbacks: counts.get(place) ?? 0 }))
}
