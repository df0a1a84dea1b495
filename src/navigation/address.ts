import { navigate as step } from 'wouter/use-browser-location'
import type { PagePath } from '@/contract/pages'

type WithIds<Page extends string> = Page extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${number}${WithIds<After>}`
  : Page
/** The path of a page, with numbers in place of its IDs' names. */
export type Path = WithIds<PagePath>

/** What an address holds behind its `?`; what is undefined is not in it. */
export type Search = Record<string, string | number | undefined>

/** The address of a page. */
export function pageAddress(to: Path, search: Search = {}): string {
  const given = Object.entries(search).flatMap(([word, value]) =>
    value === undefined ? [] : [[word, String(value)]],
  )
  return given.length === 0 ? to : `${to}?${new URLSearchParams(given)}`
}

/** What stands behind the `?` of an address, each word once. */
export const searchOf = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))

/** True for a number that an ID or a page can have, as an address writes it. */
export const isPlainNumber = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text)

/** Navigates to an address of the app; the present address makes no entry in the history. */
export function goTo(address: string, { replace = false } = {}): void {
  const { pathname, search } = window.location
  step(address, { replace: replace || address === pathname + search })
}

export type NavigationTarget = { to: Path; search?: Search | undefined; replace?: boolean }

/** Navigates to a page; `replace`: without an entry in the history. */
export const navigate = ({ to, search, replace = false }: NavigationTarget): void =>
  goTo(pageAddress(to, search), { replace })
