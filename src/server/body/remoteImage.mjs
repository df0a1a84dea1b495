/** @typedef {{ url: string, origin: string, host: string }} Remote */

/** What a host costs to read grows with the square of its length. */
const longestAddress = 8192

/** Pictures that come along in the address itself; a drawing (SVG) may hold more than a picture. */
const inline = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i

/**
 * An image's address: along with the body, elsewhere in the web, or nowhere one may ask.
 * @param {string} address
 * @returns {Remote | 'inline' | undefined}
 */
export function remoteImage(address) {
  if (inline.test(address)) return 'inline'
  if (address.length > longestAddress) return undefined
  const text = address.trim().startsWith('//') ? `https:${address.trim()}` : address
  if (!URL.canParse(text)) return undefined
  const { href, origin, host, protocol } = new URL(text)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  // A host that the policy could not name is none that it could let through.
  return /^[\w.:-]+$/.test(host) ? { url: href, origin, host } : undefined
}
