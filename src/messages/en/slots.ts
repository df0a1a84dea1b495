import { counted, number } from './count'

/** How full half hours are. */
export const slots = {
  /** A time that the clock shows twice that night, the second time. */
  again: (time: string) => `${time} (second)`,
  secondPass: 'second time',
  number: (held: number, capacity: number | null) =>
    capacity === null
      ? number.format(held)
      : `${number.format(held)} of ${number.format(capacity)}`,
  full: 'full',
  closed: 'closed',
  past: 'past',
  notice: 'Slot',
  free: 'Next free:',
  noneFree: 'Nothing is free in the next two weeks.',
  verdicts: {
    slot_full: {
      refuse: (slot: string) => `${slot}: the group takes no more then.`,
      warn: (slot: string) =>
        `${slot}: the group has no room then. You can choose it all the same.`,
    },
    slot_closed: {
      refuse: (slot: string) => `${slot}: the group takes no appointments then.`,
      warn: (slot: string) => `${slot}: nobody may be there then. You can choose it all the same.`,
    },
  },
}

export const appointments = {
  title: 'Appointments',
  week: 'Week',
  weekOf: (from: string, to: string) => `${from} to ${to}`,
  previousWeek: 'Previous week',
  thisWeek: 'This week',
  nextWeek: 'Next week',
  previousDay: 'Previous day',
  nextDay: 'Next day',
  allGroups: 'All groups',
  allHalfHours: 'All half hours',
  day: (day: string, held: number) => `${day}, ${counted(held, 'appointment', 'appointments')}`,
  agenda: 'Agenda',
  overdue: 'Overdue',
  none: 'No appointments here',
  noneText: 'Choose another half hour or day above, or another group.',
  noneOverdue: 'Nothing is overdue',
  noneOverdueText: 'Every appointment that has come was answered in time.',
  act: 'Act',
  moved: (id: number, to: string) => `Event ${id} was moved to ${to}.`,
  movedBack: (id: number) => `Event ${id} is back where it was.`,
}
