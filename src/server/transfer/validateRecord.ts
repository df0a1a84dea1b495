import type { AcdEvent } from '@/contract/event/events'
import { type StampField, stampFields } from '../events/eventFields'
import { readRecord } from './importRecord'
import type { Read } from './read'
import type { ReadStamp } from './readStamp'

/** In the order in which faults name them; the first is the default of the two after it. */
const first: readonly StampField[] = ['dtCreated', 'dtModified', 'dtLastModified']
const stamps = [...new Set([...first, ...stampFields])]

/** The years 1 to 9999: what both the wire and the database can write. */
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** The event behind what was read, or what is wrong with it. */
export function validateRecord(
  read: Read,
  instantOf: ReadStamp,
): { event: AcdEvent } | { reason: string } {
  if ('wrong' in read) return { reason: read.wrong }
  const parsed = readRecord(read.value)
  if ('faults' in parsed) {
    const faults = parsed.faults.map(({ path, message }) => `${path} ${message}`.trim())
    return { reason: faults.join('; ') }
  }
  const { event } = parsed
  const isInstant = (stamp: string) => {
    const instant = instantOf(stamp)
    return instant !== undefined && instant >= earliest && instant <= latest
  }
  const wrong = stamps.filter((key) => event[key] !== null && !isInstant(event[key]))
  if (wrong.length > 0) return { reason: `${wrong.join(', ')}: not a valid date and time` }
  return { event }
}
