import { sql, type Transaction } from 'kysely'
import type { Role } from '@/contract/endpoint'
import type { Db } from '../db/open'
import type { Tables } from '../db/schema'
import type { TableVersions } from '../db/tableVersions'
import { together } from '../together'
import { secretHash } from './secrets'

/** Who asks: an access token, directly or through a browser's session. */
export type Asker = {
  ClientsID: number
  AccessTokensID: number
  role: Role
  name: string
  UsersID: number | null
  by: 'token' | 'session'
  /** The stored hash of the token or session: by it, rights are looked at again. */
  proof: Buffer
}

type Tx = Transaction<Tables>

const minute = 60_000
const hour = 60 * minute
/** A session ends 12 h after sign-in, or 2 h after the last sign of an open page. */
export const sessionHours = 12
const longestSession = sessionHours * hour
const longestSilence = 2 * hour
/** How fresh "last used" and "last seen" are kept, so that reads do not all become writes. */
const touchEvery = minute

/** Whom the gate lets in, and how often each table of the client account had changed by then. */
export type Admitted = { asker: Asker; versions: TableVersions }

type Found = Omit<Asker, 'by' | 'role'> & {
  role: string
  seen: Date | null
  versions: TableVersions
}

const admitted = ({ seen: _, versions, ...found }: Found, by: Asker['by']): Admitted => ({
  // The column's CHECK holds it to the three roles.
  asker: { ...found, role: found.role as Role, by },
  versions,
})

const isOld = (moment: Date | null, now: number) =>
  moment === null || now - moment.getTime() > touchEvery

const bounds = (now: number) =>
  [new Date(now - longestSession), new Date(now - longestSilence)] as const

/** Of a session, not of its token. */
function isAlive(now: number) {
  const [begunAfter, seenAfter] = bounds(now)
  return sql<boolean>`(sessions.created_at > ${begunAfter} AND last_seen_at > ${seenAfter})`
}

/** Sessions of open pages, seen again: kept as fresh as {@link touchEvery} says. */
const touchSessions = (tx: Tx, proofs: Buffer[], now: number) =>
  tx
    .updateTable('sessions')
    .set({ last_seen_at: new Date(now) })
    .where('session_sha256', 'in', (rows) =>
      rows
        .selectFrom('sessions')
        .select('session_sha256')
        .where('session_sha256', '=', sql<Buffer>`ANY(${proofs})`)
        .where('last_seen_at', '<', new Date(now - touchEvery))
        .forUpdate()
        .skipLocked(),
    )
    .execute()

/** Rows that another process has locked are being seen, or ended, there: nobody waits for that. */
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

/** Proofs in one question at most. */
const most = 500
type Shown = { proof: Buffer; now: number }

/** Those who show a proof at the same moment are looked up at once. */
function doorkeeper(db: Db, by: Asker['by']) {
  const look = (proofs: readonly Buffer[], now: number) =>
    by === 'token'
      ? db.askGate<Found>('callboard_gate_tokens', proofs)
      : db.askGate<Found>('callboard_gate_sessions', proofs, ...bounds(now))
  const touch = by === 'token' ? touchTokens : touchSessions

  const admit = together<Shown, Admitted | undefined>({
    most,
    work: async (shown) => {
      const now = Math.max(...shown.map((one) => one.now))
      const rows = await look(
        shown.map(({ proof }) => proof),
        now,
      )
      const unseen = rows.filter(({ seen }) => isOld(seen, now)).map(({ proof }) => proof)
      if (unseen.length > 0) await db.asGate((tx) => touch(tx, unseen, now))
      const found = new Map(rows.map((row) => [row.proof.toString('base64'), admitted(row, by)]))
      return shown.map(({ proof }) => found.get(proof.toString('base64')))
    },
  })
  return (secret: string, now: number) => admit({ proof: secretHash(secret), now })
}

export function askerRepository(db: Db) {
  return {
    /** The asker behind a token; undefined when it is wrong or revoked. */
    byToken: doorkeeper(db, 'token'),

    /** The asker behind a session; undefined when it has ended or its token was revoked. */
    bySession: doorkeeper(db, 'session'),

    /**
     * Which of those who were let in may still be here, with the role they have now; all in one
     * query. An open feed is a sign of an open page, so their sessions are seen again.
     */
    stillIn: (proofs: readonly Buffer[], now: number): Promise<Map<string, Role>> =>
      db.asGate(async (tx) => {
        const asked = [...proofs]
        const { rows } = await sql<{ proof: Buffer; role: string }>`
          SELECT token_sha256 AS proof, role FROM access_tokens
          WHERE token_sha256 = ANY(${asked}) AND revoked_at IS NULL
          UNION ALL
          SELECT session_sha256, role FROM sessions JOIN access_tokens
            ON access_tokens.client_id = sessions.client_id AND access_tokens.id = access_tokens_id
          WHERE session_sha256 = ANY(${asked}) AND revoked_at IS NULL AND ${isAlive(now)}
        `.execute(tx)
        await touchSessions(
          tx,
          rows.map(({ proof }) => proof),
          now,
        )
        return new Map(rows.map(({ proof, role }) => [proof.toString('base64'), role as Role]))
      }),
  }
}
export type AskerRepository = ReturnType<typeof askerRepository>
