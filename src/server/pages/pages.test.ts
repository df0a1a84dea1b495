import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pagePaths } from '@/contract/pages'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'
import { builtPages } from './pages'

const folder = mkdtempSync(join(tmpdir(), 'callboard-pages-'))
let server: TestServer
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<title>Callboard</title>')
  writeFileSync(join(folder, 'assets', 'main-1.js'), 'begin()')
  server = await startServer()
  app = createApp({ ...server.parts, pages: builtPages(folder) })
})
afterAll(async () => {
  app.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

async function ask(path: string, accept: string) {
  const response = await app.app.request(path, { headers: { accept } })
  return [response.status, await response.text()]
}

describe('the web app', () => {
  test.each(pagePaths)('%s is a page, for whoever asks', async (path) => {
    const at = path.replace(/\{\w+\}/, '2039')
    for (const accept of [browser, '*/*']) {
      expect(await ask(at, accept)).toEqual([200, '<title>Callboard</title>'])
    }
    expect((await ask(`${at}?filter=open`, browser))[0]).toBe(200)
  })

  test('its files are there under their own names', async () => {
    expect(await ask('/assets/main-1.js', '*/*')).toEqual([200, 'begin()'])
  })
})

describe('a path that is neither API nor page', () => {
  test.each([
    '/metrics',
    '/status',
    '/.env',
    '/index.html',
    '/favicon.ico',
    '/assets/main-0.js',
    '/assets/',
    '/health/xyz',
    '/settings/nonsense',
    '/settings/audit/more',
    '/events/new/more',
    '/events/abc',
    '/events/0',
    '/events/2147483648',
    '/campaigns/compare/1',
    '/Sign in',
    '//events',
    '/%2e%2e/secret',
    '/%E0%A4%A',
  ])('%s is 404: the page for a browser, nothing for others', async (path) => {
    const [status, text] = await ask(path, browser)
    expect([status, text]).toEqual([404, '<title>Callboard</title>'])
    for (const accept of ['*/*', 'application/json', 'image/avif,image/webp']) {
      expect(await ask(path, accept)).toEqual([404, ''])
    }
  })

  test.each(['/rest', '/rest/v1.0/1/nothing', '/app', '/app/v1/nothing'])(
    '%s is an endpoint that is not there: 404 without a body, for a browser too',
    async (path) => {
      expect(await ask(path, browser)).toEqual([404, ''])
    },
  )
})
