import {
  type AppointmentSearch,
  mondayOf,
  plusDate,
  readAppointmentSearch,
} from '@/contract/appointmentSearch'
import { wallDate, wallOf } from '@/contract/values/zone'
import { navigate } from '@/navigation/address'
import { useSearch } from '@/navigation/LocationProvider'
import { useCentre } from '@/session/useCentre'

/** What the address shows, and how to show something else. */
export function useAppointmentSearch() {
  const search = useSearch(readAppointmentSearch)
  const { now, zone } = useCentre()
  const today = wallDate(wallOf(now, zone))
  /** The day that a phone shows, and whose events stand below where nothing is chosen. */
  const day = search.week ?? today
  const change = (next: AppointmentSearch) => navigate({ to: '/appointments', search: next })
  const { week: _, show: __, ...kept } = search
  return {
    search,
    now,
    today,
    day,
    shown: search.show ?? day,
    onShow: (show: string) => change({ ...search, show }),
    onGroup: (group: number | null) => {
      const { group: before, ...others } = search
      change(group === null ? others : { ...others, group })
    },
    /** Today's week, or on a phone today. */
    onToday: () => change(kept),
    /** So many days on; a week begins on its Monday. */
    onStep: (days: number) => {
      const from = days % 7 === 0 ? mondayOf(day) : day
      change({ ...kept, week: plusDate(from, days) })
    },
  }
}
export type ShownAppointments = ReturnType<typeof useAppointmentSearch>
