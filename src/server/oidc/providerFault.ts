import * as client from 'openid-client'
import { Refusal } from '../http/refusal'

/** What providers say when it is not the person's fault. */
const awayErrors = new Set(['server_error', 'temporarily_unavailable'])
/** An answer that is none of the protocol's, as of a proxy before a provider that is down. */
const awayCodes = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

function isAway(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError) return awayErrors.has(error.error)
  if (error instanceof client.ResponseBodyError) {
    return error.status >= 500 || awayErrors.has(error.error)
  }
  if (error instanceof client.ClientError) return awayCodes.has(error.code ?? '')
  // What fetch throws where nobody answers.
  return error instanceof TypeError
}

const isLate = (error: unknown) =>
  error instanceof client.ClientError && error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'

/** What the library throws, as a refusal with the next step. */
export function providerFault(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isLate(error)) return new Refusal('oidc_clock')
  return new Refusal(isAway(error) ? 'oidc_away' : 'oidc_refused')
}
