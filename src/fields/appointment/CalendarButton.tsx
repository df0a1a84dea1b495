import { IconCalendar } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'

/** No Tab stop: the field beside it opens the calendar as well. */
export const CalendarButton = (
  props: Omit<ComponentProps<typeof IconButton>, 'children' | 'aria-label'>,
) => (
  <IconButton aria-label={m.create.calendar} tabIndex={-1} {...props}>
    <IconCalendar aria-hidden size={18} />
  </IconButton>
)
