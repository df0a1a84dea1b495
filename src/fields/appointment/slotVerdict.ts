import { useQuery } from '@tanstack/react-query'
import { slotQueries } from '@/client/groups/slots'
import { halfHourMs, type Slot, slotVerdict } from '@/contract/slot'
import type { Slots } from '@/contract/slots'

/** The slot of an appointment, and what is against it; what is over is tried at once. */
export function verdictAt({ slots, rules }: Slots, instant: number, now: number) {
  const slot = slots.findLast(({ at }) => at <= instant)
  if (slot === undefined || rules === null || slot.at + halfHourMs <= now) return undefined
  const verdict = slotVerdict(slot, rules)
  return verdict && { ...verdict, slot }
}
export type Verdict = { slot: Slot } & NonNullable<ReturnType<typeof slotVerdict>>

type Appointed = {
  AcdGroupsID: number | undefined
  /** `yyyy-mm-dd`, and the instant in epoch ms where one is chosen. */
  date: string
  chosen: number | undefined
  now: number
}

/** The same, of what the page shows of that day. */
export function useVerdict({ AcdGroupsID, date, chosen, now }: Appointed): Verdict | undefined {
  const day = useQuery({
    ...slotQueries.of({ from: date, days: 1, AcdGroupsID }),
    enabled: AcdGroupsID !== undefined && chosen !== undefined,
  })
  return day.data && chosen !== undefined ? verdictAt(day.data, chosen, now) : undefined
}
