/** How a language writes numbers and what is counted. */
export function counting(language: string) {
  const plural = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  return {
    number,
    counted: (count: number, one: string, other: string) =>
      `${number.format(count)} ${plural.select(count) === 'one' ? one : other}`,
    /** Numbers with a word each; what is zero is left out. */
    said: (...parts: [count: number, word: string][]) =>
      parts
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${number.format(count)} ${word}`)
        .join(', '),
  }
}
