import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { groupTypes } from '@/contract/groups'
import { GroupSelect } from '@/fields/GroupSelect'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { IconButton } from '@/ui/buttons/IconButton'
import { formatDay, formatDayOfYear } from '@/ui/text/format'
import classes from './AppointmentsPage.module.css'
import type { ShownAppointments } from './useAppointmentSearch'

type Props = {
  address: ShownAppointments
  /** The days that are shown. */
  days: readonly string[]
  isPhone: boolean
}

/** Groups that events are in: one that only leads to others has none. */
const types = [groupTypes.standalone, groupTypes.agent]

function Steps({ address, isPhone }: Pick<Props, 'address' | 'isPhone'>) {
  const step = (name: string, days: number, Icon: typeof IconChevronLeft) => (
    <IconButton size={28} aria-label={name} title={name} onClick={() => address.onStep(days)}>
      <Icon aria-hidden size={18} />
    </IconButton>
  )
  return (
    <>
      {isPhone && step(m.appointments.previousDay, -1, IconChevronLeft)}
      {!isPhone && step(m.appointments.previousWeek, -7, IconChevronLeft)}
      <Button size="xs" variant="default" onClick={address.onToday}>
        {m.appointments.thisWeek}
      </Button>
      {!isPhone && step(m.appointments.nextWeek, 7, IconChevronRight)}
      {isPhone && step(m.appointments.nextDay, 1, IconChevronRight)}
    </>
  )
}

/** Which week, or on a phone which day, and whose. */
export function WeekControls({ address, days, isPhone }: Props) {
  const [first, last] = [days[0], days.at(-1)]
  const span = first !== undefined && last !== undefined && first !== last
  return (
    <div className={classes.controls}>
      <Steps {...{ address, isPhone }} />
      <span role="status" className={classes.span}>
        {first !== undefined &&
          last !== undefined &&
          (span ? m.appointments.weekOf(formatDayOfYear(first), formatDay(last)) : formatDay(last))}
      </span>
      <GroupSelect
        className={classes.group}
        size="xs"
        aria-label={m.create.group}
        placeholder={m.appointments.allGroups}
        types={types}
        value={address.search.group ?? null}
        onChange={address.onGroup}
      />
    </div>
  )
}
