import type { Messages } from '../messages'
import { counted, number } from './count'

export const wallboard: Messages['wallboard'] = {
  nothing: '–',
  title: 'Wallboard',
  how: 'Wie das gezählt wird',
  tiles: {
    Open: 'Offen',
    'Oldest waiting': 'Wartet am längsten',
    'Due now': 'Jetzt fällig',
    Overdue: 'Überfällig',
    'Closed today': 'Heute geschlossen',
    'In time today': 'Heute rechtzeitig',
  },
  counted: {
    Open: 'Ereignisse, deren Status weder Erledigt noch Fehler ist.',
    'Oldest waiting':
      'Das offene Ereignis, das noch niemand hatte und das am längsten wartet, seit es kam oder seit seinem Termin.',
    'Due now':
      'Ereignisse, deren Termin gekommen ist und die niemand angenommen hat, und Wiedervorlagen, deren Moment gekommen ist.',
    Overdue: 'Dasselbe, länger als die Karenz ihrer Gruppe.',
    'Closed today':
      'Ereignisse, die seit Mitternacht geschlossen wurden und geschlossen sind. Was schon geschlossen hierher kam, wird nicht gezählt: Wann das war, ist nicht bekannt.',
    'In time today':
      'Von den Ereignissen, deren Ziel seit Mitternacht abgelaufen ist, die rechtzeitig angenommenen. Ein Ereignis ohne Ziel wird nicht gezählt, auch keines, das schon angenommen oder beendet hierher kam.',
  },
  before: (value) => `${value} vor einer halben Stunde`,
  goal: (minutes) => `Ziel: ${minutes}`,
  countedView: (filter) =>
    filter === '' ? 'Alle Ereignisse.' : `Die Ereignisse, die diese Ansicht zeigt: ${filter}`,
  countedAgo: (age) => `Vor ${age} gezählt`,
  choose: {
    title: 'Kacheln wählen',
    shown: 'Auf dem Wallboard',
    more: 'Nicht auf dem Wallboard',
    add: (name) => `${name} hinzufügen`,
    remove: (name) => `${name} entfernen`,
    most: 'Mehr als sechs Kacheln gehen nicht: Entfernen Sie erst eine.',
    least: 'Ohne Kachel zeigt das Wallboard die sechs, mit denen alle beginnen.',
    first: 'Wie am Anfang',
    save: 'Speichern',
  },
  byType: (group) => `${group} nach Typ`,
  groups: 'Gruppen',
  columns: {
    name: 'Gruppe',
    open: 'Offen',
    oldest: 'Ältestes',
    due: 'Fällig',
    overdue: 'Überfällig',
    closedToday: 'Heute geschlossen',
    inTimeToday: 'Heute rechtzeitig',
  },
  today: 'Heute nach halben Stunden',
  chart: (created, closed) =>
    `Heute kamen ${counted(created, 'Ereignis', 'Ereignisse')}, und ${counted(closed, 'Ereignis wurde', 'Ereignisse wurden')} geschlossen`,
  halfHour: {
    from: 'Ab',
    created: 'Gekommen',
    answered: 'Angenommen',
    inTime: 'Rechtzeitig',
    closed: 'Geschlossen',
    open: 'Offen zu Beginn',
  },
  goalsChanged: 'Ziele geändert',
  goalChanges: (count) => `${counted(count, 'Ziel', 'Ziele')} geändert`,
  unknown: (count) =>
    count === 1
      ? 'Die Vergangenheit von 1 Ereignis von heute ist nicht bekannt, weil es schon angenommen oder beendet hierher kam. Angenommen, rechtzeitig und geschlossen zählen nur, was seither mit ihm geschah.'
      : `Die Vergangenheit von ${number.format(count)} Ereignissen von heute ist nicht bekannt, weil sie schon angenommen oder beendet hierher kamen. Angenommen, rechtzeitig und geschlossen zählen nur, was seither mit ihnen geschah.`,
}

export const display: Messages['display'] = {
  revoked:
    'Dieser Anzeige-Link wurde widerrufen, oder seine Adresse ist nicht vollständig. Bitten Sie einen Admin oder Supervisor um einen neuen.',
  unreachable: 'Der Server antwortet nicht.',
  offline: 'Dieser Bildschirm hat kein Netz.',
  first: 'Warten auf die ersten Zahlen …',
  asOf: (clock) => `Stand ${clock}`,
  ageUnknown: 'Alter unbekannt',
  old: (clock, age) => `Die Zahlen sind von ${clock}, ${age} alt.`,
  oldUnknown: (clock) => `Die Zahlen sind von ${clock}.`,
  more: (groups, open) =>
    `${counted(groups, 'weitere Gruppe', 'weitere Gruppen')}, ${number.format(open)} offen`,
}

/** Board and list of a past minute. */
export const past = {
  asOf: (moment: string) => `Stand ${moment}`,
  back: 'Zurück zu jetzt',
  asItWas: 'Wie es war',
  moment: 'Zeitpunkt',
}
