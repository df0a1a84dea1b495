/**
 * E.164 digits without plus from a number in international notation, however it is written:
 * spaces of every width, a leading `+` or `00`, `(0)` and `-./()` go, in this order, so `( 0 )`
 * leaves no digit behind; a bracket may stand around the prefix: `(+49) 199`. Undefined when what remains is not 3 to 15
 * ASCII digits of which the first is not 0.
 */
export function phoneDigits(text: string): string | undefined {
  const digits = text
    .replace(/\s/g, '')
    .replace(/^\(?(\+|00)/, '')
    .replaceAll('(0)', '')
    .replace(/[-./()]/g, '')
  return /^[1-9][0-9]{2,14}$/.test(digits) ? digits : undefined
}
