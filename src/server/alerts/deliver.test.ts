import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeViewLimit, setViewLimit } from '@/contract/alerts'
import { createView } from '@/contract/views'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Db } from '../db/open'
import { alertDelivery } from './deliver'
import { triedMs } from './forgetUntold'
import type { Resolve } from './post'
import { limitWatch } from './watchLimits'

type Came = { headers: IncomingMessage['headers']; body: string; path: string | undefined }
type Answer = (response: ServerResponse, request: IncomingMessage) => void

const secret = 'a secret'
const closing: (() => Promise<void>)[] = []
let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(() => server.close())

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('{}')

/** A real one on this machine; each request is answered by the next of these, the last for the rest. */
async function receiver(...answers: Answer[]) {
  const came: Came[] = []
  const listener = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    came.push({ headers: request.headers, body, path: request.url })
    const answer = answers[Math.min(came.length, answers.length) - 1] ?? status(200)
    answer(response, request)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    listener.closeAllConnections()
    await new Promise((resolve) => listener.close(resolve))
  })
  const { port } = listener.address() as AddressInfo
  return { came, url: `http://127.0.0.1:${port}/alerts?key=7`, port }
}

type Options = { url: string; mayBePrivate?: boolean; db?: Db; within?: number; resolve?: Resolve }

/** Sends what is due, as one process does. */
function deliverTo({ url, mayBePrivate = true, ...more }: Options) {
  const deliver = alertDelivery({
    ...server.parts,
    log: pino({ level: 'silent' }),
    zone: server.config.zone,
    origin: 'https://callboard.example.com',
    receiver: { url, secret, mayBePrivate },
    within: 5000,
    ...more,
  })
  return () => deliver(new AbortController().signal)
}

const later = (seconds: number) => {
  server.time.now += seconds * 1000
}

/** A view that has begun an alert. */
async function breach(): Promise<number> {
  const view = {
    name: 'Errors',
    filter: 'status:Error',
    sort: '-created',
    columns: ['id'],
  } as const
  const body = { ...view, columns: ['id' as const], density: 'normal' as const, shared: true }
  const ID = (await server.call(createView, { body })).records[0]?.ID ?? 0
  const params = { ViewsID: String(ID) }
  await server.call(setViewLimit, { params, body: { nAbove: 0, nMinutes: 0 } })
  await limitWatch({ ...server.parts, settings: server.config })()
  return ID
}
const end = (ID: number) => server.call(removeViewLimit, { params: { ViewsID: String(ID) } })

const statesOf = (came: readonly Came[]) => came.map(({ body }) => JSON.parse(body).state)
const waiting = () =>
  server.db.asAccount(1, (tx) => tx.selectFrom('alert_deliveries').selectAll().execute())

describe('a delivery', () => {
  test('says what began and what ended, signed, each once', async () => {
    const { came, url } = await receiver()
    const deliver = deliverTo({ url })
    const viewID = await breach()
    await deliver()
    await deliver()
    later(60)
    await end(viewID)
    await deliver()
    expect(came.map(({ body }) => JSON.parse(body))).toEqual([
      {
        alertID: expect.any(Number),
        state: 'began',
        view: 'Errors',
        filter: 'status:Error',
        nAbove: 0,
        nMinutes: 0,
        value: expect.any(Number),
        at: '2026-11-24T12:00:00.000',
        link: `https://callboard.example.com/events?view=${viewID}`,
      },
      expect.objectContaining({ state: 'ended', at: '2026-11-24T12:01:00.000' }),
    ])
    for (const { headers, body, path } of came) {
      const signature = createHmac('sha256', secret).update(body).digest('hex')
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'x-callboard-signature': `sha256=${signature}`,
      })
      expect(path).toBe('/alerts?key=7')
    }
    const [one, two] = came.map(({ headers }) => headers['x-callboard-delivery'])
    expect(one).toMatch(/^[\da-f-]{36}$/)
    expect(two).not.toBe(one)
    expect(await waiting()).toEqual([])
  })

  test.each<[string, Answer]>([
    ['answers 500', status(500)],
    ['redirects', status(302, { Location: '/elsewhere' })],
    ['closes the connection', (response) => response.destroy()],
  ])('to one that %s is sent again, the same', async (_, answer) => {
    const { came, url } = await receiver(answer, status(204))
    const deliver = deliverTo({ url })
    await breach()
    await deliver()
    expect(came).toHaveLength(1)
    later(1)
    await deliver()
    expect(came.map(({ path }) => path)).toEqual(['/alerts?key=7', '/alerts?key=7'])
    const [first, second] = came
    expect(second?.body).toBe(first?.body)
    for (const name of ['x-callboard-delivery', 'x-callboard-signature']) {
      expect(second?.headers[name]).toBe(first?.headers[name])
    }
    expect(await waiting()).toEqual([])
  })

  test.each<[string, Answer]>([
    ['hangs', () => undefined],
    [
      'answers late',
      (response) => void setTimeout(() => status(200)(response, response.req), 2000),
    ],
  ])('to one that %s is given up after its time, and sent again', async (_, answer) => {
    const { came, url } = await receiver(answer, status(200))
    await breach()
    await deliverTo({ url, within: 200 })()
    expect(await waiting()).toHaveLength(1)
    later(1)
    await deliverTo({ url })()
    expect(came).toHaveLength(2)
    expect(await waiting()).toEqual([])
  })

  test('does not read the answer’s body, however long it is', async () => {
    let isClosed = false
    const { url } = await receiver((response) => {
      response.on('close', () => {
        isClosed = true
      })
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', more)
      more()
    })
    await breach()
    await deliverTo({ url })()
    expect(await waiting()).toEqual([])
    await expect.poll(() => isClosed).toBe(true)
  })

  test('is tried with growing pauses for an hour, then given up', async () => {
    const { came, url } = await receiver(status(503))
    const deliver = deliverTo({ url })
    await breach()
    const began = server.time.now
    const triedAt: number[] = []
    while ((await waiting()).length > 0) {
      const before = came.length
      await deliver()
      expect(came).toHaveLength(before + 1)
      triedAt.push(server.time.now - began)
      const [next] = await waiting()
      if (next) {
        server.time.now = next.due_at.getTime() - 1
        await deliver()
        server.time.now += 1
      }
    }
    const pauses = triedAt.slice(1).map((at, place) => at - (triedAt[place] ?? 0))
    expect(pauses.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256].map((s) => s * 1000))
    expect(Math.max(...pauses)).toBe(300_000)
    expect(triedAt.at(-1)).toBe(triedMs)
  })

  test('of what is older than an hour is not sent to a receiver that is new', async () => {
    const { came, url } = await receiver()
    const viewID = await breach()
    later(2 * 60 * 60)
    await end(viewID)
    await deliverTo({ url })()
    expect(statesOf(came)).toEqual(['ended'])
    expect(await waiting()).toEqual([])
  })

  test('of an end waits for that of its beginning', async () => {
    const { came, url } = await receiver(status(500), status(500), status(200))
    const deliver = deliverTo({ url })
    await end(await breach())
    await deliver()
    later(1)
    await deliver()
    later(2)
    await deliver()
    expect(statesOf(came)).toEqual(['began', 'began', 'began', 'ended'])
  })

  test('goes on after a process that ended while it was sending', async () => {
    const { came, url } = await receiver(() => undefined, status(200))
    await breach()
    const ended = new AbortController()
    const log = pino({ level: 'silent' })
    const target = { url, secret, mayBePrivate: true }
    const parts = { ...server.parts, log, zone: server.config.zone, origin: '', receiver: target }
    const sending = alertDelivery(parts)(ended.signal)
    await expect.poll(() => came.length).toBe(1)
    ended.abort()
    await sending
    later(30)
    await deliverTo({ url })()
    expect(came).toHaveLength(2)
    expect(came[1]?.headers['x-callboard-delivery']).toBe(came[0]?.headers['x-callboard-delivery'])
  })

  test('is sent once by two processes on one database', async () => {
    const { came, url } = await receiver((response) =>
      setTimeout(() => status(200)(response, response.req), 100),
    )
    await breach()
    const other = await server.db.again()
    const [one, two] = [deliverTo({ url }), deliverTo({ url, db: other })]
    await Promise.all([one(), two(), one(), two()])
    expect(statesOf(came)).toEqual(['began'])
    expect(await waiting()).toEqual([])
    await other.close()
  })
})

describe('a private address', () => {
  const leadingTo =
    (...addresses: string[]): Resolve =>
    (_host, _options, answer) =>
      answer(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )

  test.each([
    [['127.0.0.1']],
    [['::ffff:127.0.0.1']],
    [['8.8.8.8', '127.0.0.1']],
    [['169.254.169.254']],
  ])('behind a name is not connected to: %s', async (addresses) => {
    const { came, port } = await receiver()
    const url = `http://receiver.example.com:${port}/`
    await breach()
    await deliverTo({ url, mayBePrivate: false, resolve: leadingTo(...addresses) })()
    expect(came).toEqual([])
    expect(await waiting()).toMatchObject([{ tries: 1 }])
  })

  test('in place of a name is not connected to', async () => {
    const { came, url, port } = await receiver()
    await breach()
    await deliverTo({ url, mayBePrivate: false })()
    later(1)
    await deliverTo({ url: `http://localhost:${port}/`, mayBePrivate: false })()
    expect(came).toEqual([])
    expect(await waiting()).toMatchObject([{ tries: 2 }])
  })
})
