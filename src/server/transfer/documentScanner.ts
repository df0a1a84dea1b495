import { lineCounter } from './lineCounter'
import type { RecordPiece } from './parseRecord'
import { quotedText } from './quotedText'
import { recordCutter } from './recordCutter'

const code = (character: string) => character.charCodeAt(0)
const quote = code('"')
const comma = code(',')
const colon = code(':')
const slash = code('/')
const [openObject, closeObject] = [code('{'), code('}')]
const [openList, closeList] = [code('['), code(']')]
/** The last one stands between the records of a JSON text sequence (RFC 7464). */
const blanks = new Set([code('\n'), code('\r'), code(' '), code('\t'), 0x1e])

const listKey = 'records'

/** Why the records after this line cannot be found. */
type Fault = { line: number; reason: string }

/**
 * Cuts the records out of JSON as it arrives, without parsing them: the elements of a list, of the
 * `records` of an object (wherever that key stands), or objects one after the other. Reads each
 * byte once. An object that begins where none can is the next record: the one before was broken.
 */
export function documentScanner() {
  const lines = lineCounter()
  const text = quotedText(listKey.length + 1)
  const records = recordCutter()
  const closers: number[] = []
  let fault: Fault | undefined
  /** How many brackets are open around each record: 0 for objects one after the other. */
  let base = 0
  let isListNext = false
  let last = 0

  const isBetweenElements = () => base > 0 && closers.length === base
  const fail = (reason: string) => {
    fault = { line: lines.line(), reason }
  }

  function open(at: number, byte: number) {
    const isMisplaced = byte === openObject && closers.at(-1) === closeObject && last !== colon
    if (isMisplaced && records.isOpen()) {
      records.finish(at)
      closers.length = base
    }
    if (isListNext && byte === openList) {
      records.drop()
      base = 2
    } else if (closers.length === 0 && byte === openList) base = 1
    else if (closers.length === base && !records.isOpen()) records.begin(at, lines.line())
    closers.push(byte === openObject ? closeObject : closeList)
  }

  function close(at: number, byte: number) {
    if (closers.at(-1) !== byte) {
      return fail(`“${String.fromCharCode(byte)}” closes nothing that is open`)
    }
    if (isBetweenElements()) {
      records.finish(at)
      base = 0
    }
    closers.pop()
    if (closers.length === base) records.finish(at + 1)
  }

  function value(at: number, byte: number) {
    const comment = byte === slash ? ' (a comment)' : ''
    if (closers.length === 0) fail(`this is not JSON${comment}`)
    else if (isBetweenElements() && !records.isOpen()) records.begin(at, lines.line())
    if (byte === quote) text.open()
    else text.forget()
  }

  function outsideText(at: number, byte: number) {
    if (byte === openObject || byte === openList) open(at, byte)
    else if (byte === closeObject || byte === closeList) close(at, byte)
    else if (byte === comma && isBetweenElements()) records.finish(at)
    else if (byte !== comma && byte !== colon) value(at, byte)
    const isOutermost = base === 0 && closers.length === 1 && records.isOpen()
    isListNext = isOutermost && byte === colon && text.text() === listKey
    last = byte
  }

  return {
    /** The records that this chunk completes. */
    read(chunk: Uint8Array): RecordPiece[] {
      records.enter(chunk)
      for (let at = 0; at < chunk.length && fault === undefined; at += 1) {
        const byte = chunk[at] ?? 0
        if (text.isOpen()) text.pass(byte)
        else if (!blanks.has(byte)) outsideText(at, byte)
        lines.pass(byte)
      }
      return records.leave()
    },
    count: records.count,
    fault: () => fault,
    /** What is wrong where the file ends here. */
    end: (): Fault | undefined =>
      fault ??
      (closers.length > 0 ? { line: lines.line(), reason: 'it ends too early' } : undefined),
  }
}
