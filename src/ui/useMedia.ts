import { useMediaQuery } from '@mantine/hooks'

/** The widths at which pages change their shape; the style sheets say the same. */
export const widths = {
  /** Too narrow for rows of one line. */
  slim: '(max-width: 40em)',
  phone: '(max-width: 48em)',
  narrow: '(max-width: 75em)',
  wide: '(min-width: 90em)',
} as const

/** Correct from the first render on, so that nothing is drawn for another width. */
export const useMedia = (query: string): boolean =>
  useMediaQuery(query, false, { getInitialValueInEffect: false })
