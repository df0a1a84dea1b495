import '@mantine/dates/styles.css'
import 'dayjs/locale/de'
import 'dayjs/locale/fr'
import { Group, Popover, Stack, TextInput } from '@mantine/core'
import { DatePicker, DatesProvider } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, type Ref, useState } from 'react'
import { appointmentOf, parseDate, parseTime } from '@/contract/appointment'
import { plusDays, wallDate, wallOf } from '@/contract/zone'
import { language, m } from '@/messages'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { AppointmentOutcome } from './AppointmentOutcome'
import classes from './AppointmentPicker.module.css'
import { LoadRibbon } from './LoadRibbon'

type Field = {
  value: string
  onChange: (value: string) => void
  onBlur: () => void
  ref: Ref<HTMLInputElement>
  error?: ReactNode
}
type Props = {
  date: Field
  time: Field
  now: number
  zone: string
  /** True where "as soon as possible" is no answer. */
  isNeeded?: boolean
  callerZones?: readonly string[]
  /** The group that gets the callback, once it is known. */
  AcdGroupsID?: number | undefined
}

const two = (value: number) => String(value).padStart(2, '0')

/** The choices that most callers make, in the centre's zone. */
function quickChoices(now: number, zone: string) {
  const today = wallOf(now, zone)
  const soon = wallOf(now + 3_600_000, zone)
  return [
    {
      label: m.create.inOneHour,
      date: wallDate(soon),
      time: `${two(soon.hour)}:${two(soon.minute)}`,
    },
    ...(today.hour < 16
      ? [{ label: m.create.thisAfternoon, date: wallDate(today), time: '16:00' }]
      : []),
    { label: m.create.tomorrow, date: wallDate(plusDays(today, 1)), time: '09:00' },
    { label: m.create.noAppointment, date: '', time: '' },
  ]
}

/** The day that an appointment falls on; today while it cannot be read, or as soon as possible. */
function dayOf({ date, time }: { date: string; time: string }, now: number, zone: string) {
  const isReadable = (date === '' || parseDate(date)) && (time === '' || parseTime(time))
  const appointment = isReadable
    ? appointmentOf({ date, time }, now, zone)
    : { kind: 'none' as const }
  const chosen = appointment.kind === 'at' ? appointment.instant : undefined
  return { date: wallDate(wallOf(chosen ?? now, zone)), chosen }
}

type WallFieldProps = Field & { label: string; placeholder: string; rightSection?: ReactNode }

/** A date or a time as text. */
const WallField = ({ onChange, ...rest }: WallFieldProps) => (
  <TextInput
    inputMode="numeric"
    autoComplete="off"
    onChange={(event) => onChange(event.currentTarget.value)}
    {...rest}
  />
)

type CalendarProps = { value: string; today: string; onPick: (date: string) => void }

/** A calendar for those who would rather point than type. It opens at the chosen day's month. */
function Calendar({ value, today, onPick }: CalendarProps) {
  const [isOpen, setOpen] = useState(false)
  const day = parseDate(value)
  const chosen = day ? wallDate(day) : null
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      trapFocus
      returnFocus
      position="bottom-end"
      withinPortal
    >
      <Popover.Target>
        <IconButton aria-label={m.create.calendar} onClick={() => setOpen(!isOpen)}>
          <IconCalendar aria-hidden size={18} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown>
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <DatePicker
            className={classes.calendar}
            ariaLabels={m.create.calendarSteps}
            value={chosen}
            defaultDate={chosen ?? today}
            getDayProps={(date) => ({ 'data-today': date === today || undefined })}
            onChange={(date) => {
              onPick(date ?? '')
              setOpen(false)
            }}
          />
        </DatesProvider>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Date and time as they are typed, a calendar, quick choices, and what will happen. */
export function AppointmentPicker(props: Props) {
  const { date, time, now, zone, isNeeded = false, callerZones = [], AcdGroupsID } = props
  const isChosen = date.value !== '' || time.value !== ''
  const choices = quickChoices(now, zone).filter((choice) => !isNeeded || choice.date !== '')
  const choose = (day: string, hour: string) => {
    date.onChange(day)
    time.onChange(hour)
  }
  return (
    <Stack gap="sm">
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <WallField
          {...date}
          label={m.create.date}
          placeholder={m.create.dateHint}
          rightSection={
            <Calendar
              value={date.value}
              today={wallDate(wallOf(now, zone))}
              onPick={date.onChange}
            />
          }
        />
        <WallField {...time} label={m.create.time} placeholder={m.create.timeHint} />
      </Group>
      <Group gap="xs" role="group" aria-label={m.create.quick}>
        {choices.map((choice) => (
          <Button
            key={choice.label}
            size="xs"
            variant="default"
            onClick={() => choose(choice.date, choice.time)}
          >
            {choice.label}
          </Button>
        ))}
      </Group>
      {(isChosen || !isNeeded) && (
        <AppointmentOutcome
          date={date.value}
          time={time.value}
          now={now}
          zone={zone}
          callerZones={callerZones}
        />
      )}
      {AcdGroupsID !== undefined && (
        <LoadRibbon
          AcdGroupsID={AcdGroupsID}
          {...dayOf({ date: date.value, time: time.value }, now, zone)}
        />
      )}
    </Stack>
  )
}
