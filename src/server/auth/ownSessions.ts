import { type RawBuilder, sql } from 'kysely'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { isSessionAlive } from './principals'

/** Of a person those of every token that stands for them; of nobody those of the token at hand. */
const ownTokens = ({ UsersID, AccessTokensID }: Principal): RawBuilder<unknown> =>
  UsersID === null
    ? sql`(SELECT ${AccessTokensID}::integer)`
    : sql`(SELECT id FROM access_tokens WHERE users_id = ${UsersID})`

/** A session as its table has it, and whether it is the one that asks. */
export type OwnSession = {
  id: number
  browser: string | null
  system: string | null
  address: string | null
  created: string
  seen: string
  current: boolean
}

const wallClock = (column: string, zone: string) =>
  sql`to_char(${sql.ref(column)} AT TIME ZONE ${zone}, 'YYYY-MM-DD"T"HH24:MI:SS.MS')`

export async function readOwnSessions(
  tx: Tx,
  principal: Principal,
  { now, zone }: { now: number; zone: string },
): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    SELECT id, browser, system, address, ${wallClock('created_at', zone)} AS created,
      ${wallClock('last_seen_at', zone)} AS seen, session_sha256 = ${principal.proof} AS current
    FROM sessions WHERE access_tokens_id IN ${ownTokens(principal)} AND ${isSessionAlive(now)}
    ORDER BY last_seen_at DESC, id DESC`.execute(tx)
  return rows
}

/** Ends one of them, or all but the one that asks, and tells which. */
export async function endOwnSessions(
  tx: Tx,
  principal: Principal,
  { now, SessionsID }: { now: number; SessionsID?: number },
): Promise<{ ids: number[]; isCurrent: boolean }> {
  const which =
    SessionsID === undefined
      ? sql`session_sha256 <> ${principal.proof}`
      : sql`id = ${SessionsID}::integer`
  const { rows } = await sql<{ id: number; current: boolean }>`
    DELETE FROM sessions WHERE access_tokens_id IN ${ownTokens(principal)} AND ${which}
    RETURNING id, session_sha256 = ${principal.proof} AS current`.execute(tx)
  const ids = rows.map(({ id }) => id).sort((one, other) => one - other)
  const entries = ids.map((id) => ({ action: 'session.end', id }) as const)
  await recordAudit(tx, { principal, now }, ...entries)
  return { ids, isCurrent: rows.some(({ current }) => current) }
}
