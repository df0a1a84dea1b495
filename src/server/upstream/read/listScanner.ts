/** The longest record; what is longer is skipped, and the list is not whole. */
const longestRecord = 4 * 1024 * 1024
/** All that stands around the records. */
const longestEnvelope = 256 * 1024

const code = (character: string) => character.charCodeAt(0)
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')]
const [openObject, closeObject] = [code('{'), code('}')]
const [openList, closeList] = [code('['), code(']')]
const isBlank = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9

/** One record's bytes; undefined for one that is too long. */
export type ScannedRecord = Uint8Array | undefined

/**
 * Cuts the records out of a list as it arrives and keeps the JSON around them, with `records` empty:
 * so the envelope is held to the rules of JSON without holding a million records. Strict: what is no
 * list of objects throws.
 */
export function listScanner() {
  let outer: number[] = []
  let depth = 0
  let isText = false
  let isEscaped = false
  /** Where the last text of the envelope begins, and whether it is a key that a value follows. */
  let textAt = 0
  let isRecordsNext = false
  let hasRecords = false
  /** Inside the list of records: what may come next. */
  let next: 'none' | 'first' | 'comma' | 'record' = 'none'
  let pieces: Uint8Array[] = []
  let size = 0

  const keyName = () => {
    try {
      return JSON.parse(Buffer.from(outer.slice(textAt, -1)).toString('utf8').trimEnd()) as unknown
    } catch {
      return undefined
    }
  }
  const keep = (byte: number) => {
    if (outer.length >= longestEnvelope) throw new Error('has too much around its records')
    outer.push(byte)
  }

  function outerByte(byte: number): void {
    keep(byte)
    if (isText) {
      if (isEscaped) isEscaped = false
      else if (byte === backslash) isEscaped = true
      else if (byte === quote) isText = false
      return
    }
    if (isBlank(byte)) return
    const isRecords = isRecordsNext
    isRecordsNext = false
    if (byte === quote) {
      isText = true
      textAt = outer.length - 1
    } else if (byte === openObject || byte === openList) {
      depth += 1
      if (isRecords && byte === openList) {
        if (hasRecords) throw new Error('has two lists of records')
        hasRecords = true
        next = 'first'
      }
    } else if (byte === closeObject || byte === closeList) depth -= 1
    else if (byte === colon && depth === 1) isRecordsNext = keyName() === 'records'
  }

  /** A byte between two records. */
  function between(byte: number): void {
    if (isBlank(byte)) return
    if (byte === closeList && next !== 'record') {
      next = 'none'
      outerByte(byte)
    } else if (byte === comma && next === 'comma') next = 'record'
    else throw new Error('has something else than objects in its list of records')
  }

  /** The end of the record that is open in this chunk, or its length where it goes on. */
  function passRecord(chunk: Buffer, from: number): number {
    let at = from
    while (at < chunk.length) {
      if (isText) {
        const end = endOfText(chunk, at)
        if (end === -1) return chunk.length
        at = end
        isText = false
        continue
      }
      const byte = chunk[at] ?? 0
      at += 1
      if (byte === quote) isText = true
      else if (byte === openObject || byte === openList) depth += 1
      else if (byte === closeObject || byte === closeList) {
        depth -= 1
        if (depth === 2) return at
      }
    }
    return at
  }

  /** Behind the closing quote; -1 where the text goes on in the next chunk. */
  function endOfText(chunk: Buffer, from: number): number {
    let at = from
    if (isEscaped) {
      isEscaped = false
      at += 1
    }
    for (;;) {
      const end = chunk.indexOf(quote, at)
      const slash = chunk.subarray(0, end === -1 ? chunk.length : end).indexOf(backslash, at)
      if (slash === -1) return end === -1 ? -1 : end + 1
      if (slash + 1 >= chunk.length) {
        isEscaped = true
        return -1
      }
      at = slash + 2
    }
  }

  const add = (piece: Uint8Array) => {
    size += piece.length
    if (size > longestRecord) pieces = []
    else pieces.push(piece)
  }
  const take = (): ScannedRecord => {
    const record = size > longestRecord ? undefined : Buffer.concat(pieces)
    pieces = []
    size = 0
    return record
  }

  return {
    /** The records that this chunk completes; those before a fault are handed out before it. */
    *read(bytes: Uint8Array): Generator<ScannedRecord> {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let at = 0; at < chunk.length; ) {
        const byte = chunk[at] ?? 0
        if (size > 0 || (next !== 'none' && next !== 'comma' && byte === openObject)) {
          const end = passRecord(chunk, at)
          add(chunk.subarray(at, end))
          at = end
          if (depth !== 2 || isText) continue
          next = 'comma'
          yield take()
          continue
        }
        if (next === 'none') outerByte(byte)
        else between(byte)
        at += 1
      }
    },

    /** The envelope, or what is wrong with it; its `records` are empty. */
    end(): { envelope: Record<string, unknown> } | { reason: string } {
      try {
        const envelope: unknown = JSON.parse(Buffer.from(outer).toString('utf8'))
        if (!hasRecords) return { reason: 'has no list of records' }
        return { envelope: envelope as Record<string, unknown> }
      } catch {
        return { reason: 'is not closed JSON' }
      } finally {
        outer = []
      }
    },
  }
}
