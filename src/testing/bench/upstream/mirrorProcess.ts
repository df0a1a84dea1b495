import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'
import { Mirror } from '@/contract/upstream/mirror'
import { builtPath } from '../../builtServer'

const token = 'a-token-of-at-least-thirty-two-characters'
const lookMs = 100

/** Megabytes of memory that a process holds; undefined where the system does not say. */
function heldMegabytes(pid: number): number | undefined {
  const path = `/proc/${pid}/status`
  if (!existsSync(path)) return undefined
  const held = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8'))?.[1]
  return held === undefined ? undefined : Number(held) / 1024
}

/** The mirror in a process of its own, as it runs for real, and how much memory it has held. */
export async function startMirrorProcess(settings: Record<string, string>) {
  const child = spawn(process.execPath, [builtPath('serverProcess')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      CALLBOARD_DEMO: 'off',
      CALLBOARD_ADMIN_TOKEN: token,
      CALLBOARD_UPSTREAM_TOKENS: '1=the-token-of-the-upstream',
      CALLBOARD_UPSTREAM_INTERVAL: '0.2',
      LOG_LEVEL: 'info',
      ...settings,
    },
  })
  const ended = once(child, 'exit')
  let fillingLines = 0
  let faults = ''
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.includes('the mirror is being filled')) fillingLines += 1
    if (/"level":(40|50|60)/.test(line)) faults += `${line}\n`
  })
  let origin = ''
  for await (const line of createInterface({ input: child.stdout })) {
    origin = /^ready (.+)$/.exec(line)?.[1] ?? ''
    if (origin !== '') break
  }
  if (origin === '') throw new Error(`The mirror did not start: ${faults}`)

  const most = { held: 0 }
  const look = () => {
    const held = child.pid === undefined ? undefined : heldMegabytes(child.pid)
    most.held = Math.max(most.held, held ?? 0)
    return held
  }
  const timer = setInterval(look, lookMs)

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
  async function json(path: string, init: RequestInit = {}): Promise<unknown> {
    const answer = await ask(path, init)
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }

  return {
    ask,
    json,
    mirror: async () => z.parse(Mirror, await json('/app/v1/upstream')),
    held: look,
    /** The most that it has held since the last time that this was asked. */
    mostHeld: () => {
      const { held } = most
      most.held = 0
      return held
    },
    fillingLines: () => fillingLines,
    /** What the log warned of. */
    faults: () => faults,
    stop: async () => {
      clearInterval(timer)
      child.kill('SIGTERM')
      await ended
    },
  }
}
export type MirrorProcess = Awaited<ReturnType<typeof startMirrorProcess>>
