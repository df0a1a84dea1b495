import { createHash } from 'node:crypto'
import { type BodyLane, bodyLane } from './bodyLane'
import { type Body, textBody } from './readBody.mjs'

export type BodyReader = {
  /** Never rejects: a body that cannot be read as HTML comes as plain text. */
  read: (eventData: string, showsRemote: boolean) => Promise<Body>
  /** The same where it takes no longer than an answer may wait; undefined otherwise. */
  readQuickly: (eventData: string) => Promise<Body | undefined>
  close: () => Promise<void>
}

type BodyReaderOptions = { timeLimit?: number }

/** Far above what the largest body within the limits takes, on a busy machine too. */
const timeLimitMs = 5_000
/** How much is kept, so that a body is read once for the report and the frame of one view. */
const remembered = { bodies: 16, characters: 8_000_000 }

/** What an ordinary mail stays below. */
const ordinary = { characters: 200_000, tags: 2_000 }

/** By length and tags, which are quick to count: in XML each tag of the body begins with `&lt;`. */
function isOrdinary(eventData: string): boolean {
  if (eventData.length > ordinary.characters) return false
  let tags = 0
  for (let at = eventData.indexOf('&lt;'); at !== -1; at = eventData.indexOf('&lt;', at + 4)) {
    tags += 1
  }
  return tags <= ordinary.tags
}

type View = { eventData: string; showsRemote: boolean }

async function readIn(lane: BodyLane, view: View, timeLimit: number): Promise<Body> {
  const body = await lane.read({ ...view, asText: false }, timeLimit)
  const text = body ?? (await lane.read({ ...view, asText: true }, timeLimit))
  return text ?? textBody(view.eventData, 'too_slow')
}

/**
 * Reads bodies in worker threads. What may take long has a thread of its own, so that an ordinary
 * body never waits behind it.
 */
export function bodyReader({ timeLimit = timeLimitMs }: BodyReaderOptions = {}): BodyReader {
  const lanes = { ordinary: bodyLane(), heavy: bodyLane() }
  const memo = new Map<string, { body: Promise<Body>; size: number }>()
  /** The last one stays whatever its size is. */
  const forgetOldest = () => {
    let size = [...memo.values()].reduce((sum, one) => sum + one.size, 0)
    for (const [key, one] of memo) {
      const isWithin = memo.size <= remembered.bodies && size <= remembered.characters
      if (isWithin || memo.size === 1) return
      memo.delete(key)
      size -= one.size
    }
  }
  function read(eventData: string, showsRemote: boolean): Promise<Body> {
    const key = createHash('sha256').update(eventData).update(String(showsRemote)).digest('hex')
    const lane = isOrdinary(eventData) ? lanes.ordinary : lanes.heavy
    const body = memo.get(key)?.body ?? readIn(lane, { eventData, showsRemote }, timeLimit)
    memo.delete(key)
    memo.set(key, { body, size: eventData.length })
    forgetOldest()
    return body
  }
  return {
    read,
    readQuickly: async (eventData) => {
      // The first one waits for a thread to begin, and begins it.
      if (isOrdinary(eventData) && lanes.ordinary.isReady()) return read(eventData, false)
      return undefined
    },
    close: async () => {
      await Promise.all([lanes.ordinary.close(), lanes.heavy.close()])
    },
  }
}
