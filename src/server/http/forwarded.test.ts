import { EventEmitter } from 'node:events'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '@/testing/startServer'
import { countedAs } from '../settings/ipAddress'
import { forwarded } from './forwarded'

/** A connection from this address, as the adaptor hands it on; the gate listens for its end. */
const from = (remoteAddress: string) => ({
  incoming: { socket: Object.assign(new EventEmitter(), { remoteAddress }) },
})

/** Whom a request from this socket with these headers counts for. */
async function countedFor(trusted: string[], socket: string, xff = ''): Promise<string> {
  const { clientAddressOf } = forwarded(trusted)
  const app = new Hono().get('/', (context) => context.text(countedAs(clientAddressOf(context))))
  const headers = xff === '' ? {} : { 'x-forwarded-for': xff }
  return (await app.request('/', { headers }, from(socket))).text()
}

const loopback = ['127.0.0.1', '::1']

describe('a failure counts for', () => {
  test.each([
    ['198.51.100.7', '', '198.51.100.7'],
    // Who is no proxy of ours writes what it likes.
    ['198.51.100.7', '203.0.113.1', '198.51.100.7'],
    ['127.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['::1', '203.0.113.1', '203.0.113.1'],
    ['::ffff:127.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['127.0.0.1', '203.0.113.9, 203.0.113.1', '203.0.113.1'],
    ['127.0.0.1', '203.0.113.1, 127.0.0.1', '203.0.113.1'],
    ['127.0.0.1', '::ffff:203.0.113.1', '203.0.113.1'],
    ['127.0.0.1', '203.0.113.1:4711', '203.0.113.1'],
    ['127.0.0.1', '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
    ['127.0.0.1', '2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['127.0.0.1', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
    // What no proxy of ours has written, or nobody can read, is passed over with all left of it.
    ['127.0.0.1', 'unknown', '127.0.0.1'],
    ['127.0.0.1', '203.0.113.9, unknown', '127.0.0.1'],
    ['127.0.0.1', 'unknown, 203.0.113.1', '203.0.113.1'],
    ['127.0.0.1', ',,,', '127.0.0.1'],
    ['127.0.0.1', "1' OR 1=1", '127.0.0.1'],
    ['127.0.0.1', 'x'.repeat(9000), '127.0.0.1'],
    ['127.0.0.1', `${'203.0.113.9, '.repeat(700)}203.0.113.1`, '203.0.113.1'],
  ])('from %s with %s: %s', async (socket, xff, expected) => {
    expect(await countedFor(loopback, socket, xff)).toBe(expected)
  })

  test('the client in front of a chain of ranges, and the socket where nobody is trusted', async () => {
    const chain = '203.0.113.9, 203.0.113.1, 10.1.2.3, fd00::5'
    expect(await countedFor(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'], '127.0.0.1', chain)).toBe(
      '203.0.113.1',
    )
    expect(await countedFor(['10.0.0.0/8'], '127.0.0.1', chain)).toBe('127.0.0.1')
    expect(await countedFor([], '127.0.0.1', chain)).toBe('127.0.0.1')
  })
})

describe('the server behind a proxy', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer({ CALLBOARD_ORIGIN: 'https://callboard.example' })
  })
  afterAll(() => server.close())

  const signIn = async (xff: string, socket: string, token = 'wrong') => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': xff }
    const init = { method: 'POST', headers, body: JSON.stringify({ token }) }
    return (await server.app.request('/app/v1/session', init, from(socket))).status
  }

  test('slows who rotates forwarded addresses without being a proxy', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 11; n += 1) statuses.push(await signIn(`203.0.113.${n}`, '198.51.100.7'))
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    expect(await signIn('203.0.113.1', '198.51.100.7', server.tokens.agent)).toBe(200)
  })

  test('slows one client of a proxy and not the others, and a whole /64 as one', async () => {
    for (let n = 0; n < 10; n += 1) {
      expect(await signIn(`198.51.100.${n}, 203.0.113.50`, '127.0.0.1')).toBe(401)
      expect(await signIn(`2001:db8::${n + 1}`, '127.0.0.1')).toBe(401)
    }
    expect(await signIn('203.0.113.50', '127.0.0.1')).toBe(429)
    expect(await signIn('2001:db8::ffff', '127.0.0.1')).toBe(429)
    expect(await signIn('203.0.113.51', '127.0.0.1')).toBe(401)
    expect(await signIn('2001:db8:0:1::1', '127.0.0.1')).toBe(401)
  })

  test('takes a header of any length', async () => {
    for (const xff of ['9'.repeat(12_000), `${'a,'.repeat(6000)}`, '203.0.113.9,'.repeat(1000)]) {
      expect(await signIn(xff, '127.0.0.1')).toBe(401)
    }
  })
})

describe('without an own origin', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.close())

  const https = { 'x-forwarded-proto': 'https', 'content-type': 'application/json' }

  test('https counts where a trusted proxy says so: for the cookie and for an older browser', async () => {
    const start = async (socket: string) => {
      const body = JSON.stringify({ token: server.tokens.agent })
      const init = { method: 'POST', headers: https, body }
      const answer = await server.app.request('/app/v1/session', init, from(socket))
      return answer.headers.get('set-cookie') ?? ''
    }
    const leave = async (cookie: string, socket: string) => {
      const headers = { ...https, cookie: cookie.split(';')[0] ?? '', origin: 'https://localhost' }
      const init = { method: 'DELETE', headers }
      return (await server.app.request('/app/v1/session', init, from(socket))).status
    }
    const cookie = await start('127.0.0.1')
    expect(cookie).toContain('Secure')
    expect(await start('198.51.100.7')).not.toContain('Secure')
    expect(await leave(cookie, '198.51.100.7')).toBe(403)
    expect(await leave(cookie, '127.0.0.1')).toBe(200)
  })
})
