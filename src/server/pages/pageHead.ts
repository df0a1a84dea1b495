import type { PagePath } from '@/contract/pages'

/** The page that is opened, and what it asks for first. */
export type OpenedPage = { page: PagePath; addresses: readonly string[] }

/** What public/before.js begins to load while the first file of the page comes. */
type Early = {
  addresses: readonly string[]
  files: readonly string[]
  languages: Record<string, readonly string[]>
}

const escapes: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' }
const attribute = (text: string) => text.replace(/[&"<]/g, (sign) => escapes[sign] ?? sign)

export const withEarly = (template: string, early: Early): string =>
  template.replace('__EARLY__', () => attribute(JSON.stringify(early)))
