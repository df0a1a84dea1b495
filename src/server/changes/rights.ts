import type { Logger } from 'pino'
import { mayDo, type Right } from '@/contract/roles'
import type { Rights } from '../auth/principals'
import type { Principal } from '../http/principal'
import { endedFrame } from './frames'
import type { Listener } from './listener'

/** Frames are sent only where the rights were checked within this time. */
const trustedMs = 2000

type RightsOptions = {
  right: Right
  stillIn: (proofs: Buffer[], now: number) => Promise<Map<string, Rights>>
  clock: () => number
  log: Logger
}

/** With other groups the feed tells of other events: who comes back gets those. */
const seesTheSame = (one: Pick<Principal, 'groups'>, other: Pick<Principal, 'groups'>) =>
  JSON.stringify(one.groups) === JSON.stringify(other.groups)

/**
 * Whether the listeners may still listen: checked for all of them in one query, before a frame is
 * sent and every two seconds. While the database does not answer, nothing is sent.
 */
export function listenersRights(listeners: ReadonlySet<Listener>, settings: RightsOptions) {
  const { right, stillIn, clock, log } = settings
  let lookedAt = 0
  let looking: Promise<boolean> | undefined

  async function look(): Promise<boolean> {
    const began = Date.now()
    const asked = [...listeners]
    const proofs = new Map(
      asked.map(({ principal }) => [principal.proof.toString('base64'), principal.proof]),
    )
    try {
      const valid = await stillIn([...proofs.values()], clock())
      for (const { principal, end } of asked) {
        const rights = valid.get(principal.proof.toString('base64'))
        const isLeft = rights && mayDo(rights.role, right) && seesTheSame(rights, principal)
        if (!isLeft) end(endedFrame)
      }
      lookedAt = began
      return true
    } catch (error) {
      log.error({ error }, 'rights of the feeds')
      return false
    }
  }

  return {
    /** Ends the listeners that lost the right; false where the check itself failed. */
    async check(maximumAge = trustedMs): Promise<boolean> {
      if (Date.now() - lookedAt < maximumAge) return true
      looking ??= look().finally(() => {
        looking = undefined
      })
      return looking
    },
  }
}
