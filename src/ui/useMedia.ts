import { useSyncExternalStore } from 'react'

/** The widths at which pages change their shape; the style sheets say the same. */
export const widths = {
  /** Too narrow for rows of one line. */
  slim: '(max-width: 40em)',
  phone: '(max-width: 48em)',
  narrow: '(max-width: 75em)',
  wide: '(min-width: 90em)',
} as const

/** One reading of a query for the whole page: to ask the browser at each drawing costs more than the rest. */
function createMedia(query: string) {
  const list = window.matchMedia(query)
  return {
    subscribe: (hear: () => void) => {
      list.addEventListener('change', hear)
      return () => list.removeEventListener('change', hear)
    },
    matches: () => list.matches,
  }
}

const known = new Map<string, ReturnType<typeof createMedia>>()

function mediaOf(query: string) {
  const media = known.get(query) ?? createMedia(query)
  known.set(query, media)
  return media
}

/** Correct from the first render on, so that nothing is drawn for another width. */
export function useMedia(query: string): boolean {
  const { subscribe, matches } = mediaOf(query)
  return useSyncExternalStore(subscribe, matches)
}
