import { counted } from './count'

export const health = {
  text: 'How the server is that answers this page. Its database, where several servers share it, is the same for all of them.',
  away: 'The database does not answer. What stands below is what was known before.',
  bad: 'Fault',
  unknown: 'Not known now',
  rows: {
    database: 'Database',
    size: 'Size',
    disk: 'Disk left',
    backups: 'Backups',
    feeds: 'Change feeds',
    mirror: 'Mirror',
    version: 'Version',
    migrations: 'Migrations',
    next: 'Next version',
  },
  kinds: { embedded: 'Embedded', postgres: 'PostgreSQL' },
  answers: (milliseconds: string) => `answers in ${milliseconds} ms`,
  silent: 'Does not answer',
  waits: (count: number) => `${counted(count, 'call waits', 'calls wait')} for a connection`,
  growth: (bytes: string) => `${bytes} more each day`,
  growthLater: 'how it grows is known after an hour',
  disk: (free: string, total: string) => `${free} of ${total}`,
  diskElsewhere: 'The disk of PostgreSQL is not seen from here',
  noBackups: 'This server makes no backups',
  noBackupYet: 'No backup yet.',
  lastBackup: (moment: string) => `Last one ${moment}.`,
  failedBackup: (moment: string, reason: string) => `Failed ${moment}: ${reason}`,
  feeds: (count: number) => counted(count, 'open page', 'open pages'),
  noMirror: 'No upstream is set up',
  mirror: (moment: string) => `As of ${moment}`,
  version: (version: string, moment: string) => `${version}, runs since ${moment}`,
  migrations: (count: number, newest: string) =>
    `All ${count} are applied, the newest is ${newest}`,
  newerMigration: (name: string) =>
    `A newer version has changed the tables (${name}). Start that version here, too.`,
  noNext: 'No other version is installed',
  next: (version: string, migrations: number, seconds: string) =>
    migrations === 0
      ? `${version} is installed. The next start migrates nothing`
      : `${version} is installed. The next start applies ${counted(migrations, 'migration', 'migrations')}, about ${seconds} s`,
}
