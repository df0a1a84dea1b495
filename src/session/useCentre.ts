import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
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
  const { timeZone: zone = 'UTC', defaultCountry: country = '', ClientsID = 0 } = session ?? {}
  return useMemo(() => ({ now, zone, country, ClientsID }), [now, zone, country, ClientsID])
}
export type Centre = ReturnType<typeof useCentre>
