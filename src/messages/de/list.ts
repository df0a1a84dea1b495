import type { Messages } from '../messages'
import { counted, number, said } from './count'

export const events: Messages['events'] = {
  title: 'Ereignisse',
  matches: 'Treffer',
  count: (count) => counted(count, 'Ereignis', 'Ereignisse'),
  moreThan: (count) => `mehr als ${number.format(count)} Ereignisse`,
  counting: 'Wird gezählt …',
  notCounted: 'Nicht gezählt',
  create: 'Neues Ereignis',
  untitled: 'Ohne Betreff',
  none: 'Noch keine Ereignisse',
  noneText: 'Sobald ein Rückruf, Ticket, eine Mail oder ein Chat wartet, steht es hier.',
  noMatch: 'Nichts passt zu diesem Filter',
  noMatchText: 'Nehmen Sie einen Begriff weg, oder leeren Sie den Filter.',
  sortBy: (column) => `Nach ${column} sortieren`,
  widthOf: (column) => `Breite von ${column}`,
  place: (place, count) => `${number.format(place)} von ${number.format(count)}`,
  placeId: (id) => `ID ${id}`,
  placePriority: (value) => `Priorität ${value}`,
  placeEmpty: 'Leer',
  menus: {
    columns: 'Spalten',
    order: 'Reihenfolge der Spalten',
    plainColumns: 'Übliche Spalten',
    moveUp: (column) => `${column} nach oben`,
    moveDown: (column) => `${column} nach unten`,
    export: 'Export',
  },
  columns: {
    ID: 'ID',
    AcdEventTypesID: 'Typ',
    AcdEventStatusID: 'Status',
    AcdGroupsID: 'Gruppe',
    UsersID: 'Agent',
    Sender: 'Absender',
    Receiver: 'Empfänger',
    Subject: 'Betreff',
    nPriority: 'Priorität',
    dtCreated: 'Erstellt',
    dtModified: 'Geändert',
    dtRemind: 'Termin',
    age: 'Alter',
  },
}

export const views: Messages['views'] = {
  menu: 'Ansichten',
  current: 'Gewählte Ansicht',
  one: 'Ansicht',
  more: 'Weitere Ansichten',
  noUser:
    'Diese Anmeldung steht für keinen Benutzer, daher gehört ihr kein Ereignis. Melden Sie sich mit einem eigenen Zugangstoken an, oder wählen Sie eine andere Ansicht.',
  plain: 'Alle Ereignisse',
  own: 'Meine Ansichten',
  shared: 'Geteilt',
  builtIn: {
    open: 'Offen',
    dueNow: 'Jetzt fällig',
    overdue: 'Überfällig',
    waitingCallbacks: 'Wartende Rückrufe',
    errors: 'Fehler',
    mine: 'Meine',
    all: 'Alle',
  },
  by: (owner) => `geteilt von ${owner}`,
  changed: (name) => `„${name}“, geändert`,
  gone: 'Diese Ansicht wurde gelöscht oder wird nicht mehr geteilt. Filter und Sortierung aus der Adresse gelten weiter.',
  save: 'Speichern',
  saveAs: 'Ansicht speichern',
  rename: 'Umbenennen …',
  share: 'Teilen',
  unshare: 'Nicht mehr teilen',
  remove: 'Löschen …',
  removeNow: 'Ansicht löschen',
  removeOwn: (name) => `Die Ansicht „${name}“ wird gelöscht. Die Ereignisse bleiben.`,
  removeShared: (name) =>
    `Die Ansicht „${name}“ wird für alle gelöscht, mit denen sie geteilt ist. Die Ereignisse bleiben.`,
  reset: 'Änderungen zurücknehmen',
  name: 'Name',
  shareWithAll: 'Mit allen dieses Mandanten teilen',
}

export const live: Messages['live'] = {
  freshness: 'Aktualität',
  freshnessOfEvent: 'Aktualität des Ereignisses',
  freshnessOfContacts: 'Aktualität der Kontakte',
  readAgain: 'Neu laden',
  fresh: () => 'Aktuell',
  ageing: () => 'Älter',
  stale: (age) => `Veraltet · ${age}`,
  notLoaded: 'Nicht geladen',
  isPaused: 'Die Aktualisierung ist angehalten',
  somebody: 'jemandem',
  changedBy: (name, since) =>
    since === '' ? `Geändert von ${name}` : `Geändert von ${name}, vor ${since}`,
  pause: 'Aktualisierung anhalten',
  resume: 'Aktualisierung fortsetzen',
  pill: ({ startOver, created, changed, gone }) =>
    startOver ? 'Viele Änderungen' : said([created, 'neu'], [changed, 'geändert'], [gone, 'weg']),
  states: { changed: 'Inzwischen geändert', gone: 'Nicht mehr in dieser Liste' },
}

export const selection: Messages['selection'] = {
  title: 'Auswahl',
  count: (count) => `${number.format(count)} ausgewählt`,
  all: (count) => `Alle ${number.format(count)} auswählen`,
  clear: 'Auswahl aufheben',
  one: (ID) => `Ereignis ${ID} auswählen`,
  seen: 'Sichtbare Zeilen auswählen',
  tooMany:
    'Es sind mehr einzeln ausgewählt, als sich als Datei anfordern lassen. Grenzen Sie die Liste mit einem Filter ein, oder wählen Sie alle Treffer aus.',
}
