import type { Context } from 'hono'
import type { Endpoint } from '@/contract/endpoint'
import { mayDo } from '@/contract/roles'
import type { Db } from '../db/open'
import type { Forwarded } from '../http/forwarded'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import type { SessionCookie } from './cookie'
import { type Admission, knownPrincipals } from './knownPrincipals'
import type { PrincipalRepository } from './principals'

type GateOptions = {
  db: Pick<Db, 'listen'>
  principals: PrincipalRepository
  cookie: SessionCookie
  origin: string | undefined
  isHttps: Forwarded['isHttps']
}

const bearerOf = (context: Context) =>
  /^Bearer ([\x21-\x7e]{1,512})$/i.exec(context.req.header('authorization') ?? '')?.[1]

/** A page elsewhere can make a browser send our cookie, never these headers. */
function isSameOrigin(context: Context, { origin, isHttps }: GateOptions): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const from = context.req.header('origin')
  const { protocol, host } = new URL(context.req.url)
  const own = origin ?? `${isHttps(context) ? 'https:' : protocol}//${host}`
  return from !== undefined && from === own
}

function refuseForeignPage(context: Context, settings: GateOptions): void {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return
  if (!isSameOrigin(context, settings)) throw new Refusal('cross_site')
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
    throw new Refusal('unsupported_media_type')
  }
}

/** A wrong ClientsID, or one that the token does not belong to, is as wrong as a wrong token. */
function refuseForeignClient(row: Endpoint, context: Context, principal: Principal): void {
  if (row.tenant !== 'path') return
  if (context.req.param('ClientsID') !== String(principal.ClientsID))
    throw new Refusal('unauthorized')
}

/** The one gate of all routes: who asks, for which client account, with which right. */
export function gate(settings: GateOptions) {
  const { principals, cookie, db } = settings
  const known = knownPrincipals(db)
  const byToken = known(principals.byToken)
  const bySession = known(principals.bySession)

  async function admittedBy(context: Context, now: number): Promise<Admission | undefined> {
    if (context.req.header('authorization') !== undefined) {
      const token = bearerOf(context)
      return token === undefined ? undefined : byToken(token, now)
    }
    const secret = cookie.read(context)
    if (secret === undefined) return undefined
    refuseForeignPage(context, settings)
    return bySession(secret, now)
  }

  return async (row: Endpoint, context: Context, now: number): Promise<Admission> => {
    const admitted = await admittedBy(context, now)
    if (!admitted) throw new Refusal('unauthorized', [], { 'WWW-Authenticate': 'Bearer' })
    refuseForeignClient(row, context, admitted.principal)
    if (!mayDo(admitted.principal.role, row.right)) throw new Refusal('forbidden')
    return admitted
  }
}
export type Gate = ReturnType<typeof gate>
