import { serve } from '@hono/node-server'
import { pino } from 'pino'
import type { Role } from '@/contract/endpoint'
import { accessTokenRepository } from '@/server/auth/accessTokens'
import { sessionRepository } from '@/server/auth/sessions'
import { readConfig } from '@/server/config'
import { createApp } from '@/server/createApp'
import { loadDemo } from '@/server/demo/loadDemo'
import { builtPages } from '@/server/pages/pages'
import { openTestDb } from './database'
import { testNow } from './startServer'

/** What a journey gets at its start: the address, and a way in for each role. */
export type Journey = { url: string; tokens: Record<Role, string>; codes: Record<Role, string> }

const roles = ['agent', 'supervisor', 'admin'] as const satisfies Role[]
const config = readConfig({})
const log = pino({ level: 'warn' }, pino.destination(2))
const pages = builtPages('dist/web')
const db = await openTestDb()

/** A known moment that moves on: what a page shows of "now" is this, not the browser's. */
let started = Date.now()
const clock = () => testNow + Date.now() - started

const newApp = () => createApp({ db, config, log, clock, pages }).app
let app = newApp()

const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (request, env) => app.fetch(request, env),
})
await new Promise((resolve) => server.once('listening', resolve))

function address(): string {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
  return `http://127.0.0.1:${bound.port}`
}

async function wayIn(role: Role): Promise<[token: string, code: string]> {
  const tokens = accessTokenRepository(db)
  const UsersID = role === 'agent' ? 3 : null
  const { ID, token } = await tokens.create(1, { name: `The ${role}`, role, UsersID })
  const code = await sessionRepository(db).createCode({ ClientsID: 1, AccessTokensID: ID }, clock())
  return [token, code]
}

/** Everything as on the first day: rows, clock, and whatever an app keeps in memory. */
async function begin(): Promise<Journey> {
  await db.reset()
  started = Date.now()
  await loadDemo(db, { seed: 1, now: testNow, zone: config.zone })
  app = newApp()
  const journey: Journey = {
    url: address(),
    tokens: { agent: '', supervisor: '', admin: '' },
    codes: { agent: '', supervisor: '', admin: '' },
  }
  for (const role of roles) [journey.tokens[role], journey.codes[role]] = await wayIn(role)
  return journey
}

process.on('message', async () => process.send?.(await begin()))
process.on('disconnect', () => process.exit())
process.send?.({ url: address() })
