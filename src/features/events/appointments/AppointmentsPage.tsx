import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { slotQueries } from '@/client/groups/slots'
import { readAppointmentSearch, weekOf } from '@/contract/appointmentSearch'
import type { Slot } from '@/contract/slot'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { searchOf } from '@/navigation/address'
import { Button } from '@/ui/buttons/Button'
import { Page } from '@/ui/page/Page'
import { useMedia, widths } from '@/ui/useMedia'
import { Agenda } from './Agenda'
import classes from './AppointmentsPage.module.css'
import { type ShownAppointments, useAppointmentSearch } from './useAppointmentSearch'
import { WeekBox } from './WeekBox'
import { WeekControls } from './WeekControls'
import { WeekGrid } from './WeekGrid'
import { weekOfSlots } from './weekRows'

type Props = { address: ShownAppointments; slots: readonly Slot[]; isPhone: boolean }

/** The grid, without the half hours in which nothing can be or is. */
function ShownWeek({ address, slots, isPhone }: Props) {
  const [isWhole, setWhole] = useState(false)
  const { day, today, shown, onShow } = address
  const week = useMemo(
    () => weekOfSlots(isPhone ? slots.filter(({ from }) => from.startsWith(day)) : slots, isWhole),
    [slots, isPhone, day, isWhole],
  )
  return (
    <>
      <WeekControls {...{ address, isPhone }} days={week.days} />
      <WeekBox {...{ week, shown }} now={address.now}>
        <WeekGrid {...{ week, shown, today, onShow }} />
      </WeekBox>
      {(week.isFolded || isWhole) && (
        <Button
          className={classes.folded}
          size="compact-sm"
          variant="quiet"
          aria-pressed={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {m.appointments.allHalfHours}
        </Button>
      )}
    </>
  )
}

/** What the page asks for first. */
export const prime = (client: QueryClient, { search }: { search: string }) =>
  client.prefetchQuery(slotQueries.of(weekOf(readAppointmentSearch(searchOf(search)))))

/** How full the half hours of a week are, and below it the events of a slot, a day, or overdue. */
export function AppointmentsPage() {
  const address = useAppointmentSearch()
  const isPhone = useMedia(widths.phone)
  const week = useQuery({
    ...slotQueries.of(weekOf(address.search)),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={m.appointments.title} name={m.appointments.title}>
      <div className={classes.root}>
        <Loaded read={week}>{({ slots }) => <ShownWeek {...{ address, slots, isPhone }} />}</Loaded>
        <Agenda address={address} />
      </div>
    </Page>
  )
}
