import { afterAll, beforeEach, expect, test } from 'vitest'
import { createAccessToken, listAccessTokens } from '@/contract/accessTokens'
import { readFeed } from '@/testing/feed'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const hour = 60 * 60_000
const make = async (dtExpires: string) =>
  server.call(createAccessToken, { body: { name: 'CRM', role: 'agent', dtExpires } })
const status = async (token: string) => (await server.fetch('/app/v1/session', {}, token)).status

test.each([
  ['a day ends with it', '2026-11-24', '2026-11-25T00:00:00.000', 12 * hour],
  ['a moment is its own end', '2026-11-24T13:30', '2026-11-24T13:30:00.000', 1.5 * hour],
])('%s', async (_, given, told, length) => {
  const { ID, token } = await make(given)
  const { records } = await server.call(listAccessTokens)
  expect(records.find((one) => one.ID === ID)).toMatchObject({ dtExpires: told, dtRevoked: null })
  const began = server.time.now
  server.time.now = began + length - 1
  expect(await status(token)).toBe(200)
  server.time.now = began + length
  expect(await status(token)).toBe(401)
})

test('what hangs on it ends too: sessions at once, feeds within 5 s', async () => {
  const { token } = await make('2026-11-24T13:00')
  const began = await server.app.request('/app/v1/session', {
    method: 'POST',
    body: JSON.stringify({ token }),
    headers: { 'content-type': 'application/json' },
  })
  const cookie = began.headers.get('set-cookie')?.split(';')[0] ?? ''
  const feed = readFeed(await server.fetch('/app/v1/events/changes', {}, token))
  await feed.begun()
  server.time.now += hour
  const ended = Date.now()
  const session = await server.app.request('/app/v1/session', { headers: { cookie } })
  expect(session.status).toBe(401)
  await feed.ended
  expect(Date.now() - ended).toBeLessThan(5000)
})

test.each(['2026-11-23', '2026-11-24T11:59', '2026-02-30', 'soon', '9999-12-31'])(
  '%s is no end of a token',
  async (dtExpires) => {
    const body = { name: 'CRM', role: 'agent', dtExpires } as const
    const answer = await server.send(createAccessToken, { body })
    expect([answer.status, (await answer.json()).issues]).toEqual([
      400,
      [
        {
          path: 'dtExpires',
          message:
            'must be a date or a moment that has not passed, as yyyy-mm-dd or yyyy-mm-ddThh:mm',
        },
      ],
    ])
  },
)
