import * as z from 'zod/mini'
import type { Answer, Endpoint, Request } from '@/contract/endpoint'
import { roles } from '@/contract/roles'
import { accessTokenRepository } from '@/server/accessTokens/accessTokens'
import { ensureClient } from '@/server/auth/clients'
import { createApp, type Parts } from '@/server/createApp'
import { loadDemo } from '@/server/demo/loadDemo'
import { type Config, readConfig } from '@/server/settings/config'
import { prepareMirrors } from '@/server/upstream/prepareMirrors'
import { openTestDb, type TestDb } from './database'
import { watchedLog } from './logs/watchedLog'

type Options = { token?: string; headers?: Record<string, string>; ClientsID?: number | string }

const urlOf = (row: Endpoint, request: Request<Endpoint>, ClientsID: number | string) => {
  const params: Record<string, unknown> = { ClientsID, ...(request.params ?? {}) }
  const path = row.path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(String(params[key])))
  const given = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  return query.size > 0 ? `${path}?${query}` : path
}

/** Noon in Berlin: far from midnight and from the nights when the clock changes. */
export const testNow = Date.parse('2026-11-24T11:00:00Z')

/**
 * The real app on a real database, in this process. `call` speaks the contract's rows and holds
 * every answer against the row's own schema.
 */
export async function startServer(
  settings: Record<string, string> = {},
  kind?: TestDb['kind'],
  more: Partial<Parts> = {},
) {
  const db = await openTestDb(kind)
  const config: Config = readConfig(settings)
  const time = { now: testNow }
  const { log, refuse } = watchedLog()
  const parts = { ...more, db, config, log, clock: () => time.now }
  const made = createApp(parts)
  const { app, mounted, keepReleasing, releaseDue, lookForWrites, scrape, close } = made
  const tokens = { display: '', agent: '', supervisor: '', admin: '', foreign: '' }
  // In front of another system it has what that one tells, and nothing of its own.
  const hasDemo = settings.CALLBOARD_UPSTREAM === undefined

  async function reset(): Promise<void> {
    time.now = testNow
    const demo = { seed: 1, now: testNow, zone: config.zone }
    if (hasDemo) await db.refill(JSON.stringify(demo), () => loadDemo(db, demo))
    else await db.refill('nothing', async () => undefined)
    await prepareMirrors(db, config.upstream)
    const repository = accessTokenRepository(db)
    await Promise.all([ensureClient(db, 1), ensureClient(db, 2)])
    for (const role of roles) {
      const UsersID = hasDemo && role === 'agent' ? 3 : null
      tokens[role] = (await repository.create(1, { name: role, role, UsersID })).token
    }
    tokens.foreign = (await repository.create(2, { name: 'foreign', role: 'admin' })).token
  }
  await reset()

  /** A raw request with the admin's token. */
  const fetch = (path: string, init: RequestInit = {}, token = tokens.admin): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${token}`)
    if (init.body != null && !headers.has('content-type')) {
      headers.set('content-type', 'application/json')
    }
    return Promise.resolve(app.request(path, { ...init, headers }))
  }

  const send = (row: Endpoint, request: Request<Endpoint> = {}, options: Options = {}) =>
    fetch(
      urlOf(row, request, options.ClientsID ?? 1),
      {
        method: row.method,
        ...(options.headers ? { headers: options.headers } : {}),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      },
      options.token,
    )

  async function call<Row extends Endpoint>(
    row: Row,
    request: Request<Row> = {},
    options: Options = {},
  ): Promise<Answer<Row>> {
    // A row's own request is a request of some row.
    const response = await send(row, request as Request<Endpoint>, options)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${row.name}: ${response.status} ${text}`)
    return z.parse(row.response, JSON.parse(text)) as Answer<Row>
  }

  /** Fails where the log or the metrics tell of a customer. */
  const closeAll = async () => {
    const metrics = await scrape()
    close()
    await db.close()
    refuse(metrics)
  }

  return {
    app,
    mounted,
    keepReleasing,
    releaseDue,
    lookForWrites,
    parts,
    db,
    config,
    tokens,
    time,
    fetch,
    send,
    call,
    reset,
    close: closeAll,
  }
}
export type TestServer = Awaited<ReturnType<typeof startServer>>
