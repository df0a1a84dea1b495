import type { Health } from '@/contract/operation/health'
import { m } from '@/messages'
import { formatNumber, formatStamp } from '@/ui/text/format'
import { formatBytes } from '@/ui/text/formatBytes'

export type HealthRow = { name: string; text: string; isBad?: boolean }

/** Less room than this is told as a fault. */
const leastShare = 0.1

function databaseText({ kind, answers, ms, waiting }: Health['database']): string {
  const { kinds, answers: inTime, silent, waits } = m.health
  const state = answers ? inTime(formatNumber(ms ?? 0)) : silent
  return [kinds[kind], state, ...(waiting > 0 ? [waits(waiting)] : [])].join(', ')
}

function sizeText({ bytes, bytesPerDay }: Health['database']): string {
  if (bytes === null) return m.health.unknown
  const growth =
    bytesPerDay === null ? m.health.growthLater : m.health.growth(formatBytes(bytesPerDay))
  return `${formatBytes(bytes)}, ${growth}`
}

const diskText = (disk: Health['disk']): string =>
  disk === null
    ? m.health.diskElsewhere
    : m.health.disk(formatBytes(disk.freeBytes), formatBytes(disk.totalBytes))

function backupText(backups: Health['backups']): string {
  if (backups === null) return m.health.noBackups
  const { dtLastWhole, dtLastFailure, reason } = backups
  const whole =
    dtLastWhole === null ? m.health.noBackupYet : m.health.lastBackup(formatStamp(dtLastWhole))
  if (dtLastFailure === null) return whole
  return `${whole} ${m.health.failedBackup(formatStamp(dtLastFailure), reason ?? '')}`
}

const failedLast = (backups: Health['backups']) =>
  backups !== null &&
  backups.dtLastFailure !== null &&
  backups.dtLastFailure > (backups.dtLastWhole ?? '')

const plain = (migration: string) => migration.replace(/[.]sql$/, '')

const migrationsText = ({ count, newest, newer }: Health['migrations']): string =>
  newer === null ? m.health.migrations(count, plain(newest)) : m.health.newerMigration(plain(newer))

const nextText = (next: Health['next']): string =>
  next === null
    ? m.health.noNext
    : m.health.next(next.version, next.migrations, formatNumber(next.seconds))

/** The parts in the order in which one asks about them. */
export function healthRows(health: Health, answers: boolean): HealthRow[] {
  const { database, disk, backups, feeds, dtMirror, migrations, version, dtStarted } = health
  const { rows } = m.health
  const state = { ...database, answers: database.answers && answers }
  return [
    { name: rows.database, text: databaseText(state), isBad: !state.answers },
    { name: rows.size, text: sizeText(database) },
    {
      name: rows.disk,
      text: diskText(disk),
      isBad: disk !== null && disk.freeBytes < disk.totalBytes * leastShare,
    },
    { name: rows.backups, text: backupText(backups), isBad: failedLast(backups) },
    { name: rows.feeds, text: m.health.feeds(feeds) },
    {
      name: rows.mirror,
      text: dtMirror === null ? m.health.noMirror : m.health.mirror(formatStamp(dtMirror)),
    },
    { name: rows.version, text: m.health.version(version, formatStamp(dtStarted)) },
    {
      name: rows.migrations,
      text: migrationsText(migrations),
      isBad: migrations.newer !== null,
    },
    { name: rows.next, text: nextText(health.next) },
  ]
}

/** Nothing was read yet, as the database is away. */
export const unknownRows = (): HealthRow[] =>
  Object.entries(m.health.rows).map(([key, name]) =>
    key === 'database'
      ? { name, text: m.health.silent, isBad: true }
      : { name, text: m.health.unknown },
  )
