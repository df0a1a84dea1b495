import type { MiddlewareHandler } from 'hono'
import { faultAt } from './refusal'

/** A `Host` that is no host would break every address that is made of it. */
export const refuseHost: MiddlewareHandler = async (context, next) => {
  if (!URL.canParse(context.req.url)) throw faultAt('Host', 'bad_host')
  await next()
}
