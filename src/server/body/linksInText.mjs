import { describeLink, targetOf } from './sanitize/describeLink.mjs'

/** More than anybody reads. */
const maxLinks = 200
const longestWord = 2048

/** A word without the punctuation around it. */
const trimmed = (/** @type {string} */ word) => {
  let [from, to] = [0, word.length]
  while (from < to && '([{„“‚‘'.includes(word[from] ?? '')) from += 1
  while (to > from && '.,;:!?)]}“”‘’'.includes(word[to - 1] ?? '')) to -= 1
  return word.slice(from, to)
}

/** @param {string} word @returns {string | undefined} the address that it is */
function addressIn(word) {
  if (/^https?:\/\//i.test(word)) return word
  if (/^www\.[^.]/i.test(word)) return `https://${word}`
  if (/^mailto:/i.test(word)) return word
  const [name = '', host = '', ...more] = word.split('@', 3)
  const isMail = name !== '' && more.length === 0 && /^[^.\s]+\.[^\s]*[^.\s]$/.test(host)
  return isMail && !/[:/]/.test(word) ? `mailto:${word}` : undefined
}

/**
 * The links of a plain text, each once: words that begin like a web address, and mail addresses.
 * @param {string} text
 */
export function linksInText(text) {
  const links = new Map()
  for (const part of text.split(/[\s<>"]+/)) {
    if (links.size >= maxLinks) break
    const word = part.length <= longestWord ? trimmed(part) : ''
    const address = addressIn(word)
    const target = address === undefined ? undefined : targetOf(address)
    if (target) links.set(target.url, describeLink(target, word))
  }
  return [...links.values()]
}
