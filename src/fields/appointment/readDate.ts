import { parseDate } from '@/contract/event/appointment'
import { fold } from '@/contract/filter/fold'
import { plusDays, type Wall, wallDate } from '@/contract/values/zone'
import { m } from '@/messages'
import { formatDay } from '@/ui/text/format'
import { calendarNames, placeOfName } from './calendarNames'

/** A date as the contract writes it, `yyyy-mm-dd`, or why the text is none. */
export type DateReading = { date: string } | { fault: string }

type DayOfYear = { day: number; month: number; year: number | undefined }

const yearOf = (text: string | undefined) => {
  if (text === undefined) return undefined
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

const dayOf = (day = '', month = '', year?: string): DayOfYear => ({
  day: Number(day),
  month: Number(month),
  year: yearOf(year),
})

const yearFirst = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))$/
const dotted = /^(\d{1,2})\. ?(\d{1,2})(?:\. ?(\d{4}|\d{2})?)?$/
const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/
const namedMonth = /^(\d{1,2})(?:\.|er|st|nd|rd|th)? ?([a-z]{3,})\.?(?: (\d{4}))?$/
const monthFirst = /^([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/

function withMonthName(text: string): DayOfYear[] {
  const behind = namedMonth.exec(text)
  const [, day, name, year] = behind ?? []
  const [, before, dayBehind, yearBehind] = monthFirst.exec(text) ?? []
  const month = placeOfName(calendarNames().months, name ?? before ?? '')
  if (month === undefined) return []
  return [dayOf(day ?? dayBehind, String(month + 1), behind ? year : yearBehind)]
}

/** Which days of a year a text may mean; none where it has no notation of a date. */
function meaningsOf(text: string): DayOfYear[] {
  const iso = yearFirst.exec(text)
  if (iso) return [dayOf(iso[4] ?? iso[6], iso[3] ?? iso[5], iso[1])]
  const dots = dotted.exec(text)
  if (dots) return [dayOf(dots[1], dots[2], dots[3])]
  const slashes = slashed.exec(text)
  if (!slashes) return withMonthName(text)
  const [, one, other, year] = slashes
  const dayFirst = dayOf(one, other, year)
  return m.create.when.isSlashDayFirst ? [dayFirst] : [dayFirst, dayOf(other, one, year)]
}

/** From one 29 February to the next there are at most so many years. */
const longestWait = 8

/** The date of that year; without a year, the next such date from today on. */
function dateOf({ year, ...dayAndMonth }: DayOfYear, today: Wall): string | undefined {
  const dateIn = (of: number) => {
    const date = wallDate({ year: of, ...dayAndMonth })
    return parseDate(date) && date
  }
  if (year !== undefined) return dateIn(year)
  for (let next = today.year; next <= today.year + longestWait; next += 1) {
    const date = dateIn(next)
    if (date !== undefined && date >= wallDate(today)) return date
  }
  return undefined
}

/** `today` and the like, and the next day that is called so, which is never today. */
function dateOfWord(text: string, today: Wall): string | undefined {
  const days = Object.entries(m.create.when.days).find(([word]) => fold(word) === text)?.[1]
  if (days !== undefined) return wallDate(plusDays(today, days))
  const weekday = placeOfName(calendarNames().weekdays, text)
  if (weekday === undefined) return undefined
  const [date = wallDate(today)] = [1, 2, 3, 4, 5, 6, 7]
    .map((ahead) => wallDate(plusDays(today, ahead)))
    .filter((date) => new Date(`${date}T00:00Z`).getUTCDay() === weekday)
  return date
}

/** A date as people write it in the reader's language. `today` is the centre's; no text is no date. */
export function readDate(typed: string, today: Wall): DateReading {
  const text = fold(typed).replace(/\s+/g, ' ').trim()
  if (text === '') return { date: '' }
  const meant = dateOfWord(text, today)
  if (meant !== undefined) return { date: meant }
  const meanings = meaningsOf(text)
  if (meanings.length === 0) return { fault: m.create.when.noDate }
  const dates = new Set(meanings.flatMap((meaning) => dateOf(meaning, today) ?? []))
  const [date, other] = [...dates].sort()
  if (date === undefined) return { fault: m.create.when.noSuchDate(typed.trim()) }
  if (other === undefined) return { date }
  return {
    fault: m.create.when.twoDates([date, other].map((day) => `${formatDay(day)} (${day})`)),
  }
}
