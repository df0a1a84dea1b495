import { queryOptions, useQuery } from '@tanstack/react-query'

/** The library of telephone numbers, loaded when the first number is shown. */
export const phoneLibrary = () =>
  queryOptions({
    queryKey: ['phone library'] as const,
    queryFn: () => import('libphonenumber-js'),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

/** Spaces the digits of an E.164 number: `+49 199 123456789`. The digits until the library is here. */
export function usePhoneFormat(): (digits: string) => string {
  const { data: library } = useQuery(phoneLibrary())
  return (digits) => {
    if (!/^[1-9]\d{2,14}$/.test(digits)) return digits
    const parsed = library?.parsePhoneNumberFromString(`+${digits}`)
    return parsed ? parsed.formatInternational() : `+${digits}`
  }
}
