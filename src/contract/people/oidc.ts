import * as z from 'zod/mini'
import type { Endpoint } from '../endpoint'
import { Session } from '../session'
import { filledText } from '../values/scalars'

const open = { right: 'anyone', tenant: 'none', method: 'POST' } as const

export const beginOidcSignIn = {
  ...open,
  name: 'beginOidcSignIn',
  summary: 'The address of the OpenID Connect provider at which a sign-in begins',
  path: '/app/v1/session/oidc/begin',
  /** With an invitation the account of the provider is bound to its person. */
  body: z.object({ invitation: z.optional(filledText(512)) }),
  bodyLimit: 4096,
  response: z.object({ address: z.string(), status: z.int() }),
} as const satisfies Endpoint

export const signInByOidc = {
  ...open,
  name: 'signInByOidc',
  summary: 'Start a browser session from what the OpenID Connect provider answered',
  path: '/app/v1/session/oidc',
  /** What stands behind the `?` of the address that the provider led back to. */
  body: z.object({ answer: filledText(8192) }),
  bodyLimit: 16 * 1024,
  response: Session,
} as const satisfies Endpoint
