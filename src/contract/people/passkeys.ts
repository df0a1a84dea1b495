import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { Done, shortOf } from '../envelope'
import { faultText } from '../fault'
import { Session } from '../session'
import { filledText, IdText, Stamp } from '../values/scalars'

const bytes = z.string().check(z.regex(/^[\w-]*$/, { error: faultText('wrong') }))
const transports = z.array(z.string().check(z.regex(/^[\w-]{1,32}$/))).check(z.maxLength(16))
const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z._default(z.record(z.string(), z.unknown()), {}),
}

/** What an authenticator answers when a passkey is made, as browsers write it in JSON. */
const MadePasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z._default(transports, []),
  }),
})
export type MadePasskey = z.output<typeof MadePasskey>

/** And when one signs in with it. */
const UsedPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: z.optional(z.nullable(bytes)),
  }),
})
export type UsedPasskey = z.output<typeof UsedPasskey>

/** What a browser hands to an authenticator; the library on both sides knows what it holds. */
const Options = z.record(z.string(), z.unknown())
const Asked = z.object({ options: Options, status: z.int() })

const Passkey = z.object({
  ID: z.int(),
  name: z.string(),
  dtCreated: Stamp,
  dtLastUsed: z.nullable(Stamp),
})
export type Passkey = z.infer<typeof Passkey>

const path = '/app/v1/passkeys'
const own = { right: 'read', tenant: 'token', path } as const
const open = { right: 'anyone', tenant: 'none', method: 'POST' } as const
const answerLimit = { bodyLimit: 64 * 1024 } as const
const smallLimit = { bodyLimit: 4096 } as const

export const listPasskeys = {
  ...own,
  name: 'listPasskeys',
  summary: 'One’s own passkeys',
  method: 'GET',
  response: shortOf(Passkey),
  ...noBody,
} as const satisfies Endpoint

export const beginPasskey = {
  ...own,
  name: 'beginPasskey',
  summary: 'What an authenticator needs to make a passkey of one’s own',
  method: 'POST',
  path: `${path}/options`,
  response: Asked,
  ...noBody,
} as const satisfies Endpoint

export const addPasskey = {
  ...own,
  name: 'addPasskey',
  summary: 'Keep the passkey that an authenticator has made',
  method: 'POST',
  body: z.object({ made: MadePasskey }),
  response: shortOf(Passkey),
  ...answerLimit,
} as const satisfies Endpoint

export const removePasskey = {
  ...own,
  name: 'removePasskey',
  summary: 'Remove one of one’s own passkeys; never the last way in',
  method: 'DELETE',
  path: `${path}/{PasskeysID}`,
  params: z.object({ PasskeysID: IdText }),
  response: Done,
  ...noBody,
} as const satisfies Endpoint

export const getWaysIn = {
  right: 'anyone',
  tenant: 'none',
  name: 'getWaysIn',
  summary: 'How one signs in here, and at which address',
  method: 'GET',
  path: '/app/v1/session/ways',
  response: z.object({
    /** Somebody has a passkey. */
    passkeys: z.boolean(),
    /** What the OpenID Connect provider is called, where there is one. */
    oidc: z.nullable(z.string()),
    /** CALLBOARD_ORIGIN: the address whose host name passkeys belong to. */
    origin: z.nullable(z.string()),
    status: z.int(),
  }),
  ...noBody,
} as const satisfies Endpoint

export const beginPasskeySignIn = {
  ...open,
  name: 'beginPasskeySignIn',
  summary: 'What an authenticator needs to sign in',
  path: '/app/v1/session/passkey/options',
  response: Asked,
  ...noBody,
} as const satisfies Endpoint

export const signInByPasskey = {
  ...open,
  name: 'signInByPasskey',
  summary: 'Start a browser session by a passkey',
  path: '/app/v1/session/passkey',
  body: z.object({ used: UsedPasskey }),
  response: Session,
  ...answerLimit,
} as const satisfies Endpoint

const secret = filledText(512)

export const openInvitation = {
  ...open,
  name: 'openInvitation',
  summary: 'Whom an invitation is for, and what an authenticator needs to accept it',
  path: '/app/v1/invitation',
  body: z.object({ secret }),
  response: z.object({
    UID: z.string(),
    name: z.string(),
    dtExpires: Stamp,
    options: Options,
    status: z.int(),
  }),
  ...smallLimit,
} as const satisfies Endpoint

export const acceptInvitation = {
  ...open,
  name: 'acceptInvitation',
  summary: 'Use an invitation up, keep the passkey that was made, and start a browser session',
  path: '/app/v1/invitation/passkey',
  body: z.object({ secret, made: MadePasskey }),
  response: Session,
  ...answerLimit,
} as const satisfies Endpoint
