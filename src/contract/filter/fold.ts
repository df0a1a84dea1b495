const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
}

/** Characters that keyboards and word processors write in place of the plain ones. */
const plainSigns = (text: string): string =>
  text
    .replace(/[\u2018\u2019\u201b\u02bc\u2032\u2035`\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"')
    // Without the plain hyphen: replacing it by itself would only take time.
    .replace(/(?!-)[\p{Pd}\u2212]/gu, '-')

const withoutMarks = (text: string): string =>
  text.replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')

/**
 * Text as searches see it: without accents and case, without the signs that only word processors
 * write and what shows nothing (soft hyphens), and letter by letter, so that a part of a text folds
 * to a part of the folded text (hence ς is σ, wherever in a word it stands). What is stored folded
 * (`search_text`, `name_fold`) must be folded by this same function, so a change here needs a
 * migration.
 */
export const fold = (text: string): string =>
  // Before and after: an acute by itself would become a space, and ŉ holds an apostrophe. Marks by
  // themselves go before too: to put a long row of them into order takes the square of its length.
  withoutMarks(plainSigns(withoutMarks(plainSigns(text)).normalize('NFKD')))
    .toLowerCase()
    .replace(/[ßæœøłđıς]/g, (letter) => letters[letter] ?? letter)

/** Every word of a search stands somewhere in the text, case and accents aside. */
export function hasWords(text: string, search: string): boolean {
  const folded = fold(text)
  return [...new Set(fold(search).split(/\s+/))].every((word) => folded.includes(word))
}
