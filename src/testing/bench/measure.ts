export const say = (text: string) => console.log(text)

const at = (sorted: number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)

/** Median, 95th percentile and the longest, of milliseconds. */
export function spread(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  const [median, p95, most] = [0.5, 0.95, 1].map((share) => at(sorted, share))
  return `median ${median} ms, p95 ${p95} ms, longest ${most} ms of ${took.length}`
}

/** Median and 95th percentile; `before` prepares each round and is not counted. */
export async function measure(
  name: string,
  work: (round: number) => Promise<unknown>,
  { times = 30, before = async () => {} }: { times?: number; before?: () => Promise<unknown> } = {},
): Promise<void> {
  const took: number[] = []
  for (let round = -1; round < times; round += 1) {
    await before()
    const from = performance.now()
    await work(round)
    // The first round warms up.
    if (round >= 0) took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  say(`${name.padEnd(62)} median ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms`)
}

/** How often a second something can be done, by some at the same time. */
export async function rate(work: () => Promise<unknown>, seconds = 3, together = 8) {
  const end = performance.now() + seconds * 1000
  let done = 0
  const worker = async () => {
    while (performance.now() < end) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: together }, worker))
  return done / seconds
}

export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')}/s`

export const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
