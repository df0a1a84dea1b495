import { sql } from 'kysely'
import { ensureClient } from '../auth/clients'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { SettingError } from '../settings/config'
import type { UpstreamSettings } from '../settings/upstreamSettings'

/** An event that no list of the upstream has brought. */
const ownEvent = (tx: Tx) =>
  sql`SELECT FROM acd_events WHERE NOT EXISTS (SELECT FROM upstream_records
    WHERE upstream_records.client_id = acd_events.client_id AND kind = 'event'
      AND upstream_records.id = acd_events.id) LIMIT 1`.execute(tx)

async function faultOf(tx: Tx, ClientsID: number, host: string): Promise<string | undefined> {
  const mirror = await tx.selectFrom('upstream_mirrors').select('upstream').executeTakeFirst()
  if (mirror && mirror.upstream !== host) {
    return `Client account ${ClientsID} is a mirror of ${mirror.upstream} and cannot become one of ${host}; set CALLBOARD_UPSTREAM back, or begin with an empty database.`
  }
  if ((await ownEvent(tx)).rows.length === 0) return undefined
  return `Client account ${ClientsID} has events of its own and cannot become a mirror of ${host}; take it out of CALLBOARD_UPSTREAM_TOKENS, or begin with an empty database.`
}

async function prepareMirror(tx: Tx, ClientsID: number, host: string): Promise<void> {
  const fault = await faultOf(tx, ClientsID, host)
  if (fault !== undefined) throw new SettingError(`${fault} Nothing was changed.`)
  await tx
    .insertInto('upstream_mirrors')
    .values({ client_id: ClientsID, upstream: host, next_poll_at: new Date(0) })
    .onConflict((conflict) => conflict.column('client_id').doNothing())
    .execute()
}

/**
 * The accounts that the settings make mirrors, each with where its mirror stands. Throws a
 * SettingError for one that has events of its own, or is a mirror of another host.
 */
export async function prepareMirrors(
  db: Db,
  upstream: UpstreamSettings | undefined,
): Promise<void> {
  for (const ClientsID of upstream?.tokens.keys() ?? []) {
    await ensureClient(db, ClientsID)
    await db.asAccount(ClientsID, (tx) => prepareMirror(tx, ClientsID, upstream?.host ?? ''))
  }
}
