import type { Asker } from '../auth/asker'

/** Who changes something: the asker of a call, or the owner of the machine. */
type Author = Pick<Asker, 'ClientsID' | 'UsersID' | 'role' | 'name'> & {
  AccessTokensID: number | null
  by: Asker['by'] | 'command'
}

/** Who, and when in epoch ms: a handler's call is one. */
export type By = { asker: Author; now: number }

/** The owner of the machine, who holds no token. */
export const commandLine = (ClientsID: number, now = Date.now()): By => ({
  asker: {
    ClientsID,
    AccessTokensID: null,
    UsersID: null,
    role: 'admin',
    name: 'command line',
    by: 'command',
  },
  now,
})
