import { longestRecord } from './read'

/** Joins what arrives in pieces; of what is too long for a record only the length is kept. */
export function recordBuffer() {
  let pieces: Uint8Array[] = []
  let size = 0
  return {
    add(piece: Uint8Array) {
      size += piece.length
      if (size <= longestRecord) pieces.push(piece)
      else pieces = []
    },
    take() {
      const taken = { bytes: Buffer.concat(pieces), isTooLong: size > longestRecord, size }
      pieces = []
      size = 0
      return taken
    },
  }
}
