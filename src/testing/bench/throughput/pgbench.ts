import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PrivatePostgres } from '../../postgres'

/** How often PostgreSQL does this in a second by itself; undefined where it has no pgbench. */
export type Pgbench = (
  script: string,
  load: { clients: number; seconds: number },
) => number | undefined

export const pgbenchOf =
  (program: PrivatePostgres['program'], url: string): Pgbench =>
  (script, { clients, seconds }) => {
    const folder = mkdtempSync(join(tmpdir(), 'callboard-pgbench-'))
    const file = join(folder, 'script')
    writeFileSync(file, script)
    // Where we are root, another user reads it.
    chmodSync(folder, 0o755)
    const load = ['-M', 'prepared', '-c', String(clients), '-T', String(seconds)]
    const { out } = program('pgbench', '-n', ...load, '-f', file, url)
    rmSync(folder, { recursive: true })
    const found = /^tps = ([\d.]+)/m.exec(out)?.[1]
    return found === undefined ? undefined : Number(found)
  }
