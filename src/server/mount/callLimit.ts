import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'

/** Calls a minute for each access token; nothing is limited unless the setting says so. */
export function callLimit(
  callsPerMinute: number | undefined,
): (principal: Principal) => Promise<void> {
  if (callsPerMinute === undefined) return async () => undefined
  const limiter = new RateLimiterMemory({ points: callsPerMinute, duration: 60 })
  return async ({ ClientsID, AccessTokensID }) => {
    try {
      await limiter.consume(`${ClientsID}/${AccessTokensID}`)
    } catch (stopped) {
      if (!(stopped instanceof RateLimiterRes)) throw stopped
      const seconds = Math.max(1, Math.ceil(stopped.msBeforeNext / 1000))
      throw new Refusal('too_many_calls', [], { 'Retry-After': String(seconds) })
    }
  }
}
