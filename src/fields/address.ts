import { navigate as step } from 'wouter/use-browser-location'

type Campaigns = '/campaigns' | '/campaigns/compare' | `/campaigns/${number}`
type Events = '/events' | '/events/new' | `/events/${number}`
type Settings = `/settings/${'preferences' | 'tokens' | 'audit'}`
/** Every page that one can be led to. */
export type Path = Events | Campaigns | '/settings' | Settings | '/sign-in'

/** What an address holds behind its `?`; what is undefined is not in it. */
export type Search = Record<string, string | number | undefined>

/** The address of a page. */
export function addressOf(to: Path, search: Search = {}): string {
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

/** Leads to an address inside; to where one is already is no step of the history. */
export function goTo(address: string, { replace = false } = {}): void {
  const { pathname, search } = window.location
  step(address, { replace: replace || address === pathname + search })
}

type Place = { to: Path; search?: Search | undefined; replace?: boolean }

/** Leads to a page; `replace`: as no step of the history. */
export const navigate = ({ to, search, replace = false }: Place): void =>
  goTo(addressOf(to, search), { replace })
