import { isUtf8 } from 'node:buffer'
import { UpstreamFault } from '../upstreamFault'
import type { UpstreamAnswer } from '../upstreamRequest'
import { type IdSet, idSet } from './idSet'
import { listScanner } from './listScanner'

/** A record as it came; `ID` is undefined where it has none. */
export type ListedRecord = { text: string; value: Record<string, unknown>; ID: number | undefined }

/** Whether all of a list was there; else why it is not to be believed as a whole. */
export type ListEnd = { isWhole: true; ids: IdSet } | { isWhole: false; fault: UpstreamFault }

const highestId = 2_147_483_647
const idOf = ({ ID }: Record<string, unknown>) =>
  typeof ID === 'number' && Number.isInteger(ID) && ID >= 1 && ID <= highestId ? ID : undefined

function parse(bytes: Uint8Array): ListedRecord {
  if (!isUtf8(bytes)) throw new Error('holds bytes that are not UTF-8 text')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  // The scanner lets nothing but an object through.
  const value = JSON.parse(text) as Record<string, unknown>
  return { text, value, ID: idOf(value) }
}

/**
 * The records of a list as they arrive, in pieces, never more of them at once than a chunk
 * completes. What comes before a fault is handed on: it was listed.
 */
export async function* readList(
  answer: UpstreamAnswer,
  host: string,
): AsyncGenerator<ListedRecord[], ListEnd> {
  const fault = (what: string) => new UpstreamFault('broken', `${host} sent a list that ${what}`)
  const scanner = listScanner()
  const ids = idSet()
  let [count, tooLong] = [0, 0]
  try {
    for await (const chunk of answer.chunks) {
      const records: ListedRecord[] = []
      let broken: unknown
      try {
        for (const bytes of scanner.read(chunk)) {
          count += 1
          if (bytes === undefined) tooLong += 1
          else records.push(parse(bytes))
        }
      } catch (error) {
        broken = error
      }
      for (const { ID } of records) if (ID !== undefined) ids.add(ID)
      if (records.length > 0) yield records
      if (broken !== undefined) {
        const why = broken instanceof SyntaxError ? 'is not JSON' : (broken as Error).message
        return { isWhole: false, fault: fault(why) }
      }
    }
  } catch (error) {
    if (error instanceof UpstreamFault) return { isWhole: false, fault: error }
    throw error
  }
  const end = scanner.end()
  if ('reason' in end) return { isWhole: false, fault: fault(end.reason) }
  const why = whyNotWhole(end.envelope, { count, tooLong, repeated: ids.repeated() })
  return why === undefined ? { isWhole: true, ids } : { isWhole: false, fault: fault(why) }
}

type Seen = { count: number; tooLong: number; repeated: number | undefined }

function whyNotWhole(envelope: Record<string, unknown>, seen: Seen): string | undefined {
  if (seen.tooLong > 0) return 'holds a record above 4 MiB'
  if (envelope.count !== seen.count) return `counts other records than it holds`
  if (seen.repeated !== undefined) return `holds the ID ${seen.repeated} twice`
  if (envelope.status !== undefined && envelope.status !== 200) return 'has another status than 200'
  return undefined
}
