import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { madeOnce } from './madeOnce'

const inside = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** The build's folder for the sources as they are now. */
function folderOfSources(): string {
  const single = ['index.html', 'package.json', 'package-lock.json', 'vite.config.ts']
  const hash = createHash('sha256')
  for (const path of [...inside('src'), ...inside('public'), ...single]) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  }
  return `build-${hash.digest('hex').slice(0, 16)}`
}

let server: string | undefined

/** A program of ours as {@link buildServer} built it. */
export function builtPath(name: string): string {
  if (server === undefined) throw new Error('Call buildServer first')
  return join(server, `${name}.mjs`)
}

const input = {
  main: 'src/server/main.ts',
  serverProcess: 'src/testing/serverProcess.ts',
  lockProcess: 'src/testing/lockProcess.ts',
  journeyServer: 'src/testing/journeyServer.ts',
  embeddedWorker: 'src/server/db/embedded/embeddedWorker.mjs',
  bodyWorker: 'src/server/body/bodyWorker.mjs',
}

/** Builds the server as it is shipped, for processes that begin and end by the dozen. */
export async function buildServer(): Promise<void> {
  server = await madeOnce(join(folderOfSources(), 'server'), (outDir) =>
    build({ logLevel: 'error', build: { ssr: true, outDir, rolldownOptions: { input } } }),
  )
}

/** Builds the pages too, which `callboard start` serves from beside the server. */
export async function buildAll(): Promise<void> {
  await buildServer()
  // Of the same sources, also where one is written meanwhile.
  const folder =
    dirname(server ?? '')
      .split('/')
      .at(-1) ?? ''
  await madeOnce(join(folder, 'web'), (outDir) => build({ logLevel: 'error', build: { outDir } }))
}
