import * as client from 'openid-client'
import type { OidcSettings } from '../settings/oidcSettings'

/** Of each request to the provider. */
const timeoutSeconds = 5
/** Strangers may begin sign-ins, and must not make us ask the provider each time. */
const knownForMs = 60_000
/** Clocks of two machines differ. */
export const toleratedSeconds = 30

/** How we prove who asks: what the standard takes first, where the provider takes it. */
const proofBy =
  (secret: string): client.ClientAuth =>
  (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported
    const takesBasic = methods === undefined || methods.includes('client_secret_basic')
    const prove = takesBasic ? client.ClientSecretBasic : client.ClientSecretPost
    return prove(secret)(server, ...rest)
  }

function discoverAt(issuer: string, { clientId, clientSecret }: OidcSettings) {
  const address = new URL(issuer)
  const proof = clientSecret === undefined ? client.None() : proofBy(clientSecret)
  return client.discovery(address, clientId, { [client.clockTolerance]: toleratedSeconds }, proof, {
    timeout: timeoutSeconds,
    execute: [
      // A signature is checked although the answer comes straight from the provider.
      client.enableNonRepudiationChecks,
      ...(address.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  })
}

const isOfOtherIssuer = (error: unknown) =>
  error instanceof client.ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'

/** The settings may have a slash at the end where the provider's own name has none. */
const discover = (settings: OidcSettings): Promise<client.Configuration> =>
  discoverAt(settings.issuer, settings).catch((error) => {
    if (!isOfOtherIssuer(error)) throw error
    const { issuer } = settings
    return discoverAt(issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`, settings)
  })

export type OidcProvider = {
  /** The provider as it was within the last minute. */
  known: (now: number) => Promise<client.Configuration>
  /** The provider as it is now: its keys may be new ones. */
  fresh: () => Promise<client.Configuration>
}

/** The provider is asked when somebody signs in, and not at the start: it may be away then. */
export function oidcProvider(settings: OidcSettings): OidcProvider {
  let last: { configuration: Promise<client.Configuration>; since: number } | undefined
  return {
    fresh: () => discover(settings),
    known: (now) => {
      if (last && now >= last.since && now - last.since < knownForMs) return last.configuration
      const configuration = discover(settings)
      const asked = { configuration, since: now }
      last = asked
      configuration.catch(() => {
        if (last === asked) last = undefined
      })
      return configuration
    },
  }
}
