import type { Messages } from '../messages'
import { counted, number } from './count'

const events = (count: number) => counted(count, 'événement', 'événements')
const minutes = (count: number) => counted(count, 'minute', 'minutes')

export const alerts: Messages['alerts'] = {
  text: 'Une vue enregistrée avec un seuil déclenche une alerte quand elle contient plus d’événements aussi longtemps. Le seuil se fixe dans le menu de la vue. Une alerte se termine d’elle-même, un peu en dessous du seuil.',
  none: 'Aucune vue n’a dépassé son seuil jusqu’ici.',
  columns: {
    view: 'Vue',
    limit: 'Seuil',
    value: 'Maximum',
    began: 'Début',
    ended: 'Fin',
    takenBy: 'Prise par',
    events: 'Événements en cause',
  },
  limit: (above, lasting) =>
    lasting === 0
      ? `plus de ${number.format(above)}`
      : `plus de ${number.format(above)} pendant ${minutes(lasting)}`,
  goesOn: 'En cours',
  quieted: 'En sourdine',
  holds: (count) => `Jusqu’à ${events(count)}`,
  since: (time) => `depuis ${time}`,
  announced: (view, count, limit) => `Alerte : ${view}, ${events(count)}, ${limit}`,
  take: 'La prendre',
  takenBy: (name) => `Prise par ${name}`,
  quiet: 'En sourdine jusqu’au prochain changement',
  more: (count) => `${counted(count, 'autre alerte', 'autres alertes')}`,
  set: 'Fixer un seuil',
  setText: 'Le serveur surveille cette vue et prévient tous ceux qui la voient.',
  above: 'Plus de',
  aboveHint: 'Événements dans la vue.',
  minutes: 'Pendant (minutes)',
  minutesHint: 'Sans interruption ; 0 : aussitôt.',
  save: 'Fixer le seuil',
  remove: 'Retirer le seuil',
}
