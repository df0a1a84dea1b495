import { JSONParser } from '@streamparser/json'
import { longestRecord, notUtf8, type Read, tooLong } from './read'

/** What a decoder puts in the place of bytes that are no text. */
const replacement = '\uFFFD'

/** Hands out the records that each chunk completes. */
function listParser(path: string) {
  const parser = new JSONParser({ paths: [path], keepStack: false })
  let values: unknown[] = []
  let wrong: string | undefined
  parser.onValue = ({ value }) => {
    values.push(value)
  }
  // After the first error every further byte is one more.
  parser.onError = (error) => {
    wrong ??= error.message
  }
  return {
    write(text: string): unknown[] {
      values = []
      parser.write(text)
      return values
    },
    wrong: () => wrong,
    isEnded: () => parser.isEnded,
  }
}

/** The text of each chunk, and whether its bytes were text; a character may lie across two. */
function decoding() {
  const lenient = new TextDecoder()
  let strict = new TextDecoder('utf-8', { fatal: true })
  return (chunk: Uint8Array) => {
    const text = lenient.decode(chunk, { stream: true })
    try {
      strict.decode(chunk, { stream: true })
      return { text, isWhole: true }
    } catch {
      strict = new TextDecoder('utf-8', { fatal: true })
      return { text, isWhole: false }
    }
  }
}

/** The records of one JSON document, never more of them at once than a chunk completes. */
export async function* readList(
  chunks: AsyncIterable<Uint8Array>,
  path: '$.records.*' | '$.*',
): AsyncGenerator<Read> {
  const parser = listParser(path)
  const decode = decoding()
  let [count, unread, wasWhole] = [0, 0, true]
  let wrong: string | undefined
  for await (const chunk of chunks) {
    const { text, isWhole } = decode(chunk)
    unread += chunk.length
    for (const value of parser.write(text)) {
      count += 1
      const read = { place: `record ${count}`, size: unread }
      unread = 0
      const isBroken = !(isWhole && wasWhole) && JSON.stringify(value).includes(replacement)
      yield isBroken ? { ...read, wrong: notUtf8 } : { ...read, value }
    }
    wasWhole = isWhole
    wrong =
      parser.wrong() ?? (unread > longestRecord ? `record ${count + 1} ${tooLong}` : undefined)
    if (wrong !== undefined) break
  }
  if (wrong === undefined && !parser.isEnded()) wrong = 'it ends too early'
  if (wrong === undefined) return
  yield { place: `after record ${count}`, size: 0, wrong: `the file cannot be read on: ${wrong}` }
}
