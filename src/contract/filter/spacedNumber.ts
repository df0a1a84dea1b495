import { plainSigns } from '../values/phone'
import type { Token } from './scan'

/** The most digits of a telephone number, with `00` before it. */
const maxDigits = 17
/** Words with fewer digits are two numbers, unless they begin as a telephone number does. */
const fewestDigits = 5

const isPart = (text: string) => /^\(?\+?[\d()./-]*$/.test(text)
const countDigits = (text: string) => text.replace(/\D/g, '').length

/** A bare word that may be a part of a number. */
function partOf({ field, pieces }: Token): string | undefined {
  const [piece] = pieces
  const text = field === undefined && piece && !piece.quoted ? plainSigns(piece.text) : undefined
  return text !== undefined && isPart(text) ? text : undefined
}

/** `+49`, `0049`: what follows is one number, and nothing else. */
export const isInternational = (text: string) => /^\(?(?:\+|00)\d/.test(plainSigns(text))

function isOneNumber(parts: readonly Token[]): boolean {
  const text = parts.map((token) => partOf(token) ?? '').join('')
  const digits = countDigits(text)
  if (parts.length < 2 || digits > maxDigits) return false
  // `-100 200` is two words, of which the first is excluded.
  return isInternational(text) || (digits >= fewestDigits && !parts[0]?.not)
}

/** The words of a number as one word; unchanged where they are not a number. */
function joined(parts: Token[]): Token[] {
  const last = parts.findLastIndex((token) => countDigits(partOf(token) ?? '') > 0)
  const number = parts.slice(0, last + 1)
  const [first] = number
  const end = number.at(-1)?.end
  if (!first || end === undefined || !isOneNumber(number)) return parts
  const one = { ...first, pieces: number.flatMap(({ pieces }) => pieces), end }
  return [one, ...parts.slice(last + 1)]
}

/** Bare words side by side that together may be one number become one token with several pieces. */
export function* joinNumbers(tokens: Iterable<Token>): Generator<Token, void> {
  let parts: Token[] = []
  for (const token of tokens) {
    const part = partOf(token)
    const goesOn = part !== undefined && parts.length > 0 && !token.not && !/^\(?\+/.test(part)
    if (!goesOn) {
      yield* joined(parts)
      parts = []
    }
    const begins = part !== undefined && countDigits(part) > 0
    if (goesOn || begins) parts.push(token)
    else yield token
  }
  yield* joined(parts)
}
