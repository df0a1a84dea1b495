import type { Messages } from '../messages'
import { counted, number } from './count'

export const slots: Messages['slots'] = {
  again: (time) => `${time} (zweites Mal)`,
  secondPass: 'zweites Mal',
  number: (held, capacity) =>
    capacity === null
      ? number.format(held)
      : `${number.format(held)} von ${number.format(capacity)}`,
  full: 'voll',
  closed: 'geschlossen',
  past: 'vorbei',
  notice: 'Halbe Stunde',
  free: 'Als Nächstes frei:',
  noneFree: 'In den nächsten zwei Wochen ist nichts frei.',
  verdicts: {
    slot_full: {
      refuse: (slot) => `${slot}: Die Gruppe nimmt dann keine weiteren an.`,
      warn: (slot) => `${slot}: Die Gruppe hat dann keinen Platz. Sie können sie trotzdem wählen.`,
    },
    slot_closed: {
      refuse: (slot) => `${slot}: Die Gruppe nimmt dann keine Termine an.`,
      warn: (slot) => `${slot}: Dann ist vielleicht niemand da. Sie können sie trotzdem wählen.`,
    },
  },
}

export const appointments: Messages['appointments'] = {
  title: 'Termine',
  week: 'Woche',
  weekOf: (from, to) => `${from} bis ${to}`,
  previousWeek: 'Vorige Woche',
  thisWeek: 'Diese Woche',
  nextWeek: 'Nächste Woche',
  previousDay: 'Voriger Tag',
  nextDay: 'Nächster Tag',
  allGroups: 'Alle Gruppen',
  allHalfHours: 'Alle halben Stunden',
  day: (day, held) => `${day}, ${counted(held, 'Termin', 'Termine')}`,
  agenda: 'Agenda',
  overdue: 'Überfällig',
  none: 'Hier gibt es keine Termine',
  noneText: 'Wählen Sie oben eine andere halbe Stunde, einen anderen Tag oder eine andere Gruppe.',
  noneOverdue: 'Nichts ist überfällig',
  noneOverdueText: 'Jeder Termin, der gekommen ist, wurde rechtzeitig angenommen.',
  act: 'Handeln',
  moved: (id, to) => `Ereignis ${id} wurde auf ${to} verschoben.`,
  movedBack: (id) => `Ereignis ${id} ist wieder, wo es war.`,
}
