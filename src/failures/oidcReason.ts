import { ProblemError } from '@/client/errors'
import { m } from '@/messages'
import { faultSentence } from './faultSentence'
import { passkeyReason } from './passkeyReason'

/** Why the provider's account did not sign in, with the next step. */
export function oidcReason(error: unknown): string {
  const [issue] = error instanceof ProblemError ? (error.problem.issues ?? []) : []
  return issue ? m.oidc.claim(issue.path, faultSentence(issue.message)) : passkeyReason(error)
}
