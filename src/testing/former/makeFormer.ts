import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startPostgres } from '../postgres'
import { serverClient } from '../serverClient'
import { adminToken } from '../spawnServer'
import { answersFrom } from './formerAnswers'
import { packFile, packFolder } from './formerFiles'

// node src/testing/run.mjs src/testing/former/makeFormer.ts PROGRAM NUMBER: what the program of a
// version leaves, for the tests of the next one. PROGRAM is its installed src/server/callboard.mjs.
const [program, number] = process.argv.slice(3)
if (program === undefined || !/^\d{4}$/.test(number ?? '')) {
  throw new Error('Name the program and the number of its newest migration, such as 0018')
}

const folder = join('src/testing/former', String(number))
const dataDir = mkdtempSync(join(tmpdir(), 'callboard-former-'))
mkdirSync(folder, { recursive: true })

/** A day of a centre: the demo data, what the API and the web app make of them, and an end. */
async function live(settings: Record<string, string>) {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn', CALLBOARD_UNDO_SECONDS: '3600' }
  const child = spawn(process.execPath, [String(program), 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, CALLBOARD_ADMIN_TOKEN: adminToken, ...settings },
  })
  const ended = once(child, 'exit')
  let origin: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    origin = /http:\/\/localhost:\d+/.exec(line)?.[0]
    if (origin !== undefined) break
  }
  if (origin === undefined) throw new Error('It did not start')
  const client = serverClient({ origin })
  const done = async (work: Promise<{ status: number; text: string }>) => {
    const { status, text } = await work
    if (status !== 200) throw new Error(text)
    return JSON.parse(text)
  }
  const { records } = await done(client.create('made by the API', 'the first key'))
  await done(client.create('made by the API, too'))
  await done(client.hold('waits for its undo'))
  await done(client.clone('A clone'))
  const close = { action: 'close', Comment: 'Called, and all is said' }
  await done(client.send(`/app/v1/events/${records[0].ID}/actions`, { body: close }))
  const answers = await answersFrom(origin, adminToken)
  child.kill('SIGTERM')
  await ended
  return answers
}

const tell = (file: string) => console.log(`${file}: ${statSync(file).size} bytes`)
const into = (name: string) => join(folder, name)

try {
  const embedded = await live({ CALLBOARD_DATA_DIR: dataDir })
  packFile(into('data.tar.br'), packFolder(dataDir))
  const postgres = await startPostgres()
  if (postgres === undefined) throw new Error('There is no PostgreSQL here')
  const ofPostgres = await live({ CALLBOARD_DATA_DIR: dataDir, DATABASE_URL: postgres.url })
  packFile(into('dump.sql.br'), postgres.program('pg_dump', postgres.url).out)
  postgres.stop()
  packFile(into('answers.json.br'), JSON.stringify({ embedded, postgres: ofPostgres }))
  for (const name of ['data.tar.br', 'dump.sql.br', 'answers.json.br']) tell(into(name))
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
