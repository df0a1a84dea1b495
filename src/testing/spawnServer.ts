import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { builtPath } from './builtServer'
import { customerTextInLog } from './logs/customerTexts'

export type Callboard = {
  child: ChildProcess
  said: { out: string; err: string }
  /** Resolves when standard output or error holds this; fails when the process ends without. */
  says: (text: string | RegExp) => Promise<void>
  ended: Promise<number | null>
}

/** Their lives are short: what is compiled once more for speed, a quarter of a start, never pays. */
const forShortLives = ['--liftoff-only']

/** The program `callboard` with these words, in a process of its own. */
export function spawnCallboard(words: string[], settings: Record<string, string>): Callboard {
  const child = spawn(process.execPath, [...forShortLives, builtPath('main'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'error', ...settings },
  })
  const said = { out: '', err: '' }
  const listeners = new Set<() => void>()
  const hear = (stream: 'out' | 'err') => (piece: Buffer) => {
    said[stream] += piece
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', hear('out'))
  child.stderr.on('data', hear('err'))
  const ended = once(child, 'close').then(([code]) => code)
  const says = (text: string | RegExp) =>
    new Promise<void>((resolve, reject) => {
      const listener = () => {
        if (`${said.out}\n${said.err}`.search(text) >= 0) resolve()
      }
      listeners.add(listener)
      listener()
      void ended.then((code) => reject(new Error(`It ended with ${code}: ${said.err}`)))
    })
  return { child, said, says, ended }
}

/** Runs `callboard` to its end. */
export async function runCallboard(words: string[], settings: Record<string, string>) {
  const { said, ended } = spawnCallboard(words, settings)
  const exit = await ended
  return { exit, ...said }
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

/**
 * Starts the built server on a data directory; fails with what it said when it does not start.
 * `inside` are the words of another program that runs it, in a container for example.
 */
export async function spawnServer(
  dataDir: string,
  settings: Record<string, string> = {},
  inside: string[] = [],
  onSpawn: (child: ChildProcess) => void = () => undefined,
): Promise<ServerProcess> {
  const [program = '', ...words] = [
    ...inside,
    process.execPath,
    ...forShortLives,
    builtPath('serverProcess'),
  ]
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      CALLBOARD_DATA_DIR: dataDir,
      CALLBOARD_ADMIN_TOKEN: adminToken,
      LOG_LEVEL: 'info',
      ...settings,
    },
  })
  onSpawn(child)
  let said = ''
  child.stderr.on('data', (piece) => {
    said += piece
  })
  // Its log must tell of no customer, whatever it is made to do.
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => {
    const found = customerTextInLog(said)
    if (found !== undefined) throw new Error(`The log tells of a customer, ${found}: ${said}`)
    return code ?? null
  })
  ended.catch(() => undefined)
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
        return ended
      },
    }
  }
  const code = await ended
  throw new Error(`The server ended with ${code}: ${said.trim()}`)
}
