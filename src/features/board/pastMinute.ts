import { createContext, useContext, useMemo } from 'react'
import { minuteStamp } from '@/contract/event/pastMinute'
import { minutePattern } from '@/contract/values/minute'
import { stampInstant, wallStamp } from '@/contract/values/zone'
import { useCentre } from '@/session/useCentre'

export const minuteMs = 60_000

/** The past minute of the board, on the centre's clock; undefined: now. Its numbers lead to lists of it. */
export const PastMinute = createContext<string | undefined>(undefined)
export const usePastMinute = (): string | undefined => useContext(PastMinute)

/** What the board's address holds. */
export const readBoardSearch = ({ at = '' }: Record<string, string>) =>
  minutePattern.test(at) ? { at: at.slice(0, 16) } : {}

/** Epoch ms of a minute on the zone's clock, and the other way. */
export const instantOfMinute = (at: string, zone: string) => stampInstant(minuteStamp(at), zone)
export const minuteOfInstant = (instant: number, zone: string) =>
  wallStamp(instant, zone).slice(0, 16)

/** The centre's clock, standing still at the board's past minute. */
export function useBoardCentre() {
  const centre = useCentre()
  const at = usePastMinute()
  return useMemo(() => {
    const now = at === undefined ? undefined : instantOfMinute(at, centre.zone)
    return now === undefined ? centre : { ...centre, now }
  }, [centre, at])
}
