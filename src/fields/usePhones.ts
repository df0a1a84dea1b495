import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
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

/** Loads the numbering plans before the page that reads numbers is drawn. */
export const primePhones = (client: QueryClient) => client.prefetchQuery(phoneRoom())

/** Reads numbers, national ones as the centre's; undefined until the numbering plans are here. */
export function usePhones(): Phones | undefined {
  const { country } = useCentre()
  const { data } = useQuery(phoneRoom())
  return useMemo(() => data?.phonesOf(country), [data, country])
}

/** Why the numbering plans did not come, for a page that cannot go on without them. */
export const usePhonesFailure = (): Error | null => useQuery(phoneRoom()).error

/** Spaces E.164 digits: `+49 30 123456`; a plus before them until the numbering plans are here. */
export function useSpacedNumber(isShown = true): (digits: string) => string {
  const isPainted = useIsPainted()
  const { data } = useQuery({ ...phoneRoom(), enabled: isShown && isPainted })
  return useMemo(
    () => data?.spaceNumber ?? ((digits) => (digits.length < 7 ? digits : `+${digits}`)),
    [data],
  )
}
