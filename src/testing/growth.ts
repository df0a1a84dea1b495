type Run = (text: string) => unknown

/** What this process worked, in ms: others on the machine take no part in it. */
function timeOf(run: Run, text: string): number {
  const begun = process.cpuUsage()
  run(text)
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}
const quickest = (run: Run, text: string): number =>
  Math.min(...[1, 2, 3].map(() => timeOf(run, text)))

/** Long enough to be told from a pause of the machine. */
const leastTime = 100
const shortest = 12_500
const longest = 200_000

/** Quadratic work on a text four times as long takes this much more time. */
const quadratic = 16

/**
 * Whether the next length can show anything: not where quadratic work on it would still be too
 * quick to be told, unless the time has grown by more than that already.
 */
const isWorthMore = (time: number, shorter: number | undefined) =>
  shorter === undefined || time * quadratic >= leastTime || time > shorter * maxGrowth

/** How often the time grows when the text grows twice by two, at a length that takes its time. */
export function growth(run: Run, unit: string): number {
  const ofLength = (length: number) => unit.repeat(Math.ceil(length / unit.length))
  let shorter: number | undefined
  for (let length = shortest; length <= longest; length *= 4) {
    const once = timeOf(run, ofLength(length))
    if (once >= leastTime) {
      const least = quickest(run, ofLength(length / 4))
      // A pause can only make it look slower, so one run is enough to tell that it is quick.
      if (once < least * maxGrowth) return once / least
      const time = quickest(run, ofLength(length))
      if (time >= leastTime) return time / least
    }
    if (!isWorthMore(once, shorter)) break
    shorter = once
  }
  return 1
}

/**
 * From n to 2n to 4n characters: 4 where it is linear, 16 where it is quadratic. What frees memory
 * takes more with all that the process holds, so what is linear may seem to grow up to 9 times.
 */
export const maxGrowth = 11

/**
 * The growth where it is more than linear; undefined where it is not. On a busy machine a pause may
 * look like growth, but not three times.
 */
export function growthBeyondLinear(run: Run, unit: string): number | undefined {
  let least = Number.POSITIVE_INFINITY
  for (let tried = 0; tried < 3; tried += 1) {
    least = Math.min(least, growth(run, unit))
    if (least < maxGrowth) return undefined
  }
  return least
}
