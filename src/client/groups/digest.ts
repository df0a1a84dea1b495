import { type Digest, getDigest, markSeen } from '@/contract/digest'
import { send } from '../index'

/** What became different since somebody was last seen. It fails at once: who asks asks again. */
export const readDigest = (): Promise<Digest> => send(getDigest, { query: {} }, { isRetried: true })

/** The page may be closing. Where it is not told, the next page tells. */
export const tellSeen = (): Promise<unknown> =>
  send(markSeen, {}, { isRetried: true, keepalive: true }).catch(() => undefined)
