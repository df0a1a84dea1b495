import { documentScanner } from './documentScanner'
import { parseRecord } from './parseRecord'
import type { Read } from './read'

/** The records of JSON that goes over lines, never more of them at once than a chunk completes. */
export async function* readDocuments(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const scanner = documentScanner()
  for await (const chunk of chunks) {
    for (const piece of scanner.read(chunk)) {
      const read = parseRecord(piece)
      if (read) yield read
    }
    if (scanner.fault()) break
  }
  const fault = scanner.end()
  if (fault === undefined) return
  const place = `after record ${scanner.count()} (line ${fault.line})`
  yield { place, size: 0, wrong: `the rest of the file cannot be read: ${fault.reason}` }
}
