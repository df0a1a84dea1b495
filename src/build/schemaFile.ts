import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const folder = 'src/server/db/migrations'

/**
 * Writes beside the server which migrations it has: the server of the version before, which still
 * runs while this one is installed in its place, tells from it what the next start would do.
 */
export const schemaFile = (version: string): Plugin => ({
  name: 'callboard-schema-file',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild === true,
  writeBundle({ dir }) {
    const migrations = readdirSync(folder)
      .sort()
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    writeFileSync(
      join(dir ?? 'dist/server', 'schema.json'),
      JSON.stringify({ version, migrations }),
    )
  },
})
