import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { version } from '../../../package.json'
import { migrations } from '../db/migrations'
import type { Db } from '../db/open'
import { secondsOf } from '../db/upgrade/migrationTime'
import type { SchemaState } from '../db/upgrade/schemaState'

/** What the build writes beside the program, see schemaFile in src/build. */
const Installed = z.object({
  version: z.string(),
  migrations: z.array(z.object({ name: z.string(), text: z.string() })),
})
export type InstalledVersion = z.infer<typeof Installed>

/** The program that the next start runs, as it lies on the disk now. */
export async function readInstalled(): Promise<InstalledVersion | undefined> {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'schema.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  // Half written, while it is being installed.
  const read = text === undefined ? undefined : z.safeParse(Installed, parsed(text))
  return read?.success ? read.data : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const newestOwn = migrations.at(-1)?.name ?? ''

/** Of what another program has done to the tables since this one started, the newest. */
export const newerIn = ({ applied }: Pick<SchemaState, 'applied'>): string | null => {
  const newest = applied.at(-1)?.name ?? ''
  return newest > newestOwn ? newest : null
}

/** What the version that is installed would migrate; null where it is the one that runs. */
export function nextVersion(
  installed: InstalledVersion | undefined,
  { applied, sizes }: SchemaState,
  kind: Db['kind'],
) {
  if (installed === undefined) return null
  const isOwn = installed.version === version && installed.migrations.at(-1)?.name === newestOwn
  if (isOwn) return null
  const done = new Set(applied.map(({ name }) => name))
  const due = installed.migrations.filter(({ name }) => !done.has(name))
  const seconds = due.reduce((sum, migration) => sum + secondsOf(kind, migration, sizes), 0)
  return { version: installed.version, migrations: due.length, seconds: Math.ceil(seconds) }
}
