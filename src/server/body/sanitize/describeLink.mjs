/**
 * @typedef {{ url: string, host: string }} Target
 * @typedef {Target & { text: string, says: string | null }} Link
 */

const named = /^(?:https?:\/\/|www\.)[^\s]+/i
const bareHost = /^(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?=$|[/:?#])/iu
/** Last parts of names that are files far more often than hosts. */
const file = /\.(pdf|docx?|xlsx?|pptx?|odt|txt|csv|html?|jpe?g|png|gif|zip|ics|eml|msg|xml|json)$/i

/** Characters that show nothing, or that turn text around. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu

/** Longer than any real address; parsing a host takes time by the square of its length. */
const longestAddress = 8192

/**
 * The whole of an address that a body gives: by itself, or from the place that the mail names as
 * its base.
 * @param {string} address
 * @param {string | undefined} base
 * @returns {URL | undefined}
 */
export function wholeAddress(address, base) {
  if (address.length > longestAddress) return undefined
  const text = address.trim()
  if (URL.canParse(text)) return new URL(text)
  return base !== undefined && URL.canParse(text, base) ? new URL(text, base) : undefined
}

/**
 * Where an address of a body leads; undefined where it is no address or a link may not go there.
 * @param {string} address
 * @param {string} [base]
 * @returns {Target | undefined}
 */
export function targetOf(address, base) {
  const url = wholeAddress(address, base)
  if (url === undefined) return undefined
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    return { url: url.href, host: url.host }
  }
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') {
    return { url: url.href, host: url.pathname }
  }
  return undefined
}

/** @param {string} text */
function hostIn(text) {
  const plain = text.normalize('NFKC').replace(invisible, '').trim()
  const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain)
  if (isAddress) return plain.toLowerCase()
  const found =
    named.exec(plain)?.[0] ?? (/\s/.test(plain) ? undefined : bareHost.exec(plain)?.input)
  if (found === undefined || (file.test(found) && !named.test(found))) return undefined
  const address = /^https?:/i.test(found) ? found : `https://${found}`
  return URL.canParse(address) ? new URL(address).host : undefined
}

/** @param {string} host @param {boolean} isMail */
const bare = (host, isMail) =>
  (isMail ? host : host.replace(/^.*@/, '')).replace(/^www\./, '').replace(/:\d+$/, '')

/**
 * A link with the host that its text names, when it leads to another one. A host below the named
 * one belongs to it.
 * @param {Target} target
 * @param {string} text
 * @returns {Link}
 */
export function describeLink(target, text) {
  const shown = text.replace(/\s+/g, ' ').trim().slice(0, 200)
  const said = hostIn(shown)
  const isMail = target.url.startsWith('mailto:')
  const named = bare(said ?? '', isMail)
  const real = bare(target.host.toLowerCase(), isMail)
  const isHonest = said === undefined || real === named || real.endsWith(`.${named}`)
  return { ...target, text: shown, says: isHonest ? null : said }
}
