import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pagePaths } from '@/contract/pages'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'
import { builtPages } from './pages'

const folder = mkdtempSync(join(tmpdir(), 'callboard-pages-'))
const early = mkdtempSync(join(tmpdir(), 'callboard-early-'))
const manifest = {
  'index.html': { file: 'assets/index-1.js', isEntry: true, css: ['assets/index-1.css'] },
  '_shared-1.js': { file: 'assets/shared-1.js', css: ['assets/shared-1.css'] },
  'src/ui/page/moreMantine.ts': { file: 'assets/looks-1.css' },
  'src/messages/en/index.ts': { file: 'assets/en-1.js', imports: ['_shared-1.js'] },
  'src/features/campaigns/list/CampaignListPage.tsx': {
    file: 'assets/campaigns-1.js',
    imports: ['index.html', '_shared-1.js'],
  },
}
/** Not what a request would make of it. */
const packed = brotliCompressSync('begin() // packed by the build')
let server: TestServer
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<title>Callboard</title>')
  mkdirSync(join(early, 'assets'))
  mkdirSync(join(early, '.vite'))
  writeFileSync(join(early, 'index.html'), '<meta name="early" content="__EARLY__">')
  writeFileSync(join(early, '.vite', 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'assets', 'main-1.js'), 'begin()')
  writeFileSync(join(folder, 'assets', 'main-1.js.br'), packed)
  server = await startServer()
  app = createApp({ ...server.parts, pages: builtPages(folder) })
})
afterAll(async () => {
  app.close()
  await server.close()
  for (const made of [folder, early]) rmSync(made, { recursive: true, force: true })
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

  test('what the build has packed is sent as it is, to whom it may be, and is no file', async () => {
    const ask = (path: string, encoding: string) =>
      app.app.request(path, { headers: { 'accept-encoding': encoding } })
    const small = await ask('/assets/main-1.js', 'gzip, deflate, br, zstd')
    expect(small.headers.get('content-encoding')).toBe('br')
    const sent = brotliDecompressSync(Buffer.from(await small.arrayBuffer()))
    expect(sent.toString()).toBe('begin() // packed by the build')
    const plain = await ask('/assets/main-1.js', 'identity')
    expect(await plain.text()).toBe('begin()')
    expect((await ask('/assets/main-1.js.br', 'br')).status).toBe(404)
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

describe('what a page names to the browser before its scripts run', () => {
  const signIn = async (token: string) => {
    const answer = await app.app.request('/app/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ token }),
    })
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }

  async function opened(path: string, cookie?: string, parts: Partial<typeof server.parts> = {}) {
    const made = createApp({ ...server.parts, ...parts, pages: builtPages(early) })
    const response = await made.app.request(path, {
      headers: { accept: browser, ...(cookie ? { cookie } : {}) },
    })
    made.close()
    const html = await response.text()
    const [, written = ''] = /content="([^"]*)"/.exec(html) ?? []
    const plain = written.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
    return { response, html, named: JSON.parse(plain) }
  }

  test('the requests of whoever is signed in, and never the key to them', async () => {
    const cookie = await signIn(server.tokens.agent)
    const { response, html, named } = await opened('/events', cookie)
    expect(named.addresses).toEqual([
      '/app/v1/session',
      expect.stringMatching('^/app/v1/events[?]filter=status%3Aopen[+]agent%3Ame&'),
      '/rest/v1.0/1/acd/groups',
      '/rest/v1.0/1/users',
    ])
    expect(html).not.toContain(cookie.split('=')[1])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('vary')).toBe('Cookie')
  })

  test('none without a session, after it ended, and where there is no such page', async () => {
    const cookie = await signIn(server.tokens.admin)
    await app.app.request('/app/v1/session', {
      method: 'DELETE',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    })
    expect((await opened('/events')).named.addresses).toEqual([])
    expect((await opened('/events', cookie)).named.addresses).toEqual([])
    expect((await opened('/events', 'callboard=wrong')).named.addresses).toEqual([])
    expect((await opened('/nowhere', cookie)).named).toMatchObject({ addresses: [], files: [] })
  })

  test('none where the database does not answer: the page is there all the same', async () => {
    const cookie = await signIn(server.tokens.admin)
    const silent = { ...server.parts.db, askGate: () => new Promise<never>(() => {}) }
    const { response, named } = await opened('/events', cookie, { db: silent })
    expect([response.status, named.addresses]).toEqual([200, []])
  })

  test('an address of any text stays a text', async () => {
    const cookie = await signIn(server.tokens.admin)
    const text = `"<script>alert('&amp;')</script>"`
    const { html, named } = await opened(`/events?filter=${encodeURIComponent(text)}`, cookie)
    expect(html.match(/[<>]/g)).toHaveLength(2)
    const [rows = ''] = named.addresses.filter((at: string) => at.includes('filter='))
    expect(new URLSearchParams(rows.split('?')[1]).get('filter')).toBe(text)
  })

  test('the files of the page and of each language, but not those that it has anyway', async () => {
    const { files, languages } = (await opened('/campaigns')).named
    expect(files).toEqual([
      '/assets/looks-1.css',
      '/assets/campaigns-1.js',
      '/assets/shared-1.css',
      '/assets/shared-1.js',
    ])
    expect(languages.en).toEqual(['/assets/en-1.js', '/assets/shared-1.css', '/assets/shared-1.js'])
    expect((await opened('/events')).named.files).toEqual([])
  })
})
