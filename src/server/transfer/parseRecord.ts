import { isUtf8 } from 'node:buffer'
import { notText, type Read, tooLong } from './read'

/** The bytes of one record as they were gathered, and where they begin. */
export type Piece = { place: string; bytes: Buffer; size: number; isTooLong: boolean }

/** What one piece of a file says; nothing where it holds blanks alone. */
export function parseRecord({ place, bytes, size, isTooLong }: Piece): Read | undefined {
  const read = { place, size }
  if (isTooLong) return { ...read, wrong: tooLong }
  if (!isUtf8(bytes)) return { ...read, wrong: notText }
  const text = bytes.toString('utf8').trim()
  if (text === '') return undefined
  try {
    return { ...read, value: JSON.parse(text) }
  } catch (error) {
    return { ...read, wrong: `is not JSON: ${(error as Error).message}` }
  }
}
