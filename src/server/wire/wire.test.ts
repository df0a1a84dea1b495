import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { endpoints } from '@/contract/endpoints'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'
import { type Listening, listen } from '../listen'

let server: TestServer
let listening: Listening
const db = { listen: vi.fn(), asTenant: vi.fn() }
beforeAll(async () => {
  server = await startServer()
  db.listen.mockImplementation(server.db.listen)
  db.asTenant.mockImplementation(server.db.asTenant)
  const { app } = createApp({ ...server.parts, db: { ...server.db, ...db } })
  listening = await listen(app, '127.0.0.1', 0)
})
afterAll(async () => {
  await listening.close()
  await server.close()
})

/** What the server says to these bytes, up to where it closes the connection. */
async function say(...lines: string[]): Promise<string> {
  const socket = connect(listening.port, '127.0.0.1')
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'))
  return text(socket)
}
const authorization = () => `Authorization: Bearer ${server.tokens.admin}`

/** Since Node 24 it is taken for a host as it stands. */
const halfEncoded = URL.canParse('http://xn--a') ? [] : ['xn--a']

describe('a Host that is no host', () => {
  test.each(['999.1.1.1', ...halfEncoded, 'a b', '[::1', 'a%', '0x7f.1.2.3.4'])(
    '%s is 400',
    async (host) => {
      for (const method of ['POST', 'GET']) {
        const answer = await say(`${method} /rest/v1.0/1/acd/events HTTP/1.1`, `Host: ${host}`)
        expect(answer).toMatch(/^HTTP\/1\.1 400 /)
        expect(
          JSON.parse(answer.split('\r\n\r\n')[1]?.replace(/^[^{]*|[^}]*$/g, '') ?? ''),
        ).toMatchObject({
          status: 400,
          issues: [{ path: 'Host' }],
        })
      }
    },
  )
})

test('a check of a load balancer speaks HTTP/1.0 and names no Host', async () => {
  expect(await say('GET /health/ready HTTP/1.0')).toMatch(/^HTTP\/1\.1 200 /)
  expect(await say('GET /health/ready HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 /)
})

describe('HEAD', () => {
  test.each(
    endpoints.filter(({ method }) => method === 'GET').map((row) => [row.name, row] as const),
  )('%s answers as GET does, without a body, and leaves nothing behind', async (_, row) => {
    const path = row.path.replace('{ClientsID}', '1').replace(/\{\w+\}/g, '1')
    const answer = await say(`HEAD ${path} HTTP/1.1`, 'Host: localhost', authorization())
    const get = await server.fetch(path)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${get.status} `))
    expect(answer.split('\r\n\r\n')[1]).toBe('')
    await get.body?.cancel()
  })

  test('opens no feed, and begins no stream', async () => {
    db.listen.mockClear()
    await say('HEAD /app/v1/events/changes HTTP/1.1', 'Host: localhost', authorization())
    expect(db.listen).not.toHaveBeenCalled()
    db.asTenant.mockClear()
    await say('HEAD /app/v1/events/export HTTP/1.1', 'Host: localhost', authorization())
    expect(db.asTenant).not.toHaveBeenCalled()
  })
})
