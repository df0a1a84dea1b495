import { Controller } from 'react-hook-form'
import { AppointmentPicker } from '@/fields/appointment/AppointmentPicker'
import { useCallerZones } from '@/fields/appointment/useCallerZones'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import type { Centre } from '@/session/useCentre'
import type { EventFormApi } from '../draft/eventDraft'
import { faultAt } from './textField'

type Props = {
  form: EventFormApi
  phones: Phones
  centre: Centre
  AcdGroupsID: number | undefined
}

/** When, what will happen, and how full that day is. */
export function WhenPart({ form, phones, centre, AcdGroupsID }: Props) {
  const callerZones = useCallerZones(phones.digits(form.watch('Sender')), phones)
  return (
    <section aria-label={m.create.appointment}>
      <Controller
        control={form.control}
        name="dtAppointmentDate"
        render={({ field: date }) => (
          <Controller
            control={form.control}
            name="dtAppointmentTime"
            render={({ field: time }) => (
              <AppointmentPicker
                date={{ ...date, error: faultAt(form, 'dtAppointmentDate') }}
                time={{ ...time, error: faultAt(form, 'dtAppointmentTime') }}
                now={centre.now}
                zone={centre.zone}
                callerZones={callerZones}
                AcdGroupsID={AcdGroupsID}
              />
            )}
          />
        )}
      />
    </section>
  )
}
