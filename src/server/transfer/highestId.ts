import { unpackedText } from './readRecords'
import { highestFollowed } from './upsertEvents'

/** Longer than any key with its number, whatever blanks stand between them within reason. */
const overlap = 64

/**
 * The highest ID of an event that a file names, 0 where it names none; those so high that creates
 * never come there are left out. It looks for the key alone, which takes a moment where reading all
 * records takes minutes.
 */
export async function highestId(input: AsyncIterable<Uint8Array>): Promise<number> {
  let highest = 0
  let rest = ''
  try {
    for await (const chunk of unpackedText(input)) {
      const text = rest + Buffer.from(chunk).toString('latin1')
      for (const [, digits] of text.matchAll(/"ID"\s*:\s*(\d{1,10})(?=\D)/g)) {
        const id = Number(digits)
        if (id <= highestFollowed && id > highest) highest = id
      }
      rest = text.slice(-overlap)
    }
  } catch {
    // The file cannot be read to its end; the import itself finds the place and names it.
  }
  return highest
}
