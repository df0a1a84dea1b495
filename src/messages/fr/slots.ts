import type { Messages } from '../messages'
import { counted, number } from './count'

export const slots: Messages['slots'] = {
  again: (time) => `${time} (deuxième fois)`,
  secondPass: 'deuxième fois',
  number: (held, capacity) =>
    capacity === null
      ? number.format(held)
      : `${number.format(held)} sur ${number.format(capacity)}`,
  full: 'complet',
  closed: 'fermé',
  past: 'passé',
  notice: 'Demi-heure',
  free: 'Prochaines libres :',
  noneFree: 'Rien n’est libre dans les deux prochaines semaines.',
  verdicts: {
    slot_full: {
      refuse: (slot) => `${slot} : le groupe n’en prend plus à ce moment.`,
      warn: (slot) =>
        `${slot} : le groupe n’a plus de place à ce moment. Vous pouvez la choisir quand même.`,
    },
    slot_closed: {
      refuse: (slot) => `${slot} : le groupe ne prend pas de rendez-vous à ce moment.`,
      warn: (slot) =>
        `${slot} : il n’y aura peut-être personne à ce moment. Vous pouvez la choisir quand même.`,
    },
  },
}

export const appointments: Messages['appointments'] = {
  title: 'Rendez-vous',
  week: 'Semaine',
  weekOf: (from, to) => `${from} au ${to}`,
  previousWeek: 'Semaine précédente',
  thisWeek: 'Cette semaine',
  nextWeek: 'Semaine suivante',
  previousDay: 'Jour précédent',
  nextDay: 'Jour suivant',
  allGroups: 'Tous les groupes',
  allHalfHours: 'Toutes les demi-heures',
  day: (day, held) => `${day}, ${counted(held, 'rendez-vous', 'rendez-vous')}`,
  agenda: 'Agenda',
  overdue: 'En retard',
  none: 'Aucun rendez-vous ici',
  noneText: 'Choisissez ci-dessus une autre demi-heure, un autre jour ou un autre groupe.',
  noneOverdue: 'Rien n’est en retard',
  noneOverdueText: 'Chaque rendez-vous arrivé a été pris à temps.',
  act: 'Agir',
  moved: (id, to) => `L’événement ${id} a été déplacé au ${to}.`,
  movedBack: (id) => `L’événement ${id} est de nouveau à sa place.`,
}
