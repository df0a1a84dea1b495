import type { Messages } from '../messages'
import { counted, number } from './count'

const events = (count: number) => counted(count, 'Ereignis', 'Ereignisse')
const minutes = (count: number) => counted(count, 'Minute', 'Minuten')

export const alerts: Messages['alerts'] = {
  text: 'Eine gespeicherte Ansicht mit Grenze löst einen Alarm aus, wenn sie so lange mehr Ereignisse enthält. Die Grenze setzen Sie im Menü der Ansicht. Ein Alarm endet von selbst, etwas unterhalb der Grenze.',
  none: 'Bisher hat keine Ansicht ihre Grenze überschritten.',
  columns: {
    view: 'Ansicht',
    limit: 'Grenze',
    value: 'Höchstzahl',
    began: 'Begonnen',
    ended: 'Beendet',
    takenBy: 'Übernommen von',
    events: 'Auslösende Ereignisse',
  },
  limit: (above, lasting) =>
    lasting === 0
      ? `mehr als ${number.format(above)}`
      : `mehr als ${number.format(above)} für ${minutes(lasting)}`,
  goesOn: 'Dauert an',
  quieted: 'Stumm',
  holds: (count) => `Bis zu ${events(count)}`,
  since: (time) => `seit ${time}`,
  announced: (view, count, limit) => `Alarm: ${view}, ${events(count)}, ${limit}`,
  take: 'Übernehmen',
  takenBy: (name) => `Übernommen von ${name}`,
  quiet: 'Stumm bis zur nächsten Änderung',
  more: (count) => `${counted(count, 'weiterer Alarm', 'weitere Alarme')}`,
  set: 'Grenze setzen',
  setText: 'Der Server beobachtet diese Ansicht und meldet es allen, die sie sehen.',
  above: 'Mehr als',
  aboveHint: 'Ereignisse in der Ansicht.',
  minutes: 'Für Minuten',
  minutesHint: 'Ohne Unterbrechung; 0 heißt sofort.',
  save: 'Grenze setzen',
  remove: 'Grenze entfernen',
}
