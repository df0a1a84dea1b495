import { useQueryClient } from '@tanstack/react-query'
import { slotQueries } from '@/client/groups/slots'
import { appointmentOf } from '@/contract/event/appointment'
import type { NewEvent } from '@/contract/event/newEvent'
import { wallDate, wallOf } from '@/contract/values/zone'
import { verdictAt } from '@/fields/appointment/slotVerdict'
import { m } from '@/messages'
import type { Centre } from '@/session/useCentre'

/**
 * Why the group would refuse an event's appointment, as far as the page knows; the server judges
 * again when it is sent.
 */
export function useSlotRefusal({ now, zone }: Centre, AcdGroupsID: number | undefined) {
  const client = useQueryClient()
  return ({ dtAppointmentDate: date, dtAppointmentTime: time }: NewEvent): string | undefined => {
    const appointment = appointmentOf({ date, time }, now, zone)
    if (appointment.kind === 'none' || AcdGroupsID === undefined) return undefined
    const from = wallDate(wallOf(appointment.instant, zone))
    const known = client.getQueryData(slotQueries.of({ from, days: 1, AcdGroupsID }).queryKey)
    const verdict = known && verdictAt(known, appointment.instant, now)
    return verdict?.rule === 'refuse' ? m.problems[verdict.problem] : undefined
  }
}
