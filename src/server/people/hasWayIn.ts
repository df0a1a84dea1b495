import { type RawBuilder, sql } from 'kysely'

/** Whether the row of `people` at hand can sign in: by passkey, by an account of a provider, or by a token that stands for them. */
export const hasWayIn = (now: number): RawBuilder<boolean> => sql<boolean>`(
  EXISTS (SELECT FROM passkeys
    WHERE passkeys.client_id = people.client_id AND passkeys.users_id = people.users_id)
  OR EXISTS (SELECT FROM person_identities
    WHERE person_identities.client_id = people.client_id
      AND person_identities.users_id = people.users_id)
  OR EXISTS (SELECT FROM access_tokens
    WHERE access_tokens.client_id = people.client_id AND access_tokens.users_id = people.users_id
      AND kind <> 'person' AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${new Date(now)}::timestamptz)))`
