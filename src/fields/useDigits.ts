import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { toDigits } from './toDigits'
import { useCentre } from './useCentre'
import { phoneLibrary } from './usePhoneFormat'

/** Digits of a number in any notation, a national one as the centre's; undefined for what is none. */
export type Digits = (text: string) => string | undefined

/** Undefined until the library of telephone numbers is here. */
export function useDigits(): Digits | undefined {
  const { country } = useCentre()
  const { data: library } = useQuery(phoneLibrary())
  return useMemo(
    () => library && ((text: string) => toDigits(text, country, library)),
    [library, country],
  )
}
