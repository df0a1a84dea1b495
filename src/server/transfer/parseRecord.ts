import { isUtf8 } from 'node:buffer'
import { notText, type Read, tooLong } from './read'
import { repeatedKey } from './repeatedKey'

/** The bytes of one record as they were read, and where they begin. */
export type RecordPiece = { place: string; bytes: Buffer; size: number; isTooLong: boolean }

/** In one line, whatever of the record it quotes. */
function whyNoJson(text: string, error: unknown): string {
  if (/^(\/\/|\/\*)/.test(text)) return 'is not JSON: it begins with a comment'
  return `is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`
}

/** What one piece of a file says; nothing where it holds blanks alone. */
export function parseRecord({ place, bytes, size, isTooLong }: RecordPiece): Read | undefined {
  const read = { place, size }
  if (isTooLong) return { ...read, wrong: tooLong }
  if (!isUtf8(bytes)) return { ...read, wrong: notText }
  const text = bytes.toString('utf8').trim()
  if (text === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    const twice = text.startsWith('{') ? repeatedKey(text) : undefined
    if (twice === undefined) return { ...read, value }
    return { ...read, wrong: `states ${JSON.stringify(twice.slice(0, 40))} twice` }
  } catch (error) {
    return { ...read, wrong: whyNoJson(text, error) }
  }
}
