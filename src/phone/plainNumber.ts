/** The place of a digit in its script's ten, which follow each other from zero on. */
function asciiDigit(digit: string): string {
  let place = 0
  const code = digit.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - place - 1))) place += 1
  return String(place % 10)
}

/** What keyboards, address books and spreadsheets put into a number, as the plain characters. */
export const plainNumber = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim()
    .replace(/^(?:['\u2019]|tel:)\s*/i, '')
