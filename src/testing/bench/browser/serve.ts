import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { pino } from 'pino'
import { accessTokenRepository } from '@/server/accessTokens/accessTokens'
import { createApp } from '@/server/createApp'
import { listen } from '@/server/listen'
import { builtPages } from '@/server/pages/pages'
import type { Config } from '@/server/settings/config'
import type { BenchDatabase } from '../places'
import { buildTable } from './buildTable'

const own = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
/** The package names no path to it for Node: it is made for a page. */
const library = 'node_modules/ag-grid-community/dist/ag-grid-community.min.js'

/** The built app on a port of its own, and beside it two pages that load all records. */
export async function serveBoth({ db }: BenchDatabase, config: Config) {
  const log = pino({ level: 'silent' })
  const pages = builtPages('dist/web')
  const { app, close } = createApp({ db, config, log, clock: Date.now, pages })
  const outer = new Hono()
  const script = { 'Content-Type': 'text/javascript; charset=utf-8' }
  outer.get('/grid/', (context) => context.html(own('./grid.html')))
  outer.get('/grid/page.js', (context) => context.body(own('./gridPage.js'), 200, script))
  outer.get('/grid/loadRecords.js', (context) => context.body(own('./loadRecords.js'), 200, script))
  outer.get(
    '/tanstack/*',
    serveStatic({
      root: await buildTable(),
      rewriteRequestPath: (path) => path.replace('/tanstack', ''),
    }),
  )
  outer.get('/grid/library.js', (context) =>
    context.body(readFileSync(library, 'utf8'), 200, script),
  )
  outer.all('*', (context) => app.fetch(context.req.raw, context.env))
  const server = await listen(outer, '127.0.0.1', 0)
  const { token } = await accessTokenRepository(db).create(1, { name: 'browser', role: 'admin' })
  return {
    url: `http://127.0.0.1:${server.port}`,
    token,
    close: async () => {
      close()
      await server.close()
    },
  }
}
export type Served = Awaited<ReturnType<typeof serveBoth>>
