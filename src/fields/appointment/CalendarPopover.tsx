import '@mantine/dates/styles.css'
import 'dayjs/locale/de'
import 'dayjs/locale/fr'
import { Popover } from '@mantine/core'
import { DatePicker, DatesProvider } from '@mantine/dates'
import { language, m } from '@/messages'
import classes from './Calendar.module.css'
import { CalendarButton } from './CalendarButton'

export type CalendarProps = {
  /** The chosen date, `yyyy-mm-dd`; undefined where there is none. */
  date: string | undefined
  today: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onPick: (date: string) => void
}

/** The calendar with its button; it opens at the chosen day's month. */
export function CalendarPopover({ date, today, isOpen, onOpen, onPick }: CalendarProps) {
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      trapFocus
      returnFocus
      position="bottom-end"
      withinPortal
    >
      <Popover.Target>
        <CalendarButton onClick={() => onOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown>
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <DatePicker
            // It takes its month once; another day is another calendar, also while it still fades out.
            key={date}
            className={classes.calendar}
            ariaLabels={m.create.calendarSteps}
            value={date ?? null}
            defaultDate={date ?? today}
            getDayProps={(day) => ({ 'data-today': day === today || undefined })}
            onChange={(day) => {
              onPick(day ?? '')
              onOpen(false)
            }}
          />
        </DatesProvider>
      </Popover.Dropdown>
    </Popover>
  )
}
