/** Longer than any word; a browser takes seconds to find where a hundred thousand letters break. */
const longWord = /(\S{60,})/

/** Short pieces fill the lines; of a word that fills pages they would be too many nodes. */
const pieces = (/** @type {string} */ word) =>
  word.match(word.length <= 5000 ? /.{1,10}/gsu : /.{1,40}/gsu) ?? []

/**
 * A text in pieces between which a line may break: only words longer than any real one are split,
 * and a copy of the text is whole.
 * @param {string} text
 */
export const breakable = (text) =>
  text.split(longWord).flatMap((part, at) => (at % 2 === 0 ? [part] : pieces(part)))
