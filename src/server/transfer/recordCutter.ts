import type { RecordPiece } from './parseRecord'
import { recordBuffer } from './recordBuffer'

const noBytes = new Uint8Array()

/** Cuts one record after the other out of chunks; a record may begin in one and end in another. */
export function recordCutter() {
  const buffer = recordBuffer()
  let chunk: Uint8Array = noBytes
  let pieces: RecordPiece[] = []
  let isOpen = false
  /** Where the part of the open record begins in this chunk. */
  let from = 0
  let [count, startLine] = [0, 0]

  return {
    isOpen: () => isOpen,
    /** How many records were cut out until now. */
    count: () => count,

    enter(next: Uint8Array) {
      chunk = next
      pieces = []
      from = 0
    },

    /** Keeps the beginning of a record that goes on in the next chunk; returns those that ended. */
    leave(): RecordPiece[] {
      if (isOpen) buffer.add(chunk.subarray(from))
      return pieces
    },

    begin(at: number, line: number) {
      isOpen = true
      from = at
      startLine = line
    },

    /** The open record, if there is one, ends before this byte. */
    finish(end: number) {
      if (!isOpen) return
      buffer.add(chunk.subarray(from, end))
      isOpen = false
      count += 1
      pieces.push({ place: `record ${count} (line ${startLine})`, ...buffer.take() })
    },

    /** What was cut until now is not a record. */
    drop() {
      buffer.take()
      isOpen = false
    },
  }
}
