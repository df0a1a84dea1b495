import { newSessionSecret, secretHash } from '@/server/auth/secrets'
import type { TestServer } from '../startServer'

/** A session of a person, without an authenticator: the cookie. */
export async function signInAs({ db, time }: TestServer, UsersID: number): Promise<string> {
  const secret = newSessionSecret()
  const instant = new Date(time.now)
  await db.asAccount(1, async (tx) => {
    const { access_tokens_id } = await tx
      .selectFrom('people')
      .select('access_tokens_id')
      .where('users_id', '=', UsersID)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('sessions')
      .values({
        session_sha256: secretHash(secret),
        client_id: 1,
        access_tokens_id,
        created_at: instant,
        last_seen_at: instant,
      })
      .execute()
  })
  return `callboard=${secret}`
}
