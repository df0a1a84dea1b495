import { JSONParser } from '@streamparser/json'

/** One record of a file: its value, or why it could not be read; `place` is a line or a number. */
export type Read = { place: string; value: unknown } | { place: string; wrong: string }

const longestLine = 4 * 1024 * 1024
const lineFeed = 10

/** An AcdEvent list as the API returns it, in one piece of JSON. */
const isList = (head: string) => /^\s*\{[^[]*"records"\s*:\s*\[/.test(head)

async function* readLines(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Read> {
  let line = 0
  let pieces: Uint8Array[] = []
  let size = 0
  const finish = (last: Uint8Array): Read | undefined => {
    line += 1
    const text = Buffer.concat([...pieces, last])
      .toString('utf8')
      .trim()
    const isTooLong = size + last.length > longestLine
    pieces = []
    size = 0
    if (text === '') return undefined
    const place = `line ${line}`
    if (isTooLong) return { place, wrong: `is longer than ${longestLine} bytes` }
    try {
      return { place, value: JSON.parse(text) }
    } catch (error) {
      return { place, wrong: `is not JSON: ${(error as Error).message}` }
    }
  }
  for (let chunk: Uint8Array | undefined = first; chunk; chunk = (await rest.next()).value) {
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      const read = finish(chunk.subarray(from, end))
      from = end + 1
      if (read) yield read
    }
    const left = chunk.subarray(from)
    size += left.length
    // Of a line that is too long only the fact is kept.
    if (size <= longestLine) pieces.push(left)
  }
  const read = finish(new Uint8Array())
  if (read) yield read
}

async function* readList(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Read> {
  const parser = new JSONParser({ paths: ['$.records.*'], keepStack: false })
  let values: unknown[] = []
  let count = 0
  let wrong: string | undefined
  parser.onValue = ({ value }) => {
    values.push(value)
  }
  parser.onError = (error) => {
    wrong ??= error.message
  }
  for (let chunk: Uint8Array | undefined = first; chunk; chunk = (await rest.next()).value) {
    try {
      parser.write(chunk)
    } catch (error) {
      wrong ??= (error as Error).message
    }
    for (const value of values) {
      count += 1
      yield { place: `record ${count}`, value }
    }
    values = []
    if (wrong !== undefined) break
  }
  if (wrong === undefined && !parser.isEnded) wrong = 'the file ends too early'
  if (wrong !== undefined) {
    yield { place: `after record ${count}`, wrong: `cannot be read on: ${wrong}` }
  }
}

/** The records of a file, a list of the API or one record a line, as a stream. */
export async function* readRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const chunks = input[Symbol.asyncIterator]()
  const { value: first } = await chunks.next()
  if (first === undefined) return
  const head = Buffer.from(first.subarray(0, 8192)).toString('utf8')
  yield* isList(head) ? readList(first, chunks) : readLines(first, chunks)
}
