import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../settings/config'
import { upstreamCall } from './upstreamAnswer'
import { retryAfterMs, UpstreamFault } from './upstreamFault'
import { upstreamRequest } from './upstreamRequest'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

const token = 'secret-token-of-account-7'
const limits = { connectMs: 500, silenceMs: 200 }

async function upstreamThat(answers: RequestListener) {
  server = createServer(answers).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  return settingsAt((server.address() as AddressInfo).port)
}

function settingsAt(port: number) {
  const { upstream } = readConfig({
    CALLBOARD_UPSTREAM: `http://127.0.0.1:${port}/secret-path/v1.0`,
    CALLBOARD_UPSTREAM_TOKENS: `7=${token}`,
  })
  if (!upstream) throw new Error('There is no upstream')
  return upstream
}

const call = { method: 'GET', path: '/acd/events' } as const

async function faultOf(work: Promise<unknown>): Promise<UpstreamFault> {
  const error = await work.then(
    () => new Error('No fault'),
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(UpstreamFault)
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/secret/)
  return error
}

describe('a call of the upstream', () => {
  test('goes below the client account, with its token and a JSON body', async () => {
    const seen: unknown[] = []
    const settings = await upstreamThat((request, response) => {
      const { method, url, headers } = request
      seen.push([method, url, headers.authorization, headers['content-type']])
      request.on('data', (chunk) => seen.push(String(chunk)))
      request.on('end', () => response.end('{"status":200}'))
    })
    const body = { Name: 'Ä' }
    const query = { overwriteDuplicates: 'true' }
    const path = '/dialler/contacts/import'
    const answer = await upstreamCall(settings, 7, { method: 'POST', path, query, body }, limits)
    expect(answer).toMatchObject({ status: 200, value: { status: 200 }, retryAfterMs: undefined })
    const url = `/secret-path/v1.0/7${path}?overwriteDuplicates=true`
    expect(seen).toEqual([
      ['POST', url, `Bearer ${token}`, 'application/json'],
      JSON.stringify(body),
    ])
  })

  test('answers with a refusal and its sentence', async () => {
    const settings = await upstreamThat((_, response) => {
      response.writeHead(404).end('{"status":404,"error":"ACD event not found"}')
    })
    const answer = await upstreamCall(settings, 7, call, limits)
    expect(answer).toMatchObject({ status: 404, value: { error: 'ACD event not found' } })
  })

  test.each([401, 403, 301, 302, 307])(
    'with %i is refused, and no redirect is followed',
    async (status) => {
      let calls = 0
      const settings = await upstreamThat((_, response) => {
        calls += 1
        response.writeHead(status, { location: '/elsewhere', 'retry-after': '7' }).end()
      })
      const fault = await faultOf(upstreamCall(settings, 7, call, limits))
      expect([fault.kind, fault.retryAfterMs, calls]).toEqual(['refused', 7000, 1])
    },
  )

  test('to where nobody listens was not sent', async () => {
    const settings = await upstreamThat(() => undefined)
    server?.close()
    expect((await faultOf(upstreamCall(settings, 7, call, limits))).kind).toBe('unreached')
  })

  test('without a byte in time is silent: before the answer, and in the middle of it', async () => {
    const settings = await upstreamThat((request, response) => {
      if (request.url?.endsWith('/events')) response.write('{"records":[')
    })
    const middle = await faultOf(upstreamCall(settings, 7, call, limits))
    const before = await faultOf(upstreamCall(settings, 7, { ...call, path: '/users' }, limits))
    expect([middle.kind, before.kind]).toEqual(['silent', 'silent'])
    expect(middle.message).toMatch(/^127\.0\.0\.1:\d+ said nothing for 0\.2 s$/)
  })

  test('whose answer is cut is silent', async () => {
    const settings = await upstreamThat((_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"records":[', () => response.destroy())
    })
    expect((await faultOf(upstreamCall(settings, 7, call, limits))).kind).toBe('silent')
  })

  test('ends with its signal', async () => {
    const settings = await upstreamThat(() => undefined)
    const ended = new AbortController()
    const calling = upstreamRequest(settings, 7, { ...call, signal: ended.signal })
    setTimeout(() => ended.abort(), 50)
    expect((await faultOf(calling)).kind).toBe('silent')
  })

  test('that is answered with more than 64 MiB is broken', async () => {
    const settings = await upstreamThat((_, response) => {
      const piece = Buffer.alloc(1024 * 1024, ' ')
      for (let at = 0; at < 66; at += 1) response.write(piece)
      response.end()
    })
    expect((await faultOf(upstreamCall(settings, 7, call))).kind).toBe('broken')
  })
})

test.each([
  ['120', 120_000],
  ['3600', 900_000],
  ['Tue, 24 Nov 2026 11:01:00 GMT', 60_000],
  ['Tue, 24 Nov 2026 10:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %s is %s ms', (header, expected) => {
  expect(retryAfterMs(header, Date.parse('2026-11-24T11:00:00Z'))).toBe(expected)
})
