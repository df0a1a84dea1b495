import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'
import { Ended } from '../db/endable'
import { type Listening, listen } from '../listen'

let server: TestServer
let listening: Listening
const begun: string[] = []
const deafened = vi.fn()
beforeAll(async () => {
  server = await startServer()
  const { db } = server
  const { app } = createApp({
    ...server.parts,
    db: {
      ...db,
      asTenant: (scope, run, isolation, gone) => {
        const seen: typeof run = (tx) => {
          begun.push(gone ? 'read' : 'other')
          return run(tx)
        }
        return db.asTenant(scope, seen, isolation, gone)
      },
      listen: async (onMessage) => {
        const unsubscribe = await db.listen(onMessage)
        return () => {
          unsubscribe()
          deafened()
        }
      },
    },
  })
  listening = await listen(app, '127.0.0.1', 0)
})
afterAll(async () => {
  await listening.close()
  await server.close()
})

/** Keeps every connection to the database busy until it is told to let go. */
async function occupy(): Promise<() => Promise<unknown>> {
  const places = server.db.kind === 'embedded' ? 1 : 10
  let letGo = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let taken = 0
  const all = Array.from({ length: places }, () =>
    server.db.asAccount(1, async () => {
      taken += 1
      await released
    }),
  )
  await vi.waitFor(() => expect(taken).toBe(places))
  return () => {
    letGo()
    return Promise.all(all)
  }
}

const request = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.tokens.admin}\r\n\r\n`

async function send(...paths: string[]) {
  const socket = connect(listening.port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  await once(socket, 'connect')
  socket.write(paths.map(request).join(''))
  return async () => {
    socket.destroy()
    await once(socket, 'close')
  }
}

describe('a read ends with its request', () => {
  test('given up before it had a connection it never runs', async () => {
    const letGo = await occupy()
    const gone = new AbortController()
    const run = vi.fn(async () => 1)
    const read = server.db.asAccount(1, run, undefined, gone.signal)
    const ended = expect(read).rejects.toThrow(Ended)
    gone.abort()
    await letGo()
    await ended
    expect(run).not.toHaveBeenCalled()
  })

  test('no statement follows, and the connection goes on to others as it was', async () => {
    const gone = new AbortController()
    const second = vi.fn()
    const read = server.db.asAccount(
      1,
      async (tx) => {
        await sql`SELECT 1`.execute(tx)
        gone.abort()
        await sql`SELECT 2`.execute(tx)
        second()
      },
      undefined,
      gone.signal,
    )
    await expect(read).rejects.toThrow(Ended)
    expect(second).not.toHaveBeenCalled()
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql`SELECT count(*)::integer AS count FROM acd_groups`.execute(tx),
    )
    expect(rows).toHaveLength(1)
  })

  test('a query that runs is cancelled where the database can', async () => {
    const seconds = server.db.kind === 'embedded' ? 1 : 100
    const gone = new AbortController()
    const read = server.db.asAccount(
      1,
      (tx) => sql`SELECT pg_sleep(${seconds})`.execute(tx),
      undefined,
      gone.signal,
    )
    const ended = expect(read).rejects.toThrow(Ended)
    await sleep(300)
    gone.abort()
    await ended
  }, 20_000)

  test('forty calls whose callers went away are not worked off', async () => {
    const letGo = await occupy()
    begun.length = 0
    const calls = Array.from({ length: 40 }, (_, n) => send(`/app/v1/events/facets?filter=w${n}`))
    const leave = await Promise.all(calls)
    await sleep(200)
    await Promise.all(leave.map((go) => go()))
    await sleep(200)
    await letGo()
    const list = await server.fetch('/rest/v1.0/1/acd/events?limitPageSize=1')
    expect(list.status).toBe(200)
    expect(begun).toEqual([])
  }, 30_000)

  test('feeds end with their connection, those too that wait behind another answer', async () => {
    deafened.mockClear()
    const path = '/app/v1/events/changes'
    const leave = await send(path, path, path)
    await sleep(500)
    await leave()
    await vi.waitFor(() => expect(deafened).toHaveBeenCalled(), { timeout: 5000 })
  }, 20_000)
})
