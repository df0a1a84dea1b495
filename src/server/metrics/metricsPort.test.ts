import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { customerTextInMetrics } from '@/testing/logs/customerTexts'
import { adminToken, type ServerProcess, spawnServer } from '@/testing/spawnServer'

const taken = createServer().listen(0, '127.0.0.1')
const portOf = (server: typeof taken) => {
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

const dataDir = mkdtempSync(join(tmpdir(), 'callboard-metrics-'))
let port = 0
let server: ServerProcess
beforeAll(async () => {
  await buildServer()
  await makeDataDirectory(dataDir)
  port = await freePort()
  server = await spawnServer(dataDir, { CALLBOARD_METRICS_PORT: String(port) })
}, 180_000)
afterAll(async () => {
  await server.stop()
  taken.close()
})

const ask = (path: string) =>
  fetch(`${server.origin}${path}`, { headers: { authorization: `Bearer ${adminToken}` } })

test('a running server tells at the port of the metrics alone, and of no customer', async () => {
  const words = encodeURIComponent('"Erika Mustermann" +4930123456789')
  await ask(`/rest/v1.0/1/acd/events?filter=${words}`)
  await ask(`/${words}`)
  expect((await ask('/metrics')).status).toBe(404)
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(customerTextInMetrics(text)).toBeUndefined()
  for (const line of [
    'callboard_http_requests_total{route="/rest/v1.0/{ClientsID}/acd/events",status="200"} 1',
    'callboard_http_requests_total{route="unknown",status="404"}',
    'callboard_database_up 1',
    'callboard_events{client="1",',
    'process_resident_memory_bytes ',
    'nodejs_eventloop_lag_seconds ',
  ]) {
    expect(text).toContain(line)
  }
  expect((await fetch(`http://127.0.0.1:${port}/app/v1/session`)).status).toBe(404)
})

test('a port that another program has stops the start with a sentence', async () => {
  const other = mkdtempSync(join(tmpdir(), 'callboard-metrics-'))
  await makeDataDirectory(other)
  const start = spawnServer(other, { CALLBOARD_METRICS_PORT: String(portOf(taken)) })
  await expect(start).rejects.toThrow(
    `CALLBOARD_METRICS_PORT ${portOf(taken)} on 127.0.0.1 is taken; stop the program that has it`,
  )
})
