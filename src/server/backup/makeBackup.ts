import type { Db } from '../db/open'
import type { TableSnapshot } from '../db/tableCopy'
import { readCounters, readTables } from './catalogue'
import { type BackupHead, countRows, rowsContent } from './contents'
import { type Part, writeParts } from './format'
import { readingOf, readPieces } from './readPieces'

type Options = {
  /** How much has been read of how much, in megabytes of tables. */
  onProgress?: (done: number, total: number) => Promise<void>
}

async function headOf({ kind, query, at }: TableSnapshot): Promise<BackupHead> {
  const migrations = await query<BackupHead['migrations'][number]>(
    'SELECT name, sha256 FROM migrations ORDER BY name COLLATE "C"',
  )
  return { madeAt: new Date(at).toISOString(), database: kind, migrations }
}

/** Of blocks of 8 KiB; a small database is one megabyte. */
const megabytes = (blocks: number) => Math.ceil(blocks / 128)

const jsonPart = (kind: Part['kind'], content: unknown): Part => ({
  kind,
  content: Buffer.from(JSON.stringify(content)),
})

async function* partsOf(tables: TableSnapshot, { onProgress }: Options): AsyncGenerator<Part> {
  yield jsonPart('head', await headOf(tables))
  const kept = await readTables(tables)
  const reading = await readingOf(tables)
  const total = kept.reduce((sum, { blocks }) => sum + blocks, 0)
  const counts: Record<string, number> = {}
  let done = 0
  for (const table of kept) {
    counts[table.name] = 0
    for await (const { rows, blocks } of readPieces(tables, table, reading(table.name))) {
      const count = countRows(rows)
      counts[table.name] = (counts[table.name] ?? 0) + count
      const head = { table: table.name, columns: table.columns, rows: count }
      if (count > 0) yield { kind: 'rows', content: rowsContent(head, rows) }
      done += blocks
      await onProgress?.(megabytes(done), megabytes(total))
    }
  }
  yield jsonPart('end', { rows: counts, counters: await readCounters(tables) })
}

/** The bytes of a backup of the whole database as of one moment, beside everything else it does. */
export async function* makeBackup(
  { snapshot }: Pick<Db, 'snapshot'>,
  options: Options = {},
): AsyncGenerator<Buffer> {
  const tables = await snapshot()
  try {
    yield* writeParts(partsOf(tables, options))
  } finally {
    await tables.close()
  }
}
