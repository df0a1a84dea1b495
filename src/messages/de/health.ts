import type { Messages } from '../messages'
import { counted } from './count'

export const health: Messages['health'] = {
  text: 'Wie es dem Server geht, der diese Seite beantwortet. Seine Datenbank ist für alle Server dieselbe, die sie teilen.',
  away: 'Die Datenbank antwortet nicht. Unten steht, was vorher bekannt war.',
  bad: 'Fehler',
  unknown: 'Zurzeit nicht bekannt',
  rows: {
    database: 'Datenbank',
    size: 'Größe',
    disk: 'Freier Platz',
    backups: 'Sicherungen',
    feeds: 'Live-Verbindungen',
    mirror: 'Spiegel',
    version: 'Version',
    migrations: 'Migrationen',
    next: 'Nächste Version',
  },
  kinds: { embedded: 'Eingebaut', postgres: 'PostgreSQL' },
  answers: (milliseconds) => `antwortet in ${milliseconds} ms`,
  silent: 'Antwortet nicht',
  waits: (count) => `${counted(count, 'Aufruf wartet', 'Aufrufe warten')} auf eine Verbindung`,
  growth: (bytes) => `${bytes} mehr am Tag`,
  growthLater: 'wie sie wächst, ist nach einer Stunde bekannt',
  disk: (free, total) => `${free} von ${total}`,
  diskElsewhere: 'Die Festplatte von PostgreSQL ist von hier nicht zu sehen',
  noBackups: 'Dieser Server macht keine Sicherungen',
  noBackupYet: 'Noch keine Sicherung.',
  lastBackup: (moment) => `Die letzte ${moment}.`,
  failedBackup: (moment, reason) => `Gescheitert ${moment}: ${reason}`,
  feeds: (count) => counted(count, 'offene Seite', 'offene Seiten'),
  noMirror: 'Kein vorgelagertes System eingerichtet',
  mirror: (moment) => `Stand ${moment}`,
  version: (version, moment) => `${version}, läuft seit ${moment}`,
  migrations: (count, newest) => `Alle ${count} sind angewandt, die neueste ist ${newest}`,
  newerMigration: (name) =>
    `Eine neuere Version hat die Tabellen geändert (${name}). Starten Sie diese Version auch hier.`,
  noNext: 'Keine andere Version ist installiert',
  next: (version, migrations, seconds) =>
    migrations === 0
      ? `${version} ist installiert. Der nächste Start migriert nichts`
      : `${version} ist installiert. Der nächste Start wendet ${counted(migrations, 'Migration', 'Migrationen')} an, etwa ${seconds} s`,
}
