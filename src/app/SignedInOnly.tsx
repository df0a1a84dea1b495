import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Redirect } from 'wouter'
import { sessionQueries } from '@/client/session'
import { pageAddress } from '@/navigation/address'
import { useIsHere } from '@/navigation/LocationProvider'
import { Waiting } from './Waiting'

/** What is shown to who is signed in alone; everyone else is led to the sign-in, and back. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const isHere = useIsHere()
  const session = useQuery({
    ...sessionQueries.current(),
    throwOnError: (_error, { state }) => state.data === undefined,
  })
  if (session.data) return children
  // "Nobody" is asked again, since one may have signed in elsewhere.
  if (session.isFetching) return <Waiting />
  if (!isHere()) return null
  const to = window.location.pathname + window.location.search
  return <Redirect to={pageAddress('/sign-in', { to })} replace />
}
