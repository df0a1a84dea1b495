import { international } from './plans'

/**
 * `+49 30 123456`, as its country spaces it, from E.164 digits. Short numbers of services stay as
 * they are; so does any other text.
 */
export function spaceNumber(digits: string): string {
  if (!/^[1-9][0-9]{6,14}$/.test(digits)) return digits
  const number = international(digits)
  return number?.number === `+${digits}` ? number.formatInternational() : `+${digits}`
}
