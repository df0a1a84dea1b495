// Development: one process, hot reload for the web app and for the server.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createServer } from 'vite'

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */

/**
 * vite serves the web app's sources; everything else goes to the app, which is made anew from its
 * sources after each change. The database stays open: only one process may have it, once.
 * @param {string} root
 */
export async function develop(root) {
  const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom' })
  const load = (/** @type {string} */ path) => vite.ssrLoadModule(path)
  const { readConfig } = await load('/src/server/config.ts')
  const { openDatabase, prepare } = await load('/src/server/start.ts')
  const { greeting } = await load('/src/server/greeting.ts')
  const { serve } = await load('/src/server/listen.ts')
  const { originOf } = await load('/src/server/origin.ts')
  const config = readConfig(process.env)
  const db = await openDatabase(config)
  const isDemo = await prepare(db, config)

  /** The page as vite wants it; its hot reload needs inline scripts, so no policy here. */
  const page = async (
    /** @type {import('hono').Context} */ context,
    /** @type {200 | 404} */ status,
  ) => {
    const template = await readFile(join(root, 'index.html'), 'utf8')
    return context.html(await vite.transformIndexHtml(context.req.path, template), status)
  }
  const pages = { page, file: async () => undefined }
  const { makeLog } = await load('/src/server/log.ts')
  const log = makeLog(config.logLevel)
  const held = await load('/src/server/createApp.ts')
  held.createApp({ db, config, log, clock: Date.now }).keepReleasing()
  const answer = async (/** @type {Request} */ request) => {
    const { createApp } = await load('/src/server/createApp.ts')
    const { app } = createApp({ db, config, log, clock: Date.now, pages })
    const response = await app.fetch(request)
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      response.headers.delete('content-security-policy')
    }
    return response
  }
  const listener = getRequestListener(answer)
  const { port } = await serve(
    (/** @type {Incoming} */ request, /** @type {Outgoing} */ response) =>
      vite.middlewares(request, response, () => void listener(request, response)),
    config.host,
    config.port,
  )
  const isTerminal = process.stdout.isTTY === true
  const start = { origin: originOf({ ...config, port }), isDemo, isTerminal, now: Date.now() }
  for (const line of await greeting(db, start)) console.log(line)
  process.on('SIGINT', () => void db.close().then(() => process.exit(0)))
}
