import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAll } from '../builtServer'
import { adminToken, runCallboard, spawnCallboard } from '../spawnServer'

/** So many events are exported from one client account and imported into another. */
const events = 20_000

const folder = mkdtempSync(join(tmpdir(), 'callboard-try-'))
const settings = {
  PORT: '0',
  CALLBOARD_DATA_DIR: join(folder, 'data'),
  CALLBOARD_ADMIN_TOKEN: adminToken,
  LOG_LEVEL: 'warn',
}
const file = join(folder, 'events.ndjson')

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const from = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return result
}

/** Runs a verb beside the server; anything but success fails. */
async function verb(...words: string[]): Promise<void> {
  const { exit, err } = await timed(words.slice(0, 2).join(' '), () =>
    runCallboard(words, settings),
  )
  if (exit !== 0) throw new Error(`callboard ${words.join(' ')} ended with ${exit}: ${err}`)
}

/** The number of events of a client account, as its exported file has them. */
async function exported(client: string): Promise<number> {
  const { exit, out, err } = await runCallboard(
    ['export', '--client', client, '--format', 'ndjson'],
    settings,
  )
  if (exit !== 0) throw new Error(err)
  return out.trim().split('\n').length
}

async function tryProgram(): Promise<void> {
  const server = spawnCallboard(['start'], settings)
  await timed('start with demo data', () => server.says(/http:\/\/localhost:\d+/))
  const origin = /http:\/\/localhost:\d+/.exec(server.said.out)?.[0]
  const page = await fetch(`${origin}/sign-in`)
  if (!(await page.text()).includes('<title>')) throw new Error(`The page failed: ${page.status}`)
  await verb('demo', '--events', String(events))
  await verb('export', file, '--client', '1', '--format', 'ndjson')
  console.log(`file: ${(statSync(file).size / 1_000_000).toFixed(1)} MB`)
  await verb('import', file, '--client', '2')
  const [from, to] = [await exported('1'), await exported('2')]
  if (from !== to || from <= events) throw new Error(`${from} events were exported, ${to} came`)
  server.child.kill('SIGTERM')
  const code = await timed('stop', () => server.ended)
  if (code !== 0) throw new Error(`The server ended with ${code}: ${server.said.err}`)
  console.log(`ok: started, ${from} events exported and imported, stopped`)
}

// Under the Node that runs this file, as it is installed: built, started, asked, stopped.
await timed('build', buildAll)
try {
  await tryProgram()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
