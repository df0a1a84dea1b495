import type { Context } from 'hono'
import type { Logger } from 'pino'
import { beginOidcSignIn, signInByOidc } from '@/contract/people/oidc'
import { signInPlace } from '../auth/signInPlace'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import type { Forwarded } from '../http/forwarded'
import { pageOrigin } from '../http/pageOrigin'
import { Refusal } from '../http/refusal'
import { json, type Reply } from '../http/reply'
import type { Config } from '../settings/config'
import { redirectPath } from './askProvider'
import { flowCookie } from './flowCookie'
import { beginAtProvider, type OidcParts, signInByAnswer } from './oidcSignIn'
import { oidcProvider } from './provider'

type OidcOptions = {
  db: Db
  log: Logger
  config: Pick<Config, 'zone' | 'origin' | 'oidc'>
  clientAddressOf: Forwarded['clientAddressOf']
  isHttps: Forwarded['isHttps']
  /** The browser's session from now on; answers who has signed in. */
  beginSession: (context: Context, secret: string, now: number) => Promise<Reply>
}

function refuseOtherSite(context: Context): void {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') throw new Refusal('cross_site')
}

/** Sign-in by the organisation's OpenID Connect provider, where the settings name one. */
export function mountOidc({ mountOpen }: Mounting, options: OidcOptions): void {
  const { db, log, config, clientAddressOf, isHttps, beginSession } = options
  const { zone, origin, oidc } = config
  const cookie = flowCookie({ origin, isHttps })
  const parts: OidcParts | undefined = oidc && {
    db,
    log,
    settings: oidc,
    provider: oidcProvider(oidc),
    zone,
  }
  const requireParts = (context: Context): OidcParts => {
    refuseOtherSite(context)
    if (!parts) throw new Refusal('oidc_none')
    return parts
  }

  mountOpen(beginOidcSignIn, async ({ body: { invitation }, now, context }) => {
    const own = requireParts(context)
    const redirectUri = pageOrigin(context, { origin, isHttps }).origin + redirectPath
    const { address, secret } = await beginAtProvider(own, { redirectUri, invitation, now })
    cookie.write(context, secret)
    return json({ address, status: 200 })
  })

  mountOpen(signInByOidc, async ({ body: { answer }, now, context }) => {
    const own = requireParts(context)
    const secret = cookie.read(context)
    cookie.clear(context)
    const place = signInPlace(context, clientAddressOf)
    return beginSession(context, await signInByAnswer(own, { answer, secret, place, now }), now)
  })
}
