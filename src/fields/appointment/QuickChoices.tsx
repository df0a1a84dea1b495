import { plusDays, type Wall, wallDate, wallOf } from '@/contract/values/zone'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { useOneTabStop } from '@/ui/useOneTabStop'
import classes from './AppointmentPicker.module.css'

type Props = {
  now: number
  zone: string
  /** "As soon as possible" is no answer. */
  isNeeded: boolean
  onChoose: (date: string, time: string) => void
}

const hour = 3_600_000
const two = (value: number) => String(value).padStart(2, '0')
const choice = (label: string, day: Wall, time: string) => ({ label, date: wallDate(day), time })

/** The choices that most callers make, in the centre's zone. */
function choicesAt(now: number, zone: string, isNeeded: boolean) {
  const today = wallOf(now, zone)
  const soon = wallOf(now + hour, zone)
  return [
    choice(m.create.inOneHour, soon, `${two(soon.hour)}:${two(soon.minute)}`),
    ...(today.hour < 16 ? [choice(m.create.thisAfternoon, today, '16:00')] : []),
    choice(m.create.tomorrow, plusDays(today, 1), '09:00'),
    ...(isNeeded ? [] : [{ label: m.create.noAppointment, date: '', time: '' }]),
  ]
}

/** Appointments for one press; together they are one Tab stop. */
export function QuickChoices({ now, zone, isNeeded, onChoose }: Props) {
  const choices = choicesAt(now, zone, isNeeded)
  const stop = useOneTabStop(choices.map(() => true))
  return (
    <div
      className={classes.quick}
      role="toolbar"
      aria-label={m.create.quick}
      onKeyDown={stop.onKeyDown}
    >
      {choices.map(({ label, date, time }, place) => (
        <Button
          key={label}
          size="compact-sm"
          variant="default"
          onClick={() => onChoose(date, time)}
          {...stop.button(place)}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
