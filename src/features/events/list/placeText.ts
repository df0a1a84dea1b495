import type { EventColumn } from '@/contract/event/listColumns'
import { stampInstant } from '@/contract/values/zone'
import { m } from '@/messages'
import type { Centre } from '@/session/useCentre'
import { type Names, statusLabel, typeLabel } from '@/session/useNames'
import { formatAge, formatNumber, formatStamp } from '@/ui/text/format'
import { isolated } from '@/ui/text/isolated'

type PlaceValue = string | number | null

type Around = {
  names: Names
  centre: Pick<Centre, 'now' | 'zone'>
  spaced: (digits: string) => string
}
type ValueText = (value: string | number, around: Around) => string

const stamp: ValueText = (value) => formatStamp(String(value))
const party: ValueText = (value, { spaced }) => {
  const digits = /^\+?(\d{3,15})$/.exec(String(value))?.[1]
  return digits === undefined ? isolated(String(value)) : spaced(digits)
}

/** How a label says what the list is ordered by. */
const texts: Record<EventColumn, ValueText> = {
  id: (value) => m.events.placeId(Number(value)),
  type: (value) => typeLabel(Number(value)),
  status: (value) => statusLabel(Number(value)),
  group: (value, { names }) => isolated(names.group(Number(value))),
  agent: (value, { names }) => isolated(names.user(Number(value))),
  sender: party,
  receiver: party,
  subject: (value) => isolated(String(value)),
  priority: (value) => m.events.placePriority(formatNumber(Number(value))),
  created: stamp,
  modified: stamp,
  appointment: stamp,
  age: (value, { centre: { now, zone } }) =>
    formatAge(Math.max(0, now - (stampInstant(String(value), zone) ?? now))),
}

/** The value by which the list is ordered, in words; what is empty says so. */
export const placeText = (column: EventColumn, value: PlaceValue, around: Around): string =>
  value === null || value === '' ? m.events.placeEmpty : texts[column](value, around)
