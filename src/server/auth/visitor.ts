import type { Context } from 'hono'
import type { Principal } from '../http/principal'
import type { SessionCookie } from './cookie'
import type { PrincipalRepository } from './principals'

/** A page is there for whoever asks: it waits no longer to learn who that is. */
const longestWaitMs = 500

type VisitorOptions = {
  principals: PrincipalRepository
  cookie: SessionCookie
  clock: () => number
}

/** Who opens a page; undefined without a session, and while the database does not answer. */
export const visitor =
  ({ principals, cookie, clock }: VisitorOptions) =>
  async (context: Context): Promise<Principal | undefined> => {
    const secret = cookie.read(context)
    if (secret === undefined) return undefined
    const found = principals.bySession(secret, clock()).catch(() => undefined)
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), longestWaitMs)
    })
    const admitted = await Promise.race([found, late])
    clearTimeout(timer)
    return admitted?.principal
  }
