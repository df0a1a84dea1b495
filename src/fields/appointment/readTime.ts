import { parseTime } from '@/contract/event/appointment'
import { fold } from '@/contract/filter/fold'
import { m } from '@/messages'

/** A time of day as the contract writes it, `hh:mm`, or why the text is none. */
export type TimeReading = { time: string } | { fault: string }

/** `9`, `9:30`, `9.30`, `9 30`, `930`, `9h30`, `9 Uhr 30`, and after each of them `Uhr`, `h`, `am`, `pm`. */
const notation =
  /^(\d{1,2})(?:(?:[:.]| ?h ?| ?uhr ?| )?(\d{2}))?(?: ?(?:uhr|h|o'clock|([ap])\.?m\.?))?$/

/** The hour of 24 for one with am or pm; no hour where there is none such. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

/** A time as people write it. No text is no time. */
export function readTime(typed: string): TimeReading {
  const text = fold(typed).trim()
  if (text === '') return { time: '' }
  const [, hours, minutes = '00', half] = notation.exec(text) ?? []
  if (hours === undefined) return { fault: m.create.when.noTime }
  const hour = hourOf(Number(hours), half)
  const time = `${String(hour).padStart(2, '0')}:${minutes}`
  return parseTime(time) ? { time } : { fault: m.create.when.noSuchTime(typed.trim()) }
}
