import type { Logger } from 'pino'
import type { SignInPlace } from '../auth/browserName'
import { countFailure } from '../auth/signInFailures'
import type { Db } from '../db/open'
import { Refusal } from '../http/refusal'
import type { OidcSettings } from '../settings/oidcSettings'
import { type Account, beginAddress, readAccount } from './askProvider'
import { enterAccount } from './enterAccount'
import { beginFlow, consumeFlow, type Flow } from './flows'
import type { OidcProvider } from './provider'
import { providerFault } from './providerFault'

export type OidcParts = {
  db: Db
  log: Logger
  settings: OidcSettings
  provider: OidcProvider
  zone: string
}

/** The library's own words are for the log: a person can do nothing with them. */
function refusedBy(log: Logger, error: unknown): Refusal {
  const refusal = providerFault(error)
  if (error !== refusal) log.warn({ error }, 'OpenID Connect')
  return refusal
}

type Beginning = { redirectUri: string; invitation: string | undefined; now: number }

/** Begins a sign-in: the address of the provider, and the secret of this browser. */
export async function beginAtProvider(
  { db, log, provider }: OidcParts,
  { redirectUri, invitation, now }: Beginning,
): Promise<{ address: string; secret: string }> {
  const configuration = await provider.known(now).catch((error) => {
    throw refusedBy(log, error)
  })
  const secret = await beginFlow(db, now, { redirectUri, invitation })
  return { address: await beginAddress(configuration, secret, redirectUri), secret }
}

type Answered = { answer: string; secret: string | undefined; place: SignInPlace; now: number }

async function accountOf(
  { log, provider, settings }: OidcParts,
  { redirectUri }: Flow,
  { answer, secret }: { answer: string; secret: string },
): Promise<Account> {
  try {
    const configuration = await provider.fresh()
    return await readAccount(configuration, { answer, secret, redirectUri, settings })
  } catch (error) {
    throw refusedBy(log, error)
  }
}

async function secretOfSignIn(
  parts: OidcParts,
  { answer, secret, place, now }: Answered,
): Promise<string> {
  const { db, settings, zone } = parts
  const flow = secret === undefined ? undefined : await consumeFlow(db, secret, now)
  if (secret === undefined || !flow) throw new Refusal('oidc_late')
  const account = await accountOf(parts, flow, { answer, secret })
  return enterAccount(db, { account, flow, settings, place, now, zone })
}

/** Ends it with a session: its secret. A failure counts for the address, as any sign-in's. */
export async function signInByAnswer(parts: OidcParts, answered: Answered): Promise<string> {
  try {
    return await secretOfSignIn(parts, answered)
  } catch (error) {
    const { place, now } = answered
    if (error instanceof Refusal && error.status === 401) {
      await parts.db.asGate((tx) => countFailure(tx, place.address, now))
    }
    throw error
  }
}
