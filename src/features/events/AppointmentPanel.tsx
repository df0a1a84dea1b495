import { Controller } from 'react-hook-form'
import { AppointmentPicker } from '@/fields/AppointmentPicker'
import { useCallerZones } from '@/fields/useCallerZones'
import type { Centre } from '@/fields/useCentre'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import { Panel } from '@/ui/Panel'
import type { EventFormApi } from './eventDraft'
import { faultAt } from './faultAt'

type Props = {
  form: EventFormApi
  phones: Phones
  centre: Centre
  AcdGroupsID: number | undefined
}

/** When, what will happen, and how full that day is. */
export function AppointmentPanel({ form, phones, centre, AcdGroupsID }: Props) {
  const callerZones = useCallerZones(phones.digits(form.watch('Sender')), phones)
  return (
    <Panel title={m.create.appointment}>
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
    </Panel>
  )
}
