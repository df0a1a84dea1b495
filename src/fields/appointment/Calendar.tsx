import '@mantine/dates/styles.css'
import 'dayjs/locale/de'
import 'dayjs/locale/fr'
import { Popover } from '@mantine/core'
import { DatePicker, DatesProvider } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { language, m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import classes from './Calendar.module.css'

type Props = {
  /** The chosen date, `yyyy-mm-dd`; undefined where there is none. */
  date: string | undefined
  today: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onPick: (date: string) => void
}

/**
 * A calendar to choose the day with the pointer. It opens at the chosen day's month. No Tab stop: the
 * field beside it opens it as well.
 */
export function Calendar({ date, today, isOpen, onOpen, onPick }: Props) {
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
        <IconButton aria-label={m.create.calendar} tabIndex={-1} onClick={() => onOpen(!isOpen)}>
          <IconCalendar aria-hidden size={18} />
        </IconButton>
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
