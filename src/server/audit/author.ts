import type { Principal } from '../http/principal'

/** Who changes something: the principal of a call, or the owner of the machine. */
type Author = Pick<Principal, 'ClientsID' | 'UsersID' | 'role' | 'name'> & {
  AccessTokensID: number | null
  by: Principal['by'] | 'command'
}

/** Who, and when in epoch ms: a handler's call is one. */
export type By = { principal: Author; now: number }

/** The owner of the machine, who holds no token. */
export const commandLine = (ClientsID: number, now = Date.now()): By => ({
  principal: {
    ClientsID,
    AccessTokensID: null,
    UsersID: null,
    role: 'admin',
    name: 'command line',
    by: 'command',
  },
  now,
})
