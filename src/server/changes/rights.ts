import type { Logger } from 'pino'
import { mayDo, type Right, type Role } from '@/contract/endpoint'
import { endedFrame } from './frames'
import type { Listener } from './listener'

/** Frames go out under rights that were looked at within this time. */
const trusted = 2000

type Settings = {
  right: Right
  stillIn: (proofs: Buffer[], now: number) => Promise<Map<string, Role>>
  clock: () => number
  log: Logger
}

/**
 * Whether the listeners may still listen: looked at for all of them in one query, before a frame
 * goes out and every two seconds. Where the database does not say so, nothing is sent.
 */
export function listenersRights(listeners: ReadonlySet<Listener>, settings: Settings) {
  const { right, stillIn, clock, log } = settings
  let lookedAt = 0
  let looking: Promise<boolean> | undefined

  async function look(): Promise<boolean> {
    const began = Date.now()
    const asked = [...listeners]
    const proofs = new Map(asked.map(({ asker }) => [asker.proof.toString('base64'), asker.proof]))
    try {
      const roles = await stillIn([...proofs.values()], clock())
      for (const { asker, end } of asked) {
        const role = roles.get(asker.proof.toString('base64'))
        if (role === undefined || !mayDo(role, right)) end(endedFrame)
      }
      lookedAt = began
      return true
    } catch (error) {
      log.error({ error }, 'rights of the feeds')
      return false
    }
  }

  return {
    /** Those without the right are gone when this resolves; false when that could not be seen. */
    async check(maximumAge = trusted): Promise<boolean> {
      if (Date.now() - lookedAt < maximumAge) return true
      looking ??= look().finally(() => {
        looking = undefined
      })
      return looking
    },
  }
}
