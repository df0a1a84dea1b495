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

/** How often the time grows when the text grows twice by two, at a length that takes its time. */
export function growth(run: Run, unit: string): number {
  const ofLength = (length: number) => unit.repeat(Math.ceil(length / unit.length))
  for (let length = shortest; length <= longest; length *= 4) {
    if (timeOf(run, ofLength(length)) < leastTime) continue
    const time = quickest(run, ofLength(length))
    if (time >= leastTime) return time / quickest(run, ofLength(length / 4))
  }
  return 1
}

/** From n to 2n to 4n characters: 4 where it is linear, 16 where it is quadratic. */
export const mostGrowth = 8

/**
 * The growth where it is more than linear; undefined where it is not. On a busy machine a pause may
 * look like growth, but not three times.
 */
export function growthBeyondLinear(run: Run, unit: string): number | undefined {
  let least = Number.POSITIVE_INFINITY
  for (let tried = 0; tried < 3; tried += 1) {
    least = Math.min(least, growth(run, unit))
    if (least < mostGrowth) return undefined
  }
  return least
}
