// Development: one process, hot reload for the web app and for the server.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createServer } from 'vite'

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */

/**
 * vite serves the web app's sources; everything else goes to the app of the server's sources. The
 * database stays open: only one process may have it, once.
 * @param {string} root
 */
export async function develop(root) {
  const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom' })
  const load = (/** @type {string} */ path) => vite.ssrLoadModule(path)
  const { readConfig } = await load('/src/server/settings/config.ts')
  const { openDatabase, prepare } = await load('/src/server/start.ts')
  const { greeting } = await load('/src/server/greeting.ts')
  const { serve } = await load('/src/server/listen.ts')
  const { stoppedFault } = await load('/src/server/db/embedded/embeddedFault.ts')
  const { appOfSources } = await load('/src/server/appOfSources.ts')
  const { runUntilEnd } = await load('/src/server/runUntilEnd.ts')
  const { originOf } = await load('/src/server/settings/origin.ts')
  const config = readConfig(process.env)
  const db = await openDatabase(config)
  const isDemo = await prepare(db, config)

  /** The page as vite wants it; its hot reload needs inline scripts, so no policy here. */
  const page = async (
    /** @type {import('hono').Context} */ context,
    /** @type {200 | 404} */ status,
    /** @type {import('./pages/pageHead').OpenedPage | undefined} */ opened,
  ) => {
    const template = await readFile(join(root, 'index.html'), 'utf8')
    const html = await vite.transformIndexHtml(context.req.path, template)
    // The loader of sources names the files itself.
    const early = { addresses: opened?.addresses ?? [], files: [], languages: {} }
    return context.html(withEarly(html, early), status)
  }
  const pages = { page, file: async () => undefined }
  const { withEarly } = await load('/src/server/pages/pageHead.ts')
  const { makeLog } = await load('/src/server/log.ts')
  const log = makeLog(config.logLevel)
  const answer = async (/** @type {Request} */ request) => {
    const response = await (await running.current()).fetch(request)
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      response.headers.delete('content-security-policy')
    }
    return response
  }
  const listener = getRequestListener(answer)
  const listening = serve(
    (/** @type {Incoming} */ request, /** @type {Outgoing} */ response) =>
      vite.middlewares(request, response, () => void listener(request, response)),
    config.host,
    config.port,
  )
  const loadApp = () => load('/src/server/runningApp.ts')
  const running = appOfSources({ db, config, log, pages }, loadApp, listening)
  const { port, close } = await listening
  await running.current()
  const isTerminal = process.stdout.isTTY === true
  const start = { origin: originOf({ ...config, port }), isDemo, isTerminal, now: Date.now() }
  for (const line of await greeting(db, start)) console.log(line)
  const stop = async () => {
    await Promise.all([vite.close(), running.end(close)])
    await db.close()
  }
  const broken = db.ended.then((/** @type {Error} */ error) => stoppedFault(config.dataDir, error))
  runUntilEnd({ stop, broken })
}
