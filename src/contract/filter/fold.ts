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

/**
 * Text as searches see it: without accents and case, and letter by letter, so that a part of a
 * text folds to a part of the folded text (hence ς is σ, wherever in a word it stands). What is stored folded (`search_text`,
 * `name_fold`) must be folded by this same function, so a change here needs a migration.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđıς]/g, (letter) => letters[letter] ?? letter)

/** Every word of a search stands somewhere in the text, case and accents aside. */
export const hasWords = (text: string, search: string): boolean =>
  fold(search)
    .split(/\s+/)
    .every((word) => fold(text).includes(word))
