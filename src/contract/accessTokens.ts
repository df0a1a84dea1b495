import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { Done, shortOf } from './envelope'
import { Role } from './roles'
import { filledText, Id, IdText, Stamp } from './values/scalars'

/** Never the token itself: it is shown once, by {@link createAccessToken}. */
const AccessToken = z.object({
  ID: z.int(),
  name: z.string(),
  role: Role,
  /** The user whom it stands for: whom `Take` and `agent:me` mean. */
  UsersID: z.nullable(z.int()),
  dtCreated: Stamp,
  dtLastUsed: z.nullable(Stamp),
  dtRevoked: z.nullable(Stamp),
})
export type AccessToken = z.infer<typeof AccessToken>

const path = '/app/v1/tokens'

export const listAccessTokens = {
  name: 'listAccessTokens',
  summary: 'The access tokens of the client account, newest first',
  method: 'GET',
  path,
  right: 'admin',
  tenant: 'token',
  response: shortOf(AccessToken),
  ...noBody,
} as const satisfies Endpoint

export const createAccessToken = {
  name: 'createAccessToken',
  summary: 'Make an access token; the answer is the only place that shows it',
  method: 'POST',
  path,
  right: 'admin',
  tenant: 'token',
  body: z.object({ name: filledText(100), role: Role, UsersID: z._default(z.nullable(Id), null) }),
  response: z.object({ ID: z.int(), name: z.string(), role: Role, token: z.string() }),
  bodyLimit: 4096,
} as const satisfies Endpoint

export const revokeAccessToken = {
  name: 'revokeAccessToken',
  summary: 'Revoke an access token and end its sessions',
  method: 'DELETE',
  path: `${path}/{AccessTokensID}`,
  right: 'admin',
  tenant: 'token',
  params: z.object({ AccessTokensID: IdText }),
  response: Done,
  ...noBody,
} as const satisfies Endpoint
