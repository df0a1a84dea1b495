/** The one function that turns text from outside into an address; undefined for all but http(s). */
export function webLink(text: string): { href: string; host: string } | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const { href, host } = new URL(text)
  return { href, host }
}

/** For a telephone number of E.164 digits. */
export const telLink = (digits: string): string | undefined =>
  /^[1-9]\d{2,14}$/.test(digits) ? `tel:+${digits}` : undefined
