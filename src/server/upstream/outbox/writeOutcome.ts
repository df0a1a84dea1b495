import { Refusal, Repeated } from '../../http/refusal'
import { done, type Reply, short } from '../../http/reply'
import type { StoredWrite } from '../../http/upstreamWrites'

/** The answer to somebody who asks what became of a write that nobody waits for any more. */
export function outcomeOf(
  write: StoredWrite,
  host: string,
  candidates: readonly string[],
): Reply | Error {
  const { state, status, answer } = write
  switch (state) {
    case 'done':
      // A delete has no record.
      return answer ? short([answer]) : done
    case 'refused':
    case 'not_sent':
      return new Repeated(status ?? 502, answer ?? '')
    case 'several': {
      const records = candidates.map((record) => JSON.parse(record))
      return new Refusal('upstream_several', [], {}, { host, records })
    }
    case 'not_done':
      return new Refusal('upstream_not_done', [], {}, { host })
    case 'sending':
    case 'unclear':
      return new Refusal('upstream_unclear', [], {}, { host })
  }
}
