import { type RawBuilder, sql } from 'kysely'
import type { OidcSettings } from '../settings/oidcSettings'

/** When it is asked, and the provider whose accounts sign in now; undefined: there is none. */
export type WaysInAt = { now: number; issuer: string | undefined }

/** A provider as `person_identities` names it: with a slash at its end or none it is the same one. */
export const issuerName = (issuer: string) => new URL(issuer).href.replace(/\/$/, '')

/** What the settings make a way in, for whoever reads people. */
export const waysInBy = (oidc: Pick<OidcSettings, 'issuer'> | undefined) => ({
  issuer: oidc && issuerName(oidc.issuer),
})

/**
 * Whether the row of `people` at hand can sign in: by passkey, by an account of the provider that is
 * set up, or by a token that stands for them.
 */
export const hasWayIn = ({ now, issuer }: WaysInAt): RawBuilder<boolean> => sql<boolean>`(
  EXISTS (SELECT FROM passkeys
    WHERE passkeys.client_id = people.client_id AND passkeys.users_id = people.users_id)
  OR EXISTS (SELECT FROM person_identities
    WHERE person_identities.client_id = people.client_id
      AND person_identities.users_id = people.users_id
      AND person_identities.issuer = ${issuer ?? null}::text)
  OR EXISTS (SELECT FROM access_tokens
    WHERE access_tokens.client_id = people.client_id AND access_tokens.users_id = people.users_id
      AND kind <> 'person' AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${new Date(now)}::timestamptz)))`
