import type { AcdEvent } from '@/contract/events'
import { readRecord } from './importRecord'
import type { Read } from './read'
import type { ReadStamp } from './readStamp'

const stamps = ['dtCreated', 'dtModified', 'dtLastModified', 'dtReceived', 'dtRemind'] as const

/** The years 1 to 9999: what both the wire and the database can write. */
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** The event behind what was read, or what is wrong with it. */
export function judgeRecord(
  read: Read,
  instantOf: ReadStamp,
): { event: AcdEvent } | { reason: string } {
  if ('wrong' in read) return { reason: read.wrong }
  const judged = readRecord(read.value)
  if ('faults' in judged) {
    const faults = judged.faults.map(({ path, message }) => `${path} ${message}`.trim())
    return { reason: faults.join('; ') }
  }
  const { event } = judged
  const isMoment = (stamp: string) => {
    const instant = instantOf(stamp)
    return instant !== undefined && instant >= earliest && instant <= latest
  }
  const wrong = stamps.filter((key) => event[key] !== null && !isMoment(event[key]))
  if (wrong.length > 0) return { reason: `${wrong.join(', ')}: no moment of the calendar` }
  return { event }
}
