import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { newOidcSecret, secretHash } from '../auth/secrets'
import type { Db } from '../db/open'

/** How long a sign-in at the provider may take. */
export const flowMs = 10 * 60_000
/** Of all together, so that a sender of millions cannot fill the disk. */
const keptFlows = 100_000

/** A word of its own for each purpose: who knows one knows neither the others nor the secret. */
const derived = (secret: string, purpose: string) =>
  createHmac('sha256', secret).update(purpose).digest('base64url')

/** What goes to the provider and must come back; all of it follows from the browser's secret. */
export const flowWords = (secret: string) => ({
  state: derived(secret, 'state'),
  nonce: derived(secret, 'nonce'),
  verifier: derived(secret, 'verifier'),
})

type Begun = { redirectUri: string; invitation: string | undefined }

/** Begins a sign-in; the secret is the browser's alone. */
export async function beginFlow(db: Db, now: number, begun: Begun): Promise<string> {
  const secret = newOidcSecret()
  await db.asGate((tx) =>
    tx
      .insertInto('oidc_flows')
      .values({
        flow_sha256: secretHash(secret),
        redirect_uri: begun.redirectUri,
        invitation_sha256: begun.invitation === undefined ? null : secretHash(begun.invitation),
        expires_at: new Date(now + flowMs),
      })
      .execute(),
  )
  return secret
}

export type Flow = { redirectUri: string; invitation: Buffer | null }

/** Uses a sign-in up, whatever becomes of it; undefined where there is none any more. */
export async function consumeFlow(db: Db, secret: string, now: number): Promise<Flow | undefined> {
  const used = await db.asGate((tx) =>
    tx
      .deleteFrom('oidc_flows')
      .where('flow_sha256', '=', secretHash(secret))
      .returningAll()
      .executeTakeFirst(),
  )
  if (!used || used.expires_at.getTime() <= now) return undefined
  return { redirectUri: used.redirect_uri, invitation: used.invitation_sha256 }
}

/** Sign-ins that nobody ended, and the oldest where there are too many. */
export const pruneFlows = (db: Db, now: number) =>
  db.asGate((tx) =>
    sql`DELETE FROM oidc_flows WHERE expires_at < greatest(${new Date(now)},
      (SELECT expires_at FROM oidc_flows ORDER BY expires_at DESC
        OFFSET ${keptFlows - 1} LIMIT 1))`.execute(tx),
  )
