import { Cron } from 'croner'

/** Five fields, or six with seconds first. */
const fields = /^\S+(\s+\S+){4,5}$/

const parsed = (text: string, zone?: string) =>
  new Cron(text, { paused: true, ...(zone === undefined ? {} : { timezone: zone }) })

/** Whether it is a cron expression that ever comes true. */
export function isSchedule(text: string): boolean {
  if (!fields.test(text)) return false
  try {
    return parsed(text).nextRun() !== null
  } catch {
    return false
  }
}

/** When it comes true next, in epoch ms; the same for every process. */
export const nextTime = (schedule: string, zone: string, after: number): number =>
  parsed(schedule, zone).nextRun(new Date(after))?.getTime() ?? Number.POSITIVE_INFINITY
