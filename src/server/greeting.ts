import { signInLinks } from './accessTokens/signInLinks'
import type { Db } from './db/open'

type Start = {
  origin: string
  /** The demo data were loaded at this start. */
  isDemo: boolean
  /** The output is a terminal: the person who started it reads it, and it is not kept. */
  isTerminal: boolean
  now: number
}

/**
 * What a start says once it serves. A link is a key, and logs are read by many: links are for
 * demo data and for terminals, elsewhere it says how to get one.
 */
export async function greeting(db: Db, { origin, isDemo, isTerminal, now }: Start) {
  const ready = `Callboard is ready at ${origin}`
  if (!isDemo && !isTerminal) {
    return [ready, 'To sign in, have a link printed: callboard sign-in-link --role admin']
  }
  const links = await signInLinks(db, origin, now, { isDemo })
  return [
    ready,
    'Sign in with one of these links; each works once, within the next hour:',
    ...links.map(([role, link]) => `  ${role.padEnd(10)} ${link}`),
  ]
}
