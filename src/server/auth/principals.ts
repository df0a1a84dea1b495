import { sql } from 'kysely'
import type { Role } from '@/contract/roles'
import { batch } from '../db/batch'
import type { Db } from '../db/open'
import type { TableVersions } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { secretHash } from './secrets'

const minute = 60_000
const hour = 60 * minute
/** A session ends 12 h after sign-in, or 2 h after the last sign of an open page. */
export const sessionHours = 12
const longestSession = sessionHours * hour
const longestSilence = 2 * hour
/** How fresh "last used" and "last seen" are kept, so that reads do not all become writes. */
const touchEveryMs = minute

/** Whom the gate lets in, and how often each table of the client account had changed by then. */
export type Admitted = { principal: Principal; versions: TableVersions }

/** What may change of a principal while a feed is open. The column's CHECK holds the role to ours. */
export type Rights = Pick<Principal, 'role' | 'groups'>

/** The principal behind a secret, as the database knows it now. */
export type LookUp = (secret: string, now: number) => Promise<Admitted | undefined>

type FoundPrincipal = Omit<Principal, 'by' | 'role'> & {
  role: string
  seen: Date | null
  versions: TableVersions
}

const admitted = (
  { seen: _, versions, ...found }: FoundPrincipal,
  by: Principal['by'],
): Admitted => ({
  // The column's CHECK holds it to the roles.
  principal: { ...found, role: found.role as Role, by },
  versions,
})

const isOld = (instant: Date | null, now: number) =>
  instant === null || now - instant.getTime() > touchEveryMs

const bounds = (now: number) =>
  [new Date(now - longestSession), new Date(now - longestSilence)] as const

/** Whether a session has not ended by its age or by silence; its token may be revoked. */
export function isSessionAlive(now: number) {
  const [begunAfter, seenAfter] = bounds(now)
  return sql<boolean>`(sessions.created_at > ${begunAfter} AND last_seen_at > ${seenAfter})`
}

/** Sessions of open pages, seen again: kept as fresh as {@link touchEveryMs} says. */
const touchSessions = (tx: Tx, proofs: Buffer[], now: number) =>
  tx
    .updateTable('sessions')
    .set({ last_seen_at: new Date(now) })
    .where('session_sha256', 'in', (rows) =>
      rows
        .selectFrom('sessions')
        .select('session_sha256')
        .where('session_sha256', '=', sql<Buffer>`ANY(${proofs})`)
        .where('last_seen_at', '<', new Date(now - touchEveryMs))
        .forUpdate()
        .skipLocked(),
    )
    .execute()

/** Rows that another process has locked are skipped: it touches or ends them itself. */
const touchTokens = (tx: Tx, proofs: Buffer[], now: number) =>
  tx
    .updateTable('access_tokens')
    .set({ last_used_at: new Date(now) })
    .where('token_sha256', 'in', (rows) =>
      rows
        .selectFrom('access_tokens')
        .select('token_sha256')
        .where('token_sha256', '=', sql<Buffer>`ANY(${proofs})`)
        .forUpdate()
        .skipLocked(),
    )
    .execute()

/** The most proofs in one query. */
const maxProofs = 500
type Shown = { proof: Buffer; now: number }

/** Finds principals by proof; proofs that arrive together are looked up in one query. */
function principalLookup(db: Db, by: Principal['by']): LookUp {
  const look = (proofs: readonly Buffer[], now: number) =>
    by === 'token'
      ? db.askGate<FoundPrincipal>('callboard_gate_tokens', proofs, new Date(now))
      : db.askGate<FoundPrincipal>('callboard_gate_sessions', proofs, ...bounds(now), new Date(now))
  const touch = by === 'token' ? touchTokens : touchSessions

  const admit = batch<Shown, Admitted | undefined>({
    maxItems: maxProofs,
    work: async (shown) => {
      const now = Math.max(...shown.map((one) => one.now))
      const proofs = new Map(shown.map(({ proof }) => [proof.toString('base64'), proof]))
      const rows = await look([...proofs.values()], now)
      const unseen = rows.filter(({ seen }) => isOld(seen, now)).map(({ proof }) => proof)
      if (unseen.length > 0) await db.asGate((tx) => touch(tx, unseen, now))
      const found = new Map(rows.map((row) => [row.proof.toString('base64'), admitted(row, by)]))
      return shown.map(({ proof }) => found.get(proof.toString('base64')))
    },
  })
  return (secret, now) => admit({ proof: secretHash(secret), now })
}

export function principalRepository(db: Db) {
  return {
    /** The principal behind a token; undefined when it is wrong or revoked. */
    byToken: principalLookup(db, 'token'),

    /** The principal behind a session; undefined when it has ended or its token was revoked. */
    bySession: principalLookup(db, 'session'),

    /**
     * Which tokens and sessions are still valid, by their proofs, with their present rights; all in
     * one query. An open feed belongs to an open page, so it counts as a use of the session.
     */
    stillIn: (proofs: readonly Buffer[], now: number): Promise<Map<string, Rights>> =>
      db.asGate(async (tx) => {
        const asked = [...proofs]
        const { rows } = await sql<Rights & { proof: Buffer }>`
          WITH valid AS NOT MATERIALIZED (SELECT * FROM callboard_valid_tokens(${new Date(now)}))
          SELECT token_proof AS proof, token_role AS role, token_groups AS "groups" FROM valid
          WHERE token_proof = ANY(${asked})
          UNION ALL
          SELECT session_sha256, token_role, token_groups FROM sessions JOIN valid
            ON token_client_id = sessions.client_id AND token_id = access_tokens_id
          WHERE session_sha256 = ANY(${asked}) AND ${isSessionAlive(now)}
        `.execute(tx)
        await touchSessions(
          tx,
          rows.map(({ proof }) => proof),
          now,
        )
        return new Map(rows.map(({ proof, ...rights }) => [proof.toString('base64'), rights]))
      }),
  }
}
export type PrincipalRepository = ReturnType<typeof principalRepository>
