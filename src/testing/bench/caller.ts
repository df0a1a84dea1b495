import { sql } from 'kysely'
import { pino } from 'pino'
import { accessTokenRepository } from '@/server/accessTokens/accessTokens'
import { createApp } from '@/server/createApp'
import type { Config } from '@/server/settings/config'
import type { BenchDatabase } from './places'

/** The app as a caller sees it, without a socket in between. */
export async function callerOf({ db }: BenchDatabase, config: Config) {
  const { app, close } = createApp({
    db,
    config,
    log: pino({ level: 'silent' }),
    clock: Date.now,
  })
  const { token } = await accessTokenRepository(db).create(1, { name: 'bench', role: 'admin' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, { ...init, headers: { ...headers, ...init.headers } })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`)
    return text
  }
  /** As after a change: nothing that was kept is of use any more. */
  const forget = () =>
    db.asAccount(1, (tx) =>
      sql`INSERT INTO table_versions AS counter (client_id, table_name, shard, version)
        VALUES (1, 'acd_events', 0, 1) ON CONFLICT (client_id, table_name, shard)
        DO UPDATE SET version = counter.version + 1`.execute(tx),
    )
  return { app, call, forget, headers, close }
}
export type Caller = Awaited<ReturnType<typeof callerOf>>
