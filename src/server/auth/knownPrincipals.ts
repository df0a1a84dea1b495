import type { Db } from '../db/open'
import type { TableVersions } from '../db/tableVersions'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import type { LookUp } from './principals'
import { secretHash } from './secrets'

/** How long somebody is let in by an earlier look-up, where nobody tells that rights have changed. */
const knownForMs = 1000
/** The oldest go beyond them. */
const maxKnown = 10_000

/** Who asks; the versions are read when a handler wants them, unless they came with the answer. */
export type Admission = { principal: Principal; versions: () => Promise<TableVersions> }

type Known = { principal: Principal; since: number }

/** Who was let in within the last second. All are forgotten when any right changes. */
export function knownPrincipals({ listen }: Pick<Db, 'listen'>) {
  const known = new Map<string, Known>()
  let changes = 0
  let isListening = false

  function forget(): void {
    changes += 1
    known.clear()
  }

  /** Before the first look-up, so that no change between the two is missed. */
  function beginListening(): void {
    if (isListening) return
    isListening = true
    listen((message) => {
      if (message === 'rights') forget()
    }).catch(() => {
      isListening = false
      forget()
    })
  }

  function keep(key: string, found: Known): void {
    const [oldest] = known.keys()
    if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest)
    known.set(key, found)
  }

  async function lookUpNow(lookUp: LookUp, secret: string, now: number) {
    beginListening()
    const before = changes
    const found = await lookUp(secret, now)
    if (!found) return undefined
    const { principal, versions } = found
    // Rights that changed meanwhile may be those that were read.
    if (before === changes) keep(principal.proof.toString('base64'), { principal, since: now })
    return { principal, versions }
  }

  const isFresh = ({ since }: Known, now: number) => since <= now && now - since < knownForMs

  /** The same look-up, left out for a second. */
  return (lookUp: LookUp) =>
    async (secret: string, now: number): Promise<Admission | undefined> => {
      const kept = known.get(secretHash(secret).toString('base64'))
      if (kept && isFresh(kept, now)) {
        const versions = async () => {
          const found = await lookUpNow(lookUp, secret, now)
          if (!found) throw new Refusal('unauthorized')
          return found.versions
        }
        return { principal: kept.principal, versions }
      }
      const found = await lookUpNow(lookUp, secret, now)
      return found && { principal: found.principal, versions: async () => found.versions }
    }
}
