import type { Session } from '@/contract/session'
import type { Db } from '../db/open'
import type { Principal } from '../http/principal'

/** One message to the database, and of agents alone. */
export async function landingOf(db: Db, principal: Principal): Promise<Session['landing']> {
  const { role, UsersID } = principal
  if (role !== 'agent' || UsersID === null) return '/events'
  const [found] = await db.askTenant(principal, {
    name: 'callboard_in_group',
    text: 'SELECT FROM acd_group_members WHERE users_id = $1::integer LIMIT 1',
    values: [String(UsersID)],
  })
  return found ? '/work' : '/events'
}
