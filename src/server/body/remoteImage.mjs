import { wholeAddress } from './describeLink.mjs'

/** @typedef {{ url: string, origin: string, host: string }} Remote */

/** Pictures that come along in the address itself; a drawing (SVG) may hold more than a picture. */
const inline = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i

/** It names its host and leaves out the protocol. */
const isBare = (/** @type {string} */ address) => /^\s*\/\//.test(address)

/**
 * An image's address: along with the body, elsewhere in the web, or nowhere one may ask.
 * @param {string} address
 * @param {string} [base]
 * @returns {Remote | 'inline' | undefined}
 */
export function remoteImage(address, base) {
  if (inline.test(address)) return 'inline'
  const whole = wholeAddress(
    address,
    base ?? (isBare(address) ? 'https://base.invalid' : undefined),
  )
  if (whole === undefined) return undefined
  const { href, origin, host, protocol } = whole
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  // A host that the policy could not name is none that it could let through.
  return /^[\w.:-]+$/.test(host) ? { url: href, origin, host } : undefined
}
