import { useQuery } from '@tanstack/react-query'
import type { Phones } from '@/phone/types'
import { lazyLoad } from '@/ui/page/lazyLoad'

/** The data set of countries and their zones, loaded with the first number that has a country. */
const zonesOfCountry = (country: string | undefined) => ({
  queryKey: ['zones of country', country] as const,
  queryFn: async () => {
    const { getCountry } = await lazyLoad(() => import('countries-and-timezones'))
    return country === undefined ? [] : (getCountry(country)?.timezones ?? [])
  },
  enabled: country !== undefined,
  staleTime: Number.POSITIVE_INFINITY,
})

/** The zones in which a number's caller may be: those of its country. None for an unfinished one. */
export function useCallerZones(
  digits: string | undefined,
  { countryOf }: Phones,
): readonly string[] {
  const country = digits && countryOf(digits)
  return useQuery(zonesOfCountry(country)).data ?? []
}
