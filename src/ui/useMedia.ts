import { useMediaQuery } from '@mantine/hooks'

/** The widths at which pages change their shape; the style sheets say the same. */
export const widths = { phone: '(max-width: 48em)', narrow: '(max-width: 75em)' } as const

/** Right from the first drawing on, so that nothing is drawn for another screen. */
export const useMedia = (query: string): boolean =>
  useMediaQuery(query, false, { getInitialValueInEffect: false })
