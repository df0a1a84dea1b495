import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

const folder = join('node_modules', '.cache', 'callboard', 'process')

/** Builds the server as it is shipped, for processes that begin and end by the dozen. */
export async function buildServer(): Promise<void> {
  await build({
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      rolldownOptions: {
        input: {
          serverProcess: 'src/testing/serverProcess.ts',
          embeddedWorker: 'src/server/db/embeddedWorker.mjs',
        },
      },
    },
  })
}

export type ServerProcess = {
  origin: string
  child: ChildProcess
  /** Ends it without a chance to tidy up. */
  kill: () => Promise<void>
  /** Asks it to stop; resolves with its exit code. */
  stop: () => Promise<number | null>
}

export const adminToken = 'a-token-of-at-least-thirty-two-characters'

/** Starts the built server on a data directory; fails with what it said when it does not start. */
export async function spawnServer(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(folder, 'serverProcess.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      CALLBOARD_DATA_DIR: dataDir,
      CALLBOARD_ADMIN_TOKEN: adminToken,
      LOG_LEVEL: 'error',
      ...settings,
    },
  })
  let said = ''
  child.stderr.on('data', (piece) => {
    said += piece
  })
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /^ready (.+)$/.exec(line)?.[1]
    if (origin === undefined) continue
    return {
      origin,
      child,
      kill: async () => {
        child.kill('SIGKILL')
        await ended
      },
      stop: async () => {
        child.kill('SIGTERM')
        const [code] = await ended
        return code
      },
    }
  }
  const [code] = await ended
  throw new Error(`The server ended with ${code}: ${said.trim()}`)
}
