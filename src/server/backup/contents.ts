import * as z from 'zod/mini'
import { damaged } from './format'

/** What the parts of the file hold; all but the rows is JSON. */
const Migration = z.object({ name: z.string(), sha256: z.string() })

/** The head: what made the tables, and when the file was begun. */
export const BackupHead = z.object({
  madeAt: z.string(),
  database: z.enum(['embedded', 'postgres']),
  migrations: z.array(Migration).check(z.minLength(1)),
})
export type BackupHead = z.infer<typeof BackupHead>

/** The first line of a part with rows; COPY text follows. */
export const RowsHead = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
})
export type RowsHead = z.infer<typeof RowsHead>

/** The end: how many rows of each table there are, and where the counters stand. */
export const BackupEnd = z.object({
  rows: z.record(z.string(), z.int()),
  counters: z.record(z.string(), z.object({ last: z.int(), isUsed: z.boolean() })),
})
export type BackupEnd = z.infer<typeof BackupEnd>

/** Reads JSON that was checked by its checksum, and so is what some program wrote. */
export function readJson<Schema extends z.ZodMiniType>(
  schema: Schema,
  content: Buffer,
): z.output<Schema> {
  try {
    return z.parse(schema, JSON.parse(content.toString('utf8')))
  } catch {
    throw damaged('a part of it cannot be read')
  }
}

const newline = 10

/** A part with rows: its first line, and the rows behind it. */
export function readRows(content: Buffer): { head: RowsHead; rows: Buffer } {
  const end = content.indexOf(newline)
  const head = readJson(RowsHead, content.subarray(0, Math.max(end, 0)))
  return { head, rows: content.subarray(end + 1) }
}

export const rowsContent = (head: RowsHead, rows: Buffer) =>
  Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), rows])

/** COPY text has one row in each line. */
export function countRows(rows: Buffer): number {
  let count = 0
  for (let at = rows.indexOf(newline); at >= 0; at = rows.indexOf(newline, at + 1)) count += 1
  return count
}
