import { mondayOf, plusDate } from '@/contract/appointmentSearch'
import type { AcdEvent } from '@/contract/event/events'
import { wallDate, wallOf } from '@/contract/values/zone'

/** Support, and the line with room for one at a time: both have settings (groupSettings.ts). */
const [support, single] = [235, 501]

/** Tomorrow; from Friday on the Friday, so that it is in the week that one sees first. */
function bookedDay(now: number, zone: string): string {
  const today = wallDate(wallOf(now, zone))
  const friday = plusDate(mondayOf(today), 4)
  return today < friday ? plusDate(today, 1) : friday
}

const alone = { AcdConfigurationGroupsID: null, AcdAgentGroupsID: null }
const callback = { AcdEventTypesID: 3, AcdEventStatusID: 1, ago: 2 * 60 * 60_000, ...alone }

/** A half hour that is full in every group that has room, and some that are not. */
export function bookedAppointments({ now, zone }: { now: number; zone: string }) {
  const day = bookedDay(now, zone)
  const book = (time: string, AcdGroupsID: number, count: number) =>
    Array.from({ length: count }, (_, place) => ({
      ...callback,
      AcdGroupsID,
      language: (['de', 'en', 'fr'] as const)[place % 3] ?? 'de',
      dtRemind: `${day}T${time}:00.000` satisfies AcdEvent['dtRemind'],
    }))
  return [
    ...book('11:00', support, 7),
    ...book('11:00', single, 1),
    ...book('10:00', support, 3),
    ...book('15:30', support, 5),
  ]
}
