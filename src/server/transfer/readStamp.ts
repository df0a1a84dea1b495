import { stampInstant } from '@/contract/values/zone'

/** A stamp of the wire as an instant in epoch ms; undefined when it is none. */
export type ReadStamp = (stamp: string) => number | undefined

const hour = 3_600_000
const maxHours = 50_000

/** Where a whole hour of the wall clock runs evenly, its start is enough for every stamp in it. */
function startOf(hourText: string, zone: string): number | undefined {
  const start = stampInstant(`${hourText}:00:00.000`, zone)
  const end = stampInstant(`${hourText}:59:59.999`, zone)
  if (start === undefined || end === undefined) return undefined
  return end - start === hour - 1 ? start : undefined
}

/** Reads millions of stamps of one zone: each hour is worked out once. */
export function readStamps(zone: string): ReadStamp {
  const hours = new Map<string, number | undefined>()
  return (stamp) => {
    const match = /^(.{13}):([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(stamp)
    if (!match) return undefined
    const [, hourText = '', minute, second, milli] = match
    if (!hours.has(hourText)) {
      if (hours.size >= maxHours) hours.clear()
      hours.set(hourText, startOf(hourText, zone))
    }
    const start = hours.get(hourText)
    if (start === undefined) return stampInstant(stamp, zone)
    return start + Number(minute) * 60_000 + Number(second) * 1000 + Number(milli)
  }
}
