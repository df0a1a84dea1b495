import { fold } from '@/contract/filter/fold'
import { m } from '@/messages'

const year = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1))
/** From Sunday on, as days of the week are numbered. */
const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 10, 1 + day))

const memo = new Map<string, { months: string[]; weekdays: string[] }>()

/** The names of months and days of the week in the reader's language, folded. */
export function calendarNames() {
  const known = memo.get(m.locale)
  if (known) return known
  const namesOf = (instants: number[], part: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(m.locale, { timeZone: 'UTC', ...part })
    return instants.map((instant) => fold(format.format(instant)))
  }
  const names = {
    months: namesOf(year, { month: 'long' }),
    weekdays: namesOf(week, { weekday: 'long' }),
  }
  memo.set(m.locale, names)
  return names
}

const fewestLetters = 2

/** Which of the names a word is, or alone begins: `dec`, `Di.`; undefined where it is none. */
export function placeOfName(names: readonly string[], typed: string): number | undefined {
  const word = typed.replace(/\.$/, '')
  const exact = names.indexOf(word)
  if (exact >= 0) return exact
  if (word.length < fewestLetters) return undefined
  const begun = names.flatMap((name, place) => (name.startsWith(word) ? [place] : []))
  return begun.length === 1 ? begun[0] : undefined
}
