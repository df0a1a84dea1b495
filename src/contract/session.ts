import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { Done } from './envelope'
import { faultText } from './fault'
import { RoleName } from './values/roleName'
import { filledText } from './values/scalars'

/** The principal, and what every page needs to know of the installation. `now` in epoch ms. */
export const Session = z.object({
  ClientsID: z.int(),
  role: RoleName,
  name: z.string(),
  UsersID: z.nullable(z.int()),
  /** Where somebody begins who asked for no page: agents with groups at their work. */
  landing: z.enum(['/work', '/events']),
  timeZone: z.string(),
  defaultCountry: z.string(),
  now: z.int(),
  /** The system that the records belong to, and what it offers; absent: Callboard itself, and all. */
  upstream: z.optional(z.object({ host: z.string(), can: z.array(z.string()) })),
})
export type Session = z.infer<typeof Session>

const credentials = z.object({
  token: z.optional(filledText(512)),
  code: z.optional(filledText(512)),
})
const oneOfBoth = z.check<z.output<typeof credentials>>(({ value, issues }) => {
  if ((value.token === undefined) === (value.code === undefined)) {
    issues.push({
      code: 'custom',
      path: ['token'],
      message: faultText('required'),
      input: undefined,
    })
  }
})

/** An access token, or the code of a one-time link: one of the two. */
export const SignIn = credentials.check(oneOfBoth)
export type SignIn = z.output<typeof SignIn>

const path = '/app/v1/session'

export const signIn = {
  name: 'signIn',
  summary: 'Start a browser session from an access token or a one-time code',
  method: 'POST',
  path,
  right: 'anyone',
  tenant: 'none',
  body: SignIn,
  bodyLimit: 4096,
  response: Session,
} as const satisfies Endpoint

export const getSession = {
  name: 'getSession',
  summary: 'Who asks, and the settings of the installation',
  method: 'GET',
  path,
  right: 'board',
  tenant: 'token',
  response: Session,
  ...noBody,
} as const satisfies Endpoint

export const signOut = {
  name: 'signOut',
  summary: 'End the browser session',
  method: 'DELETE',
  path,
  right: 'read',
  tenant: 'token',
  response: Done,
  ...noBody,
} as const satisfies Endpoint
