import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { Done, shortOf } from '../envelope'
import { IdText, Stamp } from '../values/scalars'

/** A sign-in that has not ended, with what the browser told of itself when it began. */
const SignedIn = z.object({
  ID: z.int(),
  /** "Chromium on Linux". */
  name: z.string(),
  address: z.nullable(z.string()),
  dtCreated: Stamp,
  dtLastSeen: Stamp,
  /** The one that asks. */
  bCurrent: z.boolean(),
})
export type SignedIn = z.infer<typeof SignedIn>

const own = { right: 'read', tenant: 'token', path: '/app/v1/sessions', ...noBody } as const

export const listSessions = {
  ...own,
  name: 'listSessions',
  summary: 'One’s own sign-ins, the last seen first',
  method: 'GET',
  response: shortOf(SignedIn),
} as const satisfies Endpoint

export const endSession = {
  ...own,
  name: 'endSession',
  summary: 'End one of one’s own sign-ins',
  method: 'DELETE',
  path: `${own.path}/{SessionsID}`,
  params: z.object({ SessionsID: IdText }),
  response: Done,
} as const satisfies Endpoint

export const endOtherSessions = {
  ...own,
  name: 'endOtherSessions',
  summary: 'End all of one’s own sign-ins but the one that asks',
  method: 'DELETE',
  response: Done,
} as const satisfies Endpoint
