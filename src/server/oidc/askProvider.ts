import * as client from 'openid-client'
import { Refusal } from '../http/refusal'
import { issuerName } from '../people/hasWayIn'
import type { OidcSettings } from '../settings/oidcSettings'
import { type Claims, claimAt, namesIn } from './claims'
import { flowWords } from './flows'
import { toleratedSeconds } from './provider'

export const redirectPath = '/sign-in/oidc'

/** Where a browser begins at the provider. A provider of a strange scheme gets nobody. */
export async function beginAddress(
  configuration: client.Configuration,
  secret: string,
  redirectUri: string,
): Promise<string> {
  const { state, nonce, verifier } = flowWords(secret)
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  if (!/^https?:$/.test(address.protocol)) throw new Error('The provider’s address is none')
  return address.href
}

/** An account of a provider, and what the provider says of it. */
export type Account = {
  issuer: string
  subject: string
  /** A claim by its name or path, as `claimAt` finds it. */
  claim: (name: string) => unknown
  names: ReturnType<typeof namesIn>
}

/** Whether the ID token says nothing of something that we need. */
function lacks(claims: Claims, { roleClaim, groupClaim }: OidcSettings): boolean {
  const wanted = [roleClaim, groupClaim].filter((name) => name !== undefined)
  return (
    namesIn(claims).UID === undefined || wanted.some((name) => claimAt(claims, name) === undefined)
  )
}

/** A token comes straight from the provider, which has made it just now, or with the code. */
const madeWithinSeconds = 120

/** The library looks at the end of a token alone, by this same clock. */
function requireSameTime(iat: number): void {
  const age = Date.now() / 1000 - iat
  if (age < -toleratedSeconds || age > madeWithinSeconds) throw new Refusal('oidc_clock')
}

type Answer = { answer: string; secret: string; redirectUri: string; settings: OidcSettings }

/** Who has signed in at the provider: its answer is checked, and its code used up. */
export async function readAccount(
  configuration: client.Configuration,
  { answer, secret, redirectUri, settings }: Answer,
): Promise<Account> {
  const { state, nonce, verifier } = flowWords(secret)
  const address = new URL(redirectUri)
  address.search = answer
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const told = tokens.claims()
  if (!told) throw new Error('An ID token was expected')
  const { iss, sub, iat } = told
  requireSameTime(iat)
  const asksMore =
    lacks(told, settings) && configuration.serverMetadata().userinfo_endpoint !== undefined
  const more = asksMore ? await client.fetchUserInfo(configuration, tokens.access_token, sub) : {}
  return {
    issuer: issuerName(iss),
    subject: sub,
    // The one is signed: where both say something, it counts.
    claim: (name) => claimAt(told, name) ?? claimAt(more, name),
    names: namesIn({ ...more, ...told }),
  }
}
