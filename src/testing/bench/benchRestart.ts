import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer } from '../builtServer'
import { makeDataDirectory } from '../database'
import { adminToken, type ServerProcess, spawnServer } from '../spawnServer'
import { median, say } from './measure'

const rounds = 3
/** 2 GB of log in all rounds. */
const megabytesARound = 700
const writers = 16
/** What nothing packs and no index shares: such texts fill the log quickest. */
const Body = () => randomBytes(7500).toString('base64')

const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456', Subject: 'Bench' }

async function create({ origin }: ServerProcess): Promise<void> {
  const url = `${origin}/rest/v1.0/1/acd/events/create`
  const body = JSON.stringify({ ...event, Body: Body() })
  const response = await fetch(url, { method: 'POST', headers, body })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`A create was answered with ${response.status}`)
}

const megabyte = 1024 * 1024
const segment = 16

/** How much the files of the log take, and how much was written into it since it began, in MB. */
function readWal(dataDir: string): { size: number; written: number } {
  const folder = join(dataDir, 'database', 'pg_wal')
  const files = readdirSync(folder).flatMap((name) => {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false })
    return stats ? [{ name, ...stats }] : []
  })
  const size = files.reduce((sum, file) => sum + file.size, 0) / megabyte
  const [newest] = files
    .filter(({ name }) => /^[0-9A-F]{24}$/.test(name))
    .sort((a, b) => b.mtimeMs - a.mtimeMs)
  return { size, written: Number.parseInt(newest?.name.slice(16) ?? '0', 16) * segment }
}

/** Fills the log, and says how large it grew. */
async function write(server: ServerProcess, dataDir: string): Promise<void> {
  let most = 0
  const from = readWal(dataDir).written
  let written = 0
  const timer = setInterval(() => {
    const now = readWal(dataDir)
    most = Math.max(most, now.size)
    written = now.written - from
  }, 50)
  let creates = 0
  const writer = async () => {
    for (; written < megabytesARound; creates += 1) await create(server)
  }
  await Promise.all(Array.from({ length: writers }, writer))
  clearInterval(timer)
  say(
    `${written} MB of log by ${creates.toLocaleString('en')} creates: pg_wal at most ${most.toFixed(0)} MB`,
  )
}

async function timedStart(dataDir: string): Promise<[ServerProcess, number]> {
  const from = performance.now()
  const server = await spawnServer(dataDir)
  return [server, (performance.now() - from) / 1000]
}

/** The log while much is written, and a start after `kill -9` beside one after a stop. */
export async function benchRestart(): Promise<void> {
  say('\nEmbedded database, in a process of its own')
  const dataDir = mkdtempSync(join(tmpdir(), 'callboard-bench-'))
  await buildServer()
  await makeDataDirectory(dataDir)
  const clean: number[] = []
  const killed: number[] = []
  let [server] = await timedStart(dataDir)
  for (let round = 0; round < rounds; round += 1) {
    await write(server, dataDir)
    await server.kill()
    const [afterKill, seconds] = await timedStart(dataDir)
    killed.push(seconds)
    await afterKill.stop()
    const [afterStop, cleanSeconds] = await timedStart(dataDir)
    clean.push(cleanSeconds)
    server = afterStop
  }
  await server.stop()
  rmSync(dataDir, { recursive: true })
  say(
    `ready after a stop ${median(clean).toFixed(1)} s, after kill -9 ${median(killed).toFixed(1)} s (${(median(killed) / median(clean)).toFixed(2)} times), medians of ${rounds}`,
  )
}
