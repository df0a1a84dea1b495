import { useSuspenseQuery } from '@tanstack/react-query'
import { Redirect } from 'wouter'
import { sessionQueries } from '@/client/session'

/** Leads those who asked for no page to where their work begins. */
export function LandingPage() {
  const { data: session } = useSuspenseQuery(sessionQueries.current())
  return <Redirect to={session?.landing ?? '/events'} replace />
}
