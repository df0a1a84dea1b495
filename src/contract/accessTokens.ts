import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { Done, shortOf } from './envelope'
import { faultText } from './fault'
import { RoleName } from './values/roleName'
import { filledText, Id, IdText, Stamp, text } from './values/scalars'
import { tokenEndFaults } from './values/tokenEnd'

/** Never the token itself: it is shown once, by {@link createAccessToken}. */
const AccessToken = z.object({
  ID: z.int(),
  name: z.string(),
  role: RoleName,
  /** The user whom it stands for: whom `Take` and `agent:me` mean. */
  UsersID: z.nullable(z.int()),
  dtCreated: Stamp,
  dtLastUsed: z.nullable(Stamp),
  dtRevoked: z.nullable(Stamp),
  /** From then on it is as if revoked; null: never. */
  dtExpires: z.nullable(Stamp),
})
export type AccessToken = z.infer<typeof AccessToken>

const newToken = z.object({
  name: filledText(100),
  role: RoleName,
  UsersID: z._default(z.nullable(Id), null),
  /** A day, which is its end in the centre's zone, or a moment. */
  dtExpires: z.optional(text(32)),
})
const displayForNobody = z.check<z.output<typeof newToken>>(({ value, issues }) => {
  if (value.role !== 'display' || value.UsersID === null) return
  const message = faultText('display_user')
  issues.push({ code: 'custom', path: ['UsersID'], message, input: undefined })
})

const path = '/app/v1/tokens'

/** What a form checks before it sends. */
export const NewAccessToken = newToken.check(displayForNobody)
export type WantedAccessToken = z.output<typeof NewAccessToken>

export const listAccessTokens = {
  name: 'listAccessTokens',
  summary: 'The access tokens of the client account, newest first; for a supervisor the displays',
  method: 'GET',
  path,
  right: 'displays',
  tenant: 'token',
  response: shortOf(AccessToken),
  ...noBody,
} as const satisfies Endpoint

export const createAccessToken = {
  name: 'createAccessToken',
  summary: 'Make an access token, shown by the answer alone; a supervisor makes displays',
  method: 'POST',
  path,
  right: 'displays',
  tenant: 'token',
  body: NewAccessToken,
  faultsNow: tokenEndFaults,
  response: z.object({ ID: z.int(), name: z.string(), role: RoleName, token: z.string() }),
  bodyLimit: 4096,
} as const satisfies Endpoint

export const revokeAccessToken = {
  name: 'revokeAccessToken',
  summary: 'Revoke an access token and end its sessions',
  method: 'DELETE',
  path: `${path}/{AccessTokensID}`,
  right: 'displays',
  tenant: 'token',
  params: z.object({ AccessTokensID: IdText }),
  response: Done,
  ...noBody,
} as const satisfies Endpoint
