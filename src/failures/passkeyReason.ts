import { ProblemError } from '@/client/errors'
import { AuthenticatorError } from '@/client/people/authenticator'
import { m } from '@/messages'
import { reasonOf } from './reasonOf'

/** Why a passkey was not made or did not sign in, with the next step. */
export function passkeyReason(error: unknown): string {
  if (error instanceof AuthenticatorError) return m.passkeys.reasons[error.reason]
  if (error instanceof ProblemError && error.retryAfter !== undefined) {
    return m.signIn.tooMany(Math.ceil(error.retryAfter / 60))
  }
  return reasonOf(error)
}
