import type { AcdEvent } from '@/contract/event/events'
import { unansweredStatusIds } from '@/contract/filter/names'
import { stampInstant } from '@/contract/values/zone'
import type { Centre } from '@/session/useCentre'

const minute = 60_000

/**
 * For how long an appointment has passed without anybody having the event, in ms; undefined where
 * it has not, and within its first minute.
 */
export function latenessOf(
  { dtRemind, AcdEventStatusID }: Pick<AcdEvent, 'dtRemind' | 'AcdEventStatusID'>,
  { now, zone }: Pick<Centre, 'now' | 'zone'>,
): number | undefined {
  if (dtRemind === null || !unansweredStatusIds.includes(AcdEventStatusID)) return undefined
  const late = now - (stampInstant(dtRemind, zone) ?? now)
  return late >= minute ? late : undefined
}
