import { type Digest, getDigest, markSeen } from '@/contract/digest'
import { isSessionEnding, send } from '../index'

/** What became different since somebody was last seen. It fails at once: who asks asks again. */
export const readDigest = (): Promise<Digest> => send(getDigest, { query: {} }, { isRetried: true })

/** The page may be closing. Where it is not told, the next page tells; who signs out is not here. */
export async function tellSeen(): Promise<void> {
  if (isSessionEnding()) return
  await send(markSeen, {}, { isRetried: true, keepalive: true }).catch(() => undefined)
}
