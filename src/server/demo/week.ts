const hour = 3_600_000
const week = 7 * 24 * hour
/** The epoch was a Thursday. */
const firstMonday = 4 * 24 * hour

/** How many callers each hour of a working day brings, from midnight on. */
const workingDay = [
  1, 1, 1, 1, 1, 2, 4, 12, 30, 46, 52, 48, 34, 30, 40, 42, 36, 26, 16, 10, 6, 4, 2, 1,
]
const days = [1.2, 1.1, 1, 1, 0.9, 0.3, 0.1]
const hours = days.flatMap((share) => workingDay.map((callers) => callers * share))

/** Callers since Monday at the beginning of each hour of the week, and at its end. */
const sums = [0]
for (const callers of hours) sums.push((sums.at(-1) ?? 0) + callers)
const wholeWeek = sums.at(-1) ?? 0

const sumAt = (place: number) => sums[place] ?? wholeWeek

function placeOf(callers: number): number {
  let [low, high] = [0, hours.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (sumAt(middle) <= callers) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * A clock that runs with the callers: fast on a Monday morning, slowly at night. `offset`: how far
 * the wall clock is ahead of UTC.
 */
export function busyClock(offset: number) {
  const monday = firstMonday - offset
  return {
    callersAt(instant: number): number {
      const weeks = Math.floor((instant - monday) / week)
      const inWeek = (instant - monday - weeks * week) / hour
      const place = Math.floor(inWeek)
      const inHour = (inWeek - place) * (sumAt(place + 1) - sumAt(place))
      return weeks * wholeWeek + sumAt(place) + inHour
    },
    instantAt(callers: number): number {
      const weeks = Math.floor(callers / wholeWeek)
      const inWeek = callers - weeks * wholeWeek
      const place = placeOf(inWeek)
      const inHour = (inWeek - sumAt(place)) / (sumAt(place + 1) - sumAt(place))
      return monday + weeks * week + (place + inHour) * hour
    },
  }
}
