import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { listen } from '@/server/listen'
import type { Caller } from '../caller'
import { median, perSecond, say } from '../measure'
import type { BenchDatabase } from '../places'
import { listServer } from './listServer'

const connections = 32
const seconds = 2
/** Of each, one after the other: what else the machine does meets all alike. */
const rounds = 5

const events = '/rest/v1.0/1/acd/events'
const waiting = 1

type Workload = {
  name: string
  /** HTTP texts, asked in turn. */
  ours: string[]
  theirs: string[]
  /** The same for PostgreSQL alone, as pgbench reads it. */
  script: string
}

function textOf(headers: Record<string, string>, path: string, body?: object): string {
  const content = body === undefined ? '' : JSON.stringify(body)
  const all = { host: '127.0.0.1', ...headers, 'content-length': String(content.length) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`
}

const insert = `INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
  acd_event_status_id, sender, subject, dt_created, dt_modified, dt_last_modified, search_text)
  VALUES (1, nextval('acd_events_ids'), 235, '<eventData></eventData>', 3, 1, '49199123456', 'Bench',
  now(), now(), now(), '49199123456 bench')`

function workloads(headers: Record<string, string>, ids: readonly number[]): Workload[] {
  const created = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456', Subject: 'Bench' }
  const byId = ids.map((id) => textOf(headers, `${events}/event/${id}`))
  const page = `limitPageSize=100&orderBy=dtCreated&ascending=false&total=false&filter=status:${waiting}`
  const create = textOf(headers, `${events}/create`, created)
  return [
    {
      name: 'one event by its ID',
      ours: byId,
      theirs: byId,
      script: `\\set place random(1, ${ids.length})
        SELECT * FROM acd_events WHERE client_id = 1 AND id = 9999 + :place;`,
    },
    {
      name: 'page of 100 by status',
      ours: [textOf(headers, `${events}?${page}`)],
      theirs: [textOf(headers, `${events}?status=${waiting}`)],
      script: `SELECT * FROM acd_events WHERE client_id = 1 AND acd_event_status_id = ${waiting}
        ORDER BY dt_created DESC, id DESC LIMIT 100;`,
    },
    {
      name: 'create',
      ours: [create],
      theirs: [create],
      script: `${insert.replaceAll('\n', ' ')};`,
    },
  ]
}

/** Answers a second. */
async function load(port: number, requests: readonly string[]): Promise<number> {
  const program = fileURLToPath(new URL('./load.mjs', import.meta.url))
  const words = JSON.stringify({ port, connections, seconds, requests })
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(words)
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  if (code !== 0) throw new Error('A request was not answered')
  return Number(said)
}

/** What a second holds, ours beside a list server in memory and PostgreSQL by itself. */
export async function benchThroughput(
  { pgbench }: BenchDatabase,
  { app, call, headers }: Caller,
): Promise<void> {
  const { records } = JSON.parse(await call(events))
  const [own, theirs] = [await listen(app, '127.0.0.1', 0), await listServer(records)]
  const ids = records.map(({ ID }: { ID: number }) => ID).filter((id: number) => id >= 10_000)
  say(`\nrequests a second over ${connections} connections, medians of ${rounds}`)
  for (const workload of workloads(headers, ids)) {
    const rates = { ours: [] as number[], theirs: [] as number[], database: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      rates.ours.push(await load(own.port, workload.ours))
      rates.theirs.push(await load(theirs.port, workload.theirs))
      const limit = pgbench?.(workload.script, { clients: connections, seconds })
      if (limit !== undefined) rates.database.push(limit)
    }
    const [ours, fastify, limit] = [rates.ours, rates.theirs, rates.database].map(median)
    const share = (of = 0) => `(${((ours ?? 0) / of).toFixed(2)} of it)`
    say(
      `${workload.name.padEnd(24)} ${perSecond(ours ?? 0)}; Fastify, records in memory ${perSecond(fastify ?? 0)} ${share(fastify)}` +
        (limit ? `; pgbench ${perSecond(limit)} ${share(limit)}` : ''),
    )
  }
  await Promise.all([own.close(), theirs.close()])
}
