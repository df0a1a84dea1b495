import type { Context } from 'hono'
import { type Endpoint, mayDo } from '@/contract/endpoint'
import type { Forwarded } from '../http/forwarded'
import { Refusal } from '../http/refusal'
import type { Admitted, Asker, AskerRepository } from './asker'
import type { SessionCookie } from './cookie'

type Settings = {
  askers: AskerRepository
  cookie: SessionCookie
  origin: string | undefined
  isHttps: Forwarded['isHttps']
}

const bearerOf = (context: Context) =>
  /^Bearer ([\x21-\x7e]{1,512})$/i.exec(context.req.header('authorization') ?? '')?.[1]

/** A page elsewhere can make a browser send our cookie, never these headers. */
function isSameOrigin(context: Context, { origin, isHttps }: Settings): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const from = context.req.header('origin')
  const { protocol, host } = new URL(context.req.url)
  const own = origin ?? `${isHttps(context) ? 'https:' : protocol}//${host}`
  return from !== undefined && from === own
}

function refuseForeignPage(context: Context, settings: Settings): void {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return
  if (!isSameOrigin(context, settings)) throw new Refusal('cross_site')
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
    throw new Refusal('unsupported_media_type')
  }
}

/** A wrong ClientsID, or one that the token does not belong to, is as wrong as a wrong token. */
function refuseForeignClient(row: Endpoint, context: Context, asker: Asker): void {
  if (row.tenant !== 'path') return
  if (context.req.param('ClientsID') !== String(asker.ClientsID)) throw new Refusal('unauthorized')
}

/** The one gate of all routes: who asks, for which client account, with which right. */
export function gate(settings: Settings) {
  const { askers, cookie } = settings

  async function admittedBy(context: Context, now: number): Promise<Admitted | undefined> {
    if (context.req.header('authorization') !== undefined) {
      const token = bearerOf(context)
      return token === undefined ? undefined : askers.byToken(token, now)
    }
    const secret = cookie.read(context)
    if (secret === undefined) return undefined
    refuseForeignPage(context, settings)
    return askers.bySession(secret, now)
  }

  return async (row: Endpoint, context: Context, now: number): Promise<Admitted> => {
    const admitted = await admittedBy(context, now)
    if (!admitted) throw new Refusal('unauthorized', [], { 'WWW-Authenticate': 'Bearer' })
    refuseForeignClient(row, context, admitted.asker)
    if (!mayDo(admitted.asker.role, row.right)) throw new Refusal('forbidden')
    return admitted
  }
}
export type Gate = ReturnType<typeof gate>
