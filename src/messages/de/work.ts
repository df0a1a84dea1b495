import type { Messages } from '../messages'
import { counted } from './count'

export const work: Messages['work'] = {
  takeNext: 'Nächstes nehmen',
  pause: 'Pause',
  goOn: 'Weitermachen',
  paused: 'Sie haben pausiert und nehmen nichts.',
  outcome: 'Ergebnis von „Nächstes nehmen“',
  taken: (id) => `Sie haben Ereignis ${id}:`,
  nothing: 'Auf Sie wartet nichts, und kein Termin steht bevor.',
  later: (id, when) => `Jetzt wartet nichts auf Sie. Als Nächstes kommt Ereignis ${id}: ${when}.`,
  mine: 'Meine',
  due: 'Fällig',
  next: 'Als Nächstes',
  noneMine: 'Sie haben kein offenes Ereignis. Nehmen Sie das nächste.',
  noneDue: 'Kein Termin Ihrer Gruppen ist fällig.',
  noGroups:
    'Sie gehören zu keiner Gruppe, darum kommt nur, was an Sie gebunden ist. Ein Admin kann Sie unter „Gruppen“ einer Gruppe hinzufügen.',
  all: (count) => `${counted(count, 'Ereignis', 'Ereignisse')} zeigen`,
  priority: (value) => `Priorität ${value}`,
  nobody: 'Diese Anmeldung steht für keinen Benutzer',
  nobodyText:
    '„Meine Arbeit“ gehört zu einem Agenten. Melden Sie sich als Person an oder mit einem Zugangstoken, das für einen Benutzer steht.',
  pausedMember: 'pausiert',
}
