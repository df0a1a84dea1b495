import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Phones } from '@/phone/types'
import { useCentre } from '@/session/useCentre'
import { lazyLoad } from '@/ui/page/lazyLoad'
import { useIsPainted } from '@/ui/useIsPainted'

/** Numbering plans are large, so they come with the first number that is shown or typed. */
const phoneRoom = () =>
  queryOptions({
    queryKey: ['phone room'] as const,
    queryFn: () =>
      lazyLoad(async () => {
        const [{ phonesOf }, { spaceNumber }] = await Promise.all([
          import('@/phone/phones'),
          import('@/phone/spaceNumber'),
        ])
        return { phonesOf, spaceNumber }
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

/** Reads numbers, national ones as the centre's; undefined until the numbering plans are here. */
export function usePhones(): Phones | undefined {
  const { country } = useCentre()
  const { data } = useQuery(phoneRoom())
  return useMemo(() => data?.phonesOf(country), [data, country])
}

/** Reads nothing yet: text is shown as it was typed. */
const comingPhones = (country: string): Phones => ({
  country,
  read: () => ({ fault: 'bad_phone' }),
  digits: () => undefined,
  space: (digits) => digits,
  spaced: () => undefined,
  isNational: () => false,
  countryOf: () => undefined,
})

/**
 * For a form, which is drawn before the numbering plans are here: what can be read by now, what
 * checks wait for (where the plans fail to come it never ends), and why they did not come.
 */
export function usePhonesOfForm() {
  const { country } = useCentre()
  const client = useQueryClient()
  const { data, error } = useQuery({ ...phoneRoom(), enabled: useIsPainted() })
  const phones = useMemo(() => data?.phonesOf(country) ?? comingPhones(country), [data, country])
  const whenHere = useCallback(async (): Promise<Phones> => {
    const room = await client.ensureQueryData(phoneRoom()).catch(() => new Promise<never>(() => {}))
    return room.phonesOf(country)
  }, [client, country])
  return { phones, whenHere, failure: data ? null : error }
}

/** Spaces E.164 digits: `+49 30 123456`; a plus before them until the numbering plans are here. */
export function useSpacedNumber(isShown = true): (digits: string) => string {
  const isPainted = useIsPainted()
  const { data } = useQuery({ ...phoneRoom(), enabled: isShown && isPainted })
  return useMemo(
    () => data?.spaceNumber ?? ((digits) => (digits.length < 7 ? digits : `+${digits}`)),
    [data],
  )
}
