import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from 'react'
import { Router } from 'wouter'
import { usePathname, useSearch as useSearchText } from 'wouter/use-browser-location'
import { goTo, searchOf } from './address'

type Address = { path: string; search: string; isLeaving: boolean }

const Shown = createContext<Address>({ path: '/', search: '', isLeaving: false })

const usePathAndStep = (): [string, typeof goTo] => [useContext(Shown).path, goTo]

type Props = {
  /** Whether nothing has to be loaded for the page at a path: it is drawn at once. */
  isAtHand: (path: string) => boolean
  children: ReactNode
}

/**
 * Tells everything inside which address it shows. A page that is still being loaded leaves the one
 * before it standing, and until then the address of that one is told.
 */
export function LocationProvider({ isAtHand, children }: Props) {
  const path = usePathname()
  const search = useSearchText()
  const wanted = useMemo(() => ({ path, search }), [path, search])
  const late = useDeferredValue(wanted)
  const isLeaving = late.path !== path && !isAtHand(path)
  // Nothing is loaded for another search of the same page: it follows at once.
  const shown = isLeaving ? late : wanted
  const address = useMemo(() => ({ ...shown, isLeaving }), [shown, isLeaving])
  return (
    <Shown value={address}>
      <Router hook={usePathAndStep}>{children}</Router>
    </Shown>
  )
}

/** The path of the page that is shown. `isLeaving`: another one is on its way. */
export const useShownPath = (): Omit<Address, 'search'> => useContext(Shown)

/** What the address of the page that is shown holds, as `read` understands it. */
export function useSearch<Search>(read: (given: Record<string, string>) => Search): Search {
  const { search } = useContext(Shown)
  return useMemo(() => read(searchOf(search)), [read, search])
}

/** True while no navigation to another page is under way. */
export function useIsHere(): () => boolean {
  const { path, search } = useContext(Shown)
  return () => window.location.pathname === path && window.location.search === search
}
