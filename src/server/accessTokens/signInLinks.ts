import { type PersonRole, personRoles } from '@/contract/roles'
import { ensureClient } from '../auth/clients'
import { sessionRepository } from '../auth/sessions'
import type { Db } from '../db/open'
import { firstClient, linkToken } from './ownTokens'

type Link = {
  role: PersonRole
  /** The client account; the first one unless it is said. */
  ClientsID?: number
  /** The user whom a first link of this role stands for, so that `agent:me` means somebody. */
  UsersID?: number | null
}

/** A link that signs in once, within the hour, at this origin. */
export async function signInLink(
  db: Db,
  origin: string,
  now: number,
  { role, ClientsID = firstClient, UsersID }: Link,
): Promise<string> {
  const AccessTokensID = await linkToken(db, { ClientsID, role, UsersID, now })
  const code = await sessionRepository(db).createCode({ ClientsID, AccessTokensID }, now)
  return `${origin}/sign-in#${code}`
}

/** The agent of the demo data. */
const demoAgent = 3

/** One link for each role; `isDemo`: the database holds the demo data and nothing else. */
export async function signInLinks(
  db: Db,
  origin: string,
  now: number,
  { isDemo }: { isDemo: boolean },
): Promise<[PersonRole, string][]> {
  await ensureClient(db, firstClient)
  const links: [PersonRole, string][] = []
  for (const role of personRoles) {
    const UsersID = isDemo && role === 'agent' ? demoAgent : null
    links.push([role, await signInLink(db, origin, now, { role, UsersID })])
  }
  return links
}
