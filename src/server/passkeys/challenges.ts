import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { secretHash } from '../auth/secrets'
import type { Db } from '../db/open'
import type { PasskeyChallengesTable } from '../db/tables/access'
import { Refusal } from '../http/refusal'

/** How long an authenticator may take. */
export const challengeMs = 5 * 60_000

/** Of all together, so that a sender of millions cannot fill the disk. */
const keptChallenges = 100_000

type Person = { ClientsID: number; UsersID: number }
type Purpose = PasskeyChallengesTable['purpose']

/** Bytes that an authenticator signs, for this purpose alone, once. */
export async function newChallenge(
  db: Db,
  now: number,
  person?: Person,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32))
  await db.asGate((tx) =>
    tx
      .insertInto('passkey_challenges')
      .values({
        challenge_sha256: secretHash(Buffer.from(challenge).toString('base64url')),
        purpose: person === undefined ? 'sign-in' : 'register',
        client_id: person?.ClientsID ?? null,
        users_id: person?.UsersID ?? null,
        expires_at: new Date(now + challengeMs),
      })
      .execute(),
  )
  return challenge
}

type ClientData = { challenge: string; origin: string }

/** What the browser says that it signed; the signature is checked later. */
export function readClientData(encoded: string): ClientData | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))
    const { challenge, origin } = data as Record<keyof ClientData, unknown>
    if (typeof challenge === 'string' && typeof origin === 'string') return { challenge, origin }
  } catch {
    // Not JSON, or null.
  }
  return undefined
}

/**
 * Uses a challenge up, whatever becomes of the answer to it. Refused where it was asked for another
 * purpose or person, too long ago, or used before.
 */
export async function consumeChallenge(
  db: Db,
  challenge: string,
  { purpose, now, person }: { purpose: Purpose; now: number; person?: Person },
): Promise<void> {
  const used = await db.asGate((tx) =>
    tx
      .deleteFrom('passkey_challenges')
      .where('challenge_sha256', '=', secretHash(challenge))
      .returningAll()
      .executeTakeFirst(),
  )
  const fits =
    used?.purpose === purpose &&
    used.expires_at.getTime() > now &&
    used.client_id === (person?.ClientsID ?? null) &&
    used.users_id === (person?.UsersID ?? null)
  if (!fits) throw new Refusal('passkey_late')
}

/** Challenges and invitations that are over, and the oldest challenges where there are too many. */
export const pruneChallenges = (db: Db, now: number) =>
  db.asGate(async (tx) => {
    await sql`DELETE FROM passkey_challenges WHERE expires_at < greatest(${new Date(now)},
      (SELECT expires_at FROM passkey_challenges ORDER BY expires_at DESC
        OFFSET ${keptChallenges - 1} LIMIT 1))`.execute(tx)
    await tx.deleteFrom('invitations').where('expires_at', '<', new Date(now)).execute()
  })
