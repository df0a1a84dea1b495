import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { Done, shortOf } from '../envelope'
import { IdText, Stamp } from '../values/scalars'

/** An account of an OpenID Connect provider that is bound to a person. */
const Identity = z.object({
  ID: z.int(),
  issuer: z.string(),
  subject: z.string(),
  /** What the provider called it when it signed in last; null where it told no name. */
  name: z.nullable(z.string()),
  dtCreated: Stamp,
  dtLastUsed: z.nullable(Stamp),
  /** Its provider is the one that the settings name: it is a way in. */
  bWayIn: z.boolean(),
})
export type Identity = z.infer<typeof Identity>

const IdentitiesID = IdText
const own = { right: 'read', tenant: 'token', path: '/app/v1/identities', ...noBody } as const
const path = '/app/v1/people/{UsersID}/identities'
const ofPerson = { right: 'admin', tenant: 'token', ...noBody } as const

export const listIdentities = {
  ...own,
  name: 'listIdentities',
  summary: 'One’s own accounts of an OpenID Connect provider',
  method: 'GET',
  response: shortOf(Identity),
} as const satisfies Endpoint

export const removeIdentity = {
  ...own,
  name: 'removeIdentity',
  summary: 'Remove one of one’s own accounts of a provider; never the last way in',
  method: 'DELETE',
  path: `${own.path}/{IdentitiesID}`,
  params: z.object({ IdentitiesID }),
  response: Done,
} as const satisfies Endpoint

export const listPersonIdentities = {
  ...ofPerson,
  name: 'listPersonIdentities',
  summary: 'The accounts of an OpenID Connect provider that are bound to a person',
  method: 'GET',
  path,
  params: z.object({ UsersID: IdText }),
  response: shortOf(Identity),
} as const satisfies Endpoint

export const removePersonIdentity = {
  ...ofPerson,
  name: 'removePersonIdentity',
  summary: 'Remove an account of a provider from a person; never their last way in',
  method: 'DELETE',
  path: `${path}/{IdentitiesID}`,
  params: z.object({ UsersID: IdText, IdentitiesID }),
  response: Done,
} as const satisfies Endpoint
