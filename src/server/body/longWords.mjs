/** Longer than any word; a browser takes seconds to find where a hundred thousand letters break. */
const longWord = /(\S{200,})/

/**
 * A text in pieces between which a line may break: only what no one calls a word is taken apart,
 * and copied it is whole again.
 * @param {string} text
 */
export const breakable = (text) =>
  text
    .split(longWord)
    .flatMap((part, at) => (at % 2 === 0 ? [part] : (part.match(/.{1,40}/gsu) ?? [])))
