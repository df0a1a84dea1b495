import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { Principal } from '../http/principal'
import { noteOf } from '../http/requestNote'
import type { Instruments } from './instruments'

/** By their IDs alone: a name may be a person's. */
function idsOf(principal: Principal | undefined) {
  if (principal === undefined) return {}
  const { ClientsID, UsersID, AccessTokensID } = principal
  return { ClientsID, ...(UsersID === null ? { AccessTokensID } : { UsersID }) }
}

/** One line and one count for each request that is answered, by the pattern of its route. */
export const accessLog =
  (log: Logger, { requests, requestSeconds }: Instruments): MiddlewareHandler =>
  async (context, next) => {
    const began = performance.now()
    await next()
    const { route, principal } = noteOf(context)
    const { status } = context.res
    const ms = performance.now() - began
    requests.inc({ route, status })
    requestSeconds.observe({ route }, ms / 1000)
    const { method } = context.req
    log.info({ method, route, status, ms: Math.round(ms), ...idsOf(principal) }, 'request')
  }
