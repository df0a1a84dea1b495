/**
 * E.164 digits without plus from a number in international notation, however it is written:
 * a leading `+` or `00`, `(0)`, spaces and `-./()` go. Undefined when what remains is not 3 to 15
 * ASCII digits of which the first is not 0.
 */
export function phoneDigits(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^(\+|00)/, '')
    .replace('(0)', '')
    .replace(/[\s\-./()]/g, '')
  return /^[1-9][0-9]{2,14}$/.test(digits) ? digits : undefined
}
