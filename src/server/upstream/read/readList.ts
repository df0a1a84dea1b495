import { isUtf8 } from 'node:buffer'
import { UpstreamFault } from '../upstreamFault'
import type { UpstreamAnswer } from '../upstreamRequest'
import { type IdSet, idSet } from './idSet'
import { listScanner } from './listScanner'

/** A record as it came; `ID` is undefined where it has none. */
export type ListedRecord = {
  text: string
  value: Record<string, unknown>
  ID: number | undefined
  /** Why it cannot be read: then its text and value are empty. */
  fault?: string
}

/** Whether all of a list was there; else why it is not to be believed as a whole. */
export type ListEnd = { isWhole: true; ids: IdSet } | { isWhole: false; fault: UpstreamFault }

const highestId = 2_147_483_647
const idOf = ({ ID }: Record<string, unknown>) =>
  typeof ID === 'number' && Number.isInteger(ID) && ID >= 1 && ID <= highestId ? ID : undefined

/** What cannot be parsed may tell its ID all the same, by which it is known. */
function broken(bytes: Uint8Array, fault: string): ListedRecord {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const ID = idOf({ ID: Number(/"ID"\s*:\s*(\d{1,10})\b/.exec(text)?.[1]) })
  return { text: '', value: {}, ID, fault }
}

function parse(bytes: Uint8Array): ListedRecord {
  if (!isUtf8(bytes)) return broken(bytes, 'holds bytes that are not UTF-8 text')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  try {
    // The scanner lets nothing but an object through.
    const value = JSON.parse(text) as Record<string, unknown>
    return { text, value, ID: idOf(value) }
  } catch {
    return broken(bytes, 'is not JSON')
  }
}

/**
 * The records of a list as they arrive, in pieces, never more of them at once than a chunk
 * completes. What comes before a fault is handed on: it was listed. A record that cannot be read keeps
 * back no other, and the list is not whole.
 */
export async function* readList(
  answer: UpstreamAnswer,
  host: string,
): AsyncGenerator<ListedRecord[], ListEnd> {
  const fault = (what: string) => new UpstreamFault('broken', `${host} sent a list that ${what}`)
  const scanner = listScanner()
  const ids = idSet()
  let [count, tooLong] = [0, 0]
  let unread: string | undefined
  try {
    for await (const chunk of answer.chunks) {
      const records: ListedRecord[] = []
      let why: string | undefined
      try {
        for (const bytes of scanner.read(chunk)) {
          count += 1
          if (bytes === undefined) tooLong += 1
          else records.push(parse(bytes))
        }
      } catch (error) {
        // The scanner throws nothing else.
        why = (error as Error).message
      }
      for (const record of records) {
        unread ??= record.fault
        if (record.ID !== undefined) ids.add(record.ID)
      }
      if (records.length > 0) yield records
      if (why !== undefined) return { isWhole: false, fault: fault(why) }
    }
  } catch (error) {
    if (error instanceof UpstreamFault) return { isWhole: false, fault: error }
    throw error
  }
  const end = scanner.end()
  if ('reason' in end) return { isWhole: false, fault: fault(end.reason) }
  const seen = { count, tooLong, unread, repeated: ids.repeated() }
  const why = whyNotWhole(end.envelope, seen)
  if (why !== undefined) return { isWhole: false, fault: fault(why) }
  return { isWhole: true, ids }
}

type Seen = {
  count: number
  tooLong: number
  unread: string | undefined
  repeated: number | undefined
}

function whyNotWhole(envelope: Record<string, unknown>, seen: Seen): string | undefined {
  if (seen.tooLong > 0) return 'holds a record above 4 MiB'
  if (seen.unread !== undefined) return `holds a record that ${seen.unread}`
  if (envelope.count !== seen.count) return `counts other records than it holds`
  if (seen.repeated !== undefined) return `holds the ID ${seen.repeated} twice`
  if (envelope.status !== undefined && envelope.status !== 200) return 'has another status than 200'
  return undefined
}
