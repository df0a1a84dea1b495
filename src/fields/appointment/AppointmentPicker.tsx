import { type KeyboardEvent, useRef, useState } from 'react'
import { appointmentOf } from '@/contract/event/appointment'
import { type Wall, wallDate, wallOf } from '@/contract/values/zone'
import { m } from '@/messages'
import { AppointmentOutcome } from './AppointmentOutcome'
import classes from './AppointmentPicker.module.css'
import { Calendar } from './Calendar'
import { LoadRibbon } from './LoadRibbon'
import { QuickChoices } from './QuickChoices'
import { readDate } from './readDate'
import { readTime } from './readTime'
import { readWhen, todayOf } from './readWhen'
import { SlotNotice } from './SlotNotice'
import { type FieldReading, type TypedField, WallField } from './WallField'

type Props = {
  date: TypedField
  time: TypedField
  now: number
  zone: string
  /** True where "as soon as possible" is no answer. */
  isNeeded?: boolean
  /** A date alone does not mean its midnight: nothing is said until there is a time. */
  isTimeNeeded?: boolean
  callerZones?: readonly string[]
  /** The group that gets the callback; undefined until it is known, absent where nothing shows it. */
  AcdGroupsID?: number | undefined
}

/** The day that an appointment falls on; today while it cannot be read, or as soon as possible. */
function dayOf(typed: { date: string; time: string }, now: number, zone: string) {
  const when = readWhen(typed, todayOf(now, zone))
  const appointment = when && appointmentOf(when, now, zone)
  const chosen = appointment?.kind === 'at' ? appointment.instant : undefined
  return { date: wallDate(wallOf(chosen ?? now, zone)), chosen }
}

/** The date as text; `Alt+↓` opens the calendar, as in other boxes with something to choose from. */
function DateField({ field, today }: { field: TypedField; today: Wall }) {
  const [isOpen, setOpen] = useState(false)
  const read = readDate(field.value, today)
  const reading: FieldReading = 'date' in read ? { text: read.date } : read
  const open = (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'ArrowDown') return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <div className={classes.date}>
      <WallField
        {...field}
        label={m.create.date}
        placeholder={m.create.dateHint}
        reading={reading}
        aria-keyshortcuts="Alt+ArrowDown"
        onKeyDown={open}
        rightSection={
          <Calendar
            date={'date' in read && read.date !== '' ? read.date : undefined}
            today={wallDate(today)}
            isOpen={isOpen}
            onOpen={setOpen}
            onPick={field.onChange}
          />
        }
      />
    </div>
  )
}

function TimeField({ field }: { field: TypedField }) {
  const read = readTime(field.value)
  return (
    <div className={classes.time}>
      <WallField
        {...field}
        label={m.create.time}
        placeholder={m.create.timeHint}
        inputMode="numeric"
        reading={'time' in read ? { text: read.time } : read}
      />
    </div>
  )
}

/** Date and time as they are typed, a calendar, quick choices, and what will happen. */
export function AppointmentPicker(props: Props) {
  const { date, time, now, zone, callerZones = [] } = props
  const { isNeeded = false, isTimeNeeded = false } = props
  const typed = { date: date.value, time: time.value }
  const choose = (day: string, hour: string) => {
    date.onChange(day)
    time.onChange(hour)
  }
  const isTimed = !isTimeNeeded || typed.time !== ''
  const { date: day, chosen } = dayOf(typed, now, zone)
  const slot = {
    AcdGroupsID: props.AcdGroupsID,
    date: day,
    chosen: isTimed ? chosen : undefined,
    onChoose: choose,
  }
  const root = useRef<HTMLDivElement>(null)
  const chooseFree = (day: string, hour: string) => {
    choose(day, hour)
    // What was pressed may be gone with it; from here Enter sends.
    root.current?.querySelector<HTMLElement>(`.${classes.time} input`)?.focus()
  }
  return (
    <div ref={root} className={classes.root}>
      <div className={classes.fields}>
        <DateField field={date} today={todayOf(now, zone)} />
        <TimeField field={time} />
        <QuickChoices now={now} zone={zone} isNeeded={isNeeded} onChoose={choose} />
      </div>
      {isTimed && (!isNeeded || typed.date !== '' || typed.time !== '') && (
        <AppointmentOutcome {...typed} now={now} zone={zone} callerZones={callerZones} />
      )}
      {'AcdGroupsID' in props && (
        <>
          <SlotNotice {...slot} now={now} isOffering={isNeeded} onChoose={chooseFree} />
          <LoadRibbon {...slot} />
        </>
      )}
    </div>
  )
}
