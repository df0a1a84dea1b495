import { JSONParser } from '@streamparser/json'
import { longestRecord, notUtf8, type Read, tooLong } from './read'

/** What the parser puts in the place of bytes that are no text. */
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
    write(chunk: Uint8Array): unknown[] {
      values = []
      parser.write(chunk)
      return values
    },
    wrong: () => wrong,
    isEnded: () => parser.isEnded,
  }
}

/** Says of each chunk whether it is text; a character may lie across two chunks. */
function utf8Check() {
  let decoder = new TextDecoder('utf-8', { fatal: true })
  return (chunk: Uint8Array): boolean => {
    try {
      decoder.decode(chunk, { stream: true })
      return true
    } catch {
      decoder = new TextDecoder('utf-8', { fatal: true })
      return false
    }
  }
}

/** The records of one JSON document, never more of them at once than a chunk completes. */
export async function* readList(
  chunks: AsyncIterable<Uint8Array>,
  path: '$.records.*' | '$.*',
): AsyncGenerator<Read> {
  const parser = listParser(path)
  const isText = utf8Check()
  let [count, unread, wasText] = [0, 0, true]
  let wrong: string | undefined
  for await (const chunk of chunks) {
    const areText = isText(chunk)
    unread += chunk.length
    for (const value of parser.write(chunk)) {
      count += 1
      const read = { place: `record ${count}`, size: unread }
      unread = 0
      const isBroken = !(areText && wasText) && JSON.stringify(value).includes(replacement)
      yield isBroken ? { ...read, wrong: notUtf8 } : { ...read, value }
    }
    wasText = areText
    wrong =
      parser.wrong() ?? (unread > longestRecord ? `record ${count + 1} ${tooLong}` : undefined)
    if (wrong !== undefined) break
  }
  if (wrong === undefined && !parser.isEnded()) wrong = 'it ends too early'
  if (wrong === undefined) return
  yield { place: `after record ${count}`, size: 0, wrong: `the file cannot be read on: ${wrong}` }
}
