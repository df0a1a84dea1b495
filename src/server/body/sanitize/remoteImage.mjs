import { wholeAddress } from './describeLink.mjs'

/** @typedef {{ url: string, origin: string, host: string }} Remote */

/** Pictures inside the address itself. Not SVG, which may hold more than a picture. */
const inline = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i

/** It names its host and leaves out the protocol. */
const isBare = (/** @type {string} */ address) => /^\s*\/\//.test(address)

/**
 * Where an image is: in the address itself, on the web, or nowhere that may be loaded.
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
  // The content security policy could not name such a host, so it could not allow it.
  return /^[\w.:-]+$/.test(host) ? { url: href, origin, host } : undefined
}
