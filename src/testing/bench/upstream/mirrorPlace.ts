import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../../postgres'

/** Where a mirror keeps its rows. */
export type MirrorPlace = {
  name: string
  settings: Record<string, string>
  /** Rows written so far, by table; undefined where nobody but the mirror can ask. */
  written: () => Promise<Map<string, number> | undefined>
  close: () => Promise<void>
}

export async function embeddedMirror(): Promise<MirrorPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-'))
  return {
    name: 'Mirror on the embedded database',
    settings: { CALLBOARD_DATA_DIR: folder },
    written: async () => undefined,
    close: async () => rmSync(folder, { recursive: true }),
  }
}

const perTable = `SELECT relname, (n_tup_ins + n_tup_upd + n_tup_del)::float8 AS count
  FROM pg_stat_user_tables`

/** A private PostgreSQL; undefined where there is none. */
export async function postgresMirror(): Promise<MirrorPlace | undefined> {
  const postgres = await startPostgres()
  if (postgres === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-'))
  async function written(): Promise<Map<string, number>> {
    const client = new Client({ connectionString: postgres?.url })
    await client.connect()
    const { rows } = await client.query<{ relname: string; count: number }>(perTable)
    await client.end()
    return new Map(rows.map(({ relname, count }) => [relname, count]))
  }
  return {
    name: `Mirror on ${postgres.version}, fsync off`,
    settings: { CALLBOARD_DATA_DIR: folder, DATABASE_URL: postgres.url },
    written,
    close: async () => {
      postgres.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
