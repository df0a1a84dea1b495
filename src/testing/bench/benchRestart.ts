import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDataDirectory } from '../database'
import { adminToken, buildServer, type ServerProcess, spawnServer } from '../spawnServer'
import { perSecond, rate, say } from './measure'

const writingSeconds = 20
const rounds = 3

const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456', Subject: 'Bench' }

async function create({ origin }: ServerProcess): Promise<void> {
  const url = `${origin}/rest/v1.0/1/acd/events/create`
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(event) })
  await response.arrayBuffer()
}

function walMegabytes(dataDir: string): number {
  const folder = join(dataDir, 'database', 'pg_wal')
  const sizes = readdirSync(folder).map(
    (name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1024 / 1024
}

/** Writes as much as it can, and says how large the log grew. */
async function write(server: ServerProcess, dataDir: string): Promise<void> {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, walMegabytes(dataDir))
  }, 50)
  const creates = await rate(() => create(server), writingSeconds, 16)
  clearInterval(timer)
  say(`${perSecond(creates)} creates for ${writingSeconds} s: pg_wal at most ${most.toFixed(0)} MB`)
}

async function timedStart(dataDir: string): Promise<[ServerProcess, number]> {
  const from = performance.now()
  const server = await spawnServer(dataDir)
  return [server, (performance.now() - from) / 1000]
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

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
