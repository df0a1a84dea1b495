import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionQueries } from '@/client/session'

/** The centre's zone, country and clock: the server's "now", ticking on in the page. */
export function useCentre(every = 30_000) {
  const { data: session } = useSuspenseQuery(sessionQueries.current())
  const offset = session ? session.now - session.askedAt : 0
  const [now, setNow] = useState(() => Date.now() + offset)
  useEffect(() => {
    const tick = () => setNow(Date.now() + offset)
    tick()
    const timer = setInterval(tick, every)
    return () => clearInterval(timer)
  }, [offset, every])
  return {
    now,
    zone: session?.timeZone ?? 'UTC',
    country: session?.defaultCountry ?? '',
    ClientsID: session?.ClientsID ?? 0,
  }
}
export type Centre = ReturnType<typeof useCentre>
