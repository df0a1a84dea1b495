import type { MadePasskey, UsedPasskey } from '@/contract/people/passkeys'
import { UnreachableError } from '../errors'

/** Why no passkey came: of the browser or the person, not of the server. */
type AuthenticatorReason = 'cancelled' | 'known' | 'unable' | 'address' | 'failed'

export class AuthenticatorError extends Error {
  readonly reason: AuthenticatorReason

  constructor(reason: AuthenticatorReason) {
    super(reason)
    this.reason = reason
  }
}

/** By the names of the exceptions that WebAuthn throws. */
const reasons: Record<string, AuthenticatorReason> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  NotSupportedError: 'unable',
  ConstraintError: 'unable',
  SecurityError: 'address',
}

/** Loaded where a passkey is made or used, and nowhere else. */
const library = () =>
  import('@simplewebauthn/browser').catch(() => {
    throw new UnreachableError()
  })
type Library = Awaited<ReturnType<typeof library>>

async function ask<Answer>(run: (library: Library) => Promise<Answer>): Promise<Answer> {
  const loaded = await library()
  try {
    return await run(loaded)
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    throw new AuthenticatorError(reasons[name] ?? 'failed')
  }
}

type Options = Record<string, unknown>

// The options are cast: the server made them with the same library.
export const makePasskey = (options: Options): Promise<MadePasskey> =>
  ask(async ({ startRegistration }) => {
    const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON']
    const { id, rawId, type, clientExtensionResults, response } = await startRegistration({
      optionsJSON,
    })
    const { clientDataJSON, attestationObject, transports = [] } = response
    return {
      id,
      rawId,
      type,
      clientExtensionResults: { ...clientExtensionResults },
      response: { clientDataJSON, attestationObject, transports },
    }
  })

export const askPasskey = (options: Options): Promise<UsedPasskey> =>
  ask(async ({ startAuthentication }) => {
    const optionsJSON = options as unknown as Parameters<
      typeof startAuthentication
    >[0]['optionsJSON']
    const { id, rawId, type, clientExtensionResults, response } = await startAuthentication({
      optionsJSON,
    })
    const { clientDataJSON, authenticatorData, signature, userHandle } = response
    return {
      id,
      rawId,
      type,
      clientExtensionResults: { ...clientExtensionResults },
      response: { clientDataJSON, authenticatorData, signature, userHandle },
    }
  })

const isAddress = (host: string) => /^[\d.]+$|^\[/.test(host)
const isOwnMachine = (host: string) => /^127\.|^\[::1\]$/.test(host)

/**
 * Whether passkeys can be used on this page: they belong to a host name. `open` is the address to
 * open instead, where one is known.
 */
export type PasskeyPlace = 'here' | 'no browser' | { open: string | undefined }

export function passkeyPlace(origin: string | null): PasskeyPlace {
  const { hostname, protocol, port } = window.location
  if (origin !== null && origin !== window.location.origin) return { open: origin }
  if (isAddress(hostname)) {
    const own = `${protocol}//localhost${port && `:${port}`}`
    return { open: isOwnMachine(hostname) ? own : undefined }
  }
  return 'PublicKeyCredential' in window ? 'here' : 'no browser'
}
