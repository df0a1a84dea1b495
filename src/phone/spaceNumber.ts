import { international } from './plans'

/** A list shows the same numbers again and again, and to read one takes long. */
const spacedBefore = new Map<string, string>()
const maxKept = 2000

function spaceAnew(digits: string): string {
  const number = international(digits)
  return number?.number === `+${digits}` ? number.formatInternational() : `+${digits}`
}

/**
 * `+49 30 123456`, as its country spaces it, from E.164 digits. Short numbers of services stay as
 * they are; so does any other text.
 */
export function spaceNumber(digits: string): string {
  if (!/^[1-9][0-9]{6,14}$/.test(digits)) return digits
  const spaced = spacedBefore.get(digits) ?? spaceAnew(digits)
  if (spacedBefore.size >= maxKept) spacedBefore.clear()
  spacedBefore.set(digits, spaced)
  return spaced
}
