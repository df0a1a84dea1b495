import { pino } from 'pino'
import { accessTokenRepository } from '@/server/accessTokens/accessTokens'
import { ensureClient } from '@/server/auth/clients'
import { createApp } from '@/server/createApp'
import { openDb } from '@/server/db/open'
import { loadDemo } from '@/server/demo/loadDemo'
import { readConfig } from '@/server/settings/config'

/** The application in this process, as `start` puts it together, on a PostgreSQL of the test's. */
export async function appOnPostgres(url: string) {
  const db = await openDb({ url })
  const config = readConfig({ CALLBOARD_UNDO_SECONDS: '0' })
  const log = pino({ level: 'silent' })
  await db.alone(() => loadDemo(db, { seed: 1, now: Date.now(), zone: config.zone }))
  await ensureClient(db, 1)
  const { token } = await accessTokenRepository(db).create(1, { name: 'test', role: 'admin' })
  const { app, close } = createApp({ db, config, log, clock: Date.now })

  const fetch = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    if (init.body != null) headers.set('content-type', 'application/json')
    return Promise.resolve(app.request(path, { ...init, headers }))
  }

  return {
    db,
    fetch,
    /** A create of an event that can be found by its UserData. */
    create: (UserData: string) =>
      fetch('/rest/v1.0/1/acd/events/create', {
        method: 'POST',
        headers: { 'idempotency-key': UserData },
        body: JSON.stringify({
          AcdEventTypesID: 5,
          AcdGroupsID: 235,
          Sender: 'a',
          Subject: 'b',
          UserData,
        }),
      }),
    close: async () => {
      close()
      await db.close()
    },
  }
}
export type AppOnPostgres = Awaited<ReturnType<typeof appOnPostgres>>
