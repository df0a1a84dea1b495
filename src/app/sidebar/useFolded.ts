import { navigationPreference, usePreference } from '@/ui/preferences'
import { useMedia, widths } from '@/ui/useMedia'

/** The navigation of wide screens folds to icons; the drawer of narrow ones never does. */
export function useFolded() {
  const [choice, choose] = usePreference(navigationPreference)
  const isNarrow = useMedia(widths.narrow)
  const isFolded = choice === 'folded' && !isNarrow
  return { isFolded, isNarrow, toggle: () => choose(isFolded ? 'unfolded' : 'folded') }
}
