import * as z from 'zod/mini'
import { type Endpoint, noBody, restBase } from './endpoint'
import { ListQuery, listOf, shortOf } from './envelope'
import { filledText, IdText, Stamp } from './values/scalars'

/** Never a password, a hash or a PIN. TelStatusID: 0 free, 1 busy, 2 ringing. */
export const User = z.object({
  ID: z.int(),
  UID: z.string(),
  FirstName: z.nullable(z.string()),
  LastName: z.nullable(z.string()),
  ClientsID: z.int(),
  ResellersID: z.nullable(z.int()),
  TelStatusID: z.int(),
  bActive: z.boolean(),
  bTelCallsForwarding: z.boolean(),
  bUseWebMail: z.boolean(),
  dtPBXTelephoneStatus: z.nullable(Stamp),
  AgentStatusAfterLogoutRejectedID: z.nullable(z.int()),
})
export type User = z.infer<typeof User>

export const listUsers = {
  name: 'listUsers',
  heavy: 'whole',
  summary: 'All users',
  method: 'GET',
  path: `${restBase}/users`,
  right: 'read',
  tenant: 'path',
  query: ListQuery,
  response: listOf(User),
  ...noBody,
} as const satisfies Endpoint

export const getUser = {
  name: 'getUser',
  summary: 'One user by ID',
  method: 'GET',
  path: `${restBase}/users/user/{UsersID}`,
  right: 'read',
  tenant: 'path',
  params: z.object({ UsersID: IdText }),
  response: shortOf(User),
  ...noBody,
} as const satisfies Endpoint

export const findUsers = {
  name: 'findUsers',
  summary: 'The user with exactly this UID',
  method: 'GET',
  path: `${restBase}/users/user`,
  right: 'read',
  tenant: 'path',
  query: z.object({ uid: filledText(256) }),
  response: shortOf(User),
  ...noBody,
} as const satisfies Endpoint
