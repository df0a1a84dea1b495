import type { Principal } from '../http/principal'

/** Who changes something: the principal of a call, or the owner of the machine. */
type Author = Pick<Principal, 'ClientsID' | 'UsersID' | 'role' | 'name'> & {
  AccessTokensID: number | null
  by: Principal['by'] | 'command'
}

/** Who, and when in epoch ms: a handler's call is one. */
export type By = { principal: Author; now: number }

const withoutToken = (ClientsID: number, name: string): Author => ({
  ClientsID,
  AccessTokensID: null,
  UsersID: null,
  role: 'admin',
  name,
  by: 'command',
})

/** The owner of the machine, who holds no token. */
export const commandLine = (ClientsID: number, now = Date.now()): By => ({
  principal: withoutToken(ClientsID, 'command line'),
  now,
})

/** The server by itself: nobody asked. */
export const theServer = (ClientsID: number, now: number): By => ({
  principal: withoutToken(ClientsID, 'Callboard'),
  now,
})
