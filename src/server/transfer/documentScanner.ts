import { gathering } from './gather'
import { lineCounter } from './lineCounter'
import type { Piece } from './parseRecord'

const code = (character: string) => character.charCodeAt(0)
const quote = code('"')
const backslash = code('\\')
const comma = code(',')
const colon = code(':')
const slash = code('/')
const [openObject, closeObject] = [code('{'), code('}')]
const [openList, closeList] = [code('['), code(']')]
const lineBreaks = [code('\n'), code('\r')]
/** The last one stands between the records of a JSON text sequence (RFC 7464). */
const blanks = new Set([...lineBreaks, code(' '), code('\t'), 0x1e])

const listKey = 'records'

/** Why nothing after this can be told apart. */
type Fault = { line: number; reason: string }

/**
 * Cuts the records out of JSON as it arrives, without reading them: the elements of a list, of the
 * `records` of an object (wherever that key stands), or objects one after the other. One look at
 * each byte. An object that begins where none can is the next record: the one before was broken.
 */
export function documentScanner() {
  const lines = lineCounter()
  const gathered = gathering()
  const closers: number[] = []
  let pieces: Piece[] = []
  let fault: Fault | undefined
  /** So deep are the records: 0 for objects one after the other. */
  let base = 0
  let [count, begins, startLine] = [0, -1, 0]
  let [isInText, isEscaped, isCaptured, isListNext] = [false, false, false, false]
  let [key, last] = ['', 0]

  const begin = (at: number) => {
    isCaptured = true
    begins = at
    startLine = lines.line()
  }
  const finish = (chunk: Uint8Array, end: number) => {
    if (!isCaptured) return
    gathered.add(chunk.subarray(begins, end))
    isCaptured = false
    count += 1
    pieces.push({ place: `record ${count} (line ${startLine})`, ...gathered.take() })
  }
  const drop = () => {
    gathered.take()
    isCaptured = false
  }

  function open(chunk: Uint8Array, at: number, byte: number) {
    const isMisplaced = byte === openObject && closers.at(-1) === closeObject && last !== colon
    if (isMisplaced && isCaptured) {
      finish(chunk, at)
      closers.length = base
    }
    if (isListNext && byte === openList) {
      drop()
      base = 2
    } else if (closers.length === 0 && byte === openList) base = 1
    else if (closers.length === base && !isCaptured) begin(at)
    closers.push(byte === openObject ? closeObject : closeList)
  }

  function close(chunk: Uint8Array, at: number, byte: number) {
    if (closers.at(-1) !== byte) {
      const reason = `“${String.fromCharCode(byte)}” closes nothing that is open`
      fault = { line: lines.line(), reason }
      return
    }
    if (base > 0 && closers.length === base) {
      finish(chunk, at)
      base = 0
    }
    closers.pop()
    if (closers.length === base) finish(chunk, at + 1)
  }

  function other(at: number, byte: number) {
    if (closers.length === 0) {
      const isComment = byte === slash
      const reason = `something else than JSON stands there${isComment ? ' (a comment)' : ''}`
      fault = { line: lines.line(), reason }
    } else if (base > 0 && closers.length === base && !isCaptured) begin(at)
    isInText = byte === quote
    key = ''
  }

  function outsideText(chunk: Uint8Array, at: number, byte: number) {
    if (byte === openObject || byte === openList) open(chunk, at, byte)
    else if (byte === closeObject || byte === closeList) close(chunk, at, byte)
    else if (byte === comma && base > 0 && closers.length === base) finish(chunk, at)
    else if (byte !== comma && byte !== colon) other(at, byte)
    isListNext =
      byte === colon && isCaptured && base === 0 && closers.length === 1 && key === listKey
    last = byte
  }

  function insideText(byte: number) {
    // No text goes beyond its line: one that is not closed ends there.
    if (lineBreaks.includes(byte)) isInText = false
    else if (isEscaped) isEscaped = false
    else if (byte === backslash) isEscaped = true
    else if (byte === quote) isInText = false
    else if (key.length <= listKey.length) key += String.fromCharCode(byte)
  }

  return {
    /** The records that this chunk completes. */
    read(chunk: Uint8Array): Piece[] {
      pieces = []
      begins = 0
      for (let at = 0; at < chunk.length && fault === undefined; at += 1) {
        const byte = chunk[at] ?? 0
        if (isInText) insideText(byte)
        else if (!blanks.has(byte)) outsideText(chunk, at, byte)
        lines.pass(byte)
      }
      if (isCaptured) gathered.add(chunk.subarray(begins))
      return pieces
    },
    count: () => count,
    fault: () => fault,
    /** What is wrong with an end here. */
    end: (): Fault | undefined =>
      fault ??
      (closers.length > 0 ? { line: lines.line(), reason: 'it ends too early' } : undefined),
  }
}
