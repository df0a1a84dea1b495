import { type Migration, migrations as released } from '../db/migrations'
import { BackupEnd, BackupHead, countRows, type RowsHead, readJson, readRows } from './contents'
import { damaged, type Part, readParts, UnreadableBackup } from './format'

export type BackupPart =
  | ({ kind: 'head' } & BackupHead)
  | { kind: 'rows'; head: RowsHead; rows: Buffer }
  | ({ kind: 'end' } & BackupEnd)

function read({ kind, content }: Part): BackupPart {
  if (kind === 'head') return { kind, ...readJson(BackupHead, content) }
  if (kind === 'end') return { kind, ...readJson(BackupEnd, content) }
  return { kind, ...readRows(content) }
}

/** Older ones are made first and brought up to date with their rows in them. */
function refuseNewer({ migrations }: BackupHead, known: readonly Migration[]): void {
  const stranger = migrations.find(({ name }, at) => known[at]?.name !== name)
  if (stranger !== undefined) {
    throw new UnreadableBackup(
      `The backup is of a newer program: it knows the migration ${stranger.name}, which this one does not.`,
    )
  }
  const other = migrations.find(({ sha256 }, at) => known[at]?.sha256 !== sha256)
  if (other !== undefined) {
    throw new UnreadableBackup(
      `The backup is of another program: its migration ${other.name} is not the one that this program has.`,
    )
  }
}

type Counted = Record<string, number>

function refuseOtherTotals(counted: Counted, { rows }: BackupEnd): void {
  const names = new Set([...Object.keys(counted), ...Object.keys(rows)])
  for (const name of names) {
    if ((counted[name] ?? 0) !== (rows[name] ?? 0)) throw damaged(`rows of ${name} are missing`)
  }
}

/**
 * What a backup holds: its head, its rows, its end. Throws where the file is not a whole backup that
 * this program can restore, at the latest at its end: until then nothing may be kept.
 */
export async function* readBackup(
  source: AsyncIterable<Buffer>,
  known: readonly Migration[] = released,
): AsyncGenerator<BackupPart> {
  const counted: Counted = {}
  let isBegun = false
  for await (const packed of readParts(source)) {
    const part = read(packed)
    if ((part.kind === 'head') === isBegun) throw damaged('its head is not where it should be')
    isBegun = true
    if (part.kind === 'head') refuseNewer(part, known)
    if (part.kind === 'rows') {
      const { table, rows } = part.head
      if (countRows(part.rows) !== rows) throw damaged(`rows of ${table} are missing`)
      counted[table] = (counted[table] ?? 0) + rows
    }
    if (part.kind === 'end') refuseOtherTotals(counted, part)
    yield part
  }
}

export type BackupTotals = { madeAt: string; tables: number; rows: number }

/** Reads a backup to its end, and keeps nothing of it. */
export async function checkBackup(
  source: AsyncIterable<Buffer>,
  known?: readonly Migration[],
): Promise<BackupTotals> {
  const totals = { madeAt: '', tables: 0, rows: 0 }
  for await (const part of readBackup(source, known)) {
    if (part.kind === 'head') totals.madeAt = part.madeAt
    if (part.kind !== 'end') continue
    const counts = Object.values(part.rows)
    totals.tables = counts.length
    totals.rows = counts.reduce((sum, count) => sum + count, 0)
  }
  return totals
}
