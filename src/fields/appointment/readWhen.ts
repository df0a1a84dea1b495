import { type Wall, wallOf } from '@/contract/values/zone'
import { readDate } from './readDate'
import { readTime } from './readTime'

type TypedWhen = { date: string; time: string }

/** Date and time as the contract writes them; undefined while one of them cannot be read. */
export function readWhen({ date, time }: TypedWhen, today: Wall): TypedWhen | undefined {
  const day = readDate(date, today)
  const hour = readTime(time)
  return 'fault' in day || 'fault' in hour ? undefined : { ...day, ...hour }
}

/** What is wrong with a typed date and a typed time; undefined where nothing is. */
export function whenFaults({ date, time }: TypedWhen, today: Wall) {
  const [day, hour] = [readDate(date, today), readTime(time)]
  return {
    date: 'fault' in day ? day.fault : undefined,
    time: 'fault' in hour ? hour.fault : undefined,
  }
}

/** The centre's day and clock at an instant of the server's. */
export const todayOf = (now: number, zone: string): Wall => wallOf(now, zone)
