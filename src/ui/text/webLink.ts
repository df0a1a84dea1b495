type Scheme = 'tel' | 'mailto'
const webSchemes: readonly string[] = ['http:', 'https:']

/** An address that may stand behind a link. Only {@link webLink} makes one. */
export type Target = { readonly href: string; readonly host: string }

/** Longer than any address that leads somewhere; what a host costs grows with its square. */
const longestAddress = 8192

/**
 * The one function that turns text from outside into an address: http and https, and what is
 * asked for beside them; undefined for all else. The host (of a number or mailbox: itself) is for
 * showing.
 */
export function webLink(text: string, also: readonly Scheme[] = []): Target | undefined {
  if (text.length > longestAddress) return undefined
  if (!/^[a-z]+:/i.test(text) || !URL.canParse(text)) return undefined
  const { protocol, href, host, pathname } = new URL(text)
  if (webSchemes.includes(protocol)) return /^https?:\/\//i.test(text) ? { href, host } : undefined
  return also.some((scheme) => `${scheme}:` === protocol) ? { href, host: pathname } : undefined
}

/** For a telephone number of E.164 digits. */
export const telLink = (digits: string): Target | undefined =>
  /^[1-9]\d{2,14}$/.test(digits) ? webLink(`tel:+${digits}`, ['tel']) : undefined
