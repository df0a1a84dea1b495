import type { Context } from 'hono'
import type { Forwarded } from '../http/forwarded'
import { readBrowser, type SignInPlace } from './browserName'

/** Of a longer header the end is not read. */
const longest = 512
const header = (context: Context, name: string) =>
  (context.req.header(name) ?? '').slice(0, longest)

/** Where a session begins, for the list of one's own sign-ins. */
export const signInPlace = (
  context: Context,
  clientAddressOf: Forwarded['clientAddressOf'],
): SignInPlace => ({
  ...readBrowser({ agent: header(context, 'user-agent'), brands: header(context, 'sec-ch-ua') }),
  address: clientAddressOf(context),
})
