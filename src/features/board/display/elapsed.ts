/** A moment on both clocks of the machine: one can be set, the other may stop while it sleeps. */
export type ClockTimes = { steady: number; wall: number }

export const clockTimes = (): ClockTimes => ({ steady: performance.now(), wall: Date.now() })

const toleranceMs = 2000

/** Milliseconds since then; undefined where the clocks disagree, so that no wrong age is told. */
export function elapsedSince(then: ClockTimes, now = clockTimes()): number | undefined {
  const steady = now.steady - then.steady
  const wall = now.wall - then.wall
  return Math.abs(steady - wall) > toleranceMs ? undefined : Math.max(0, steady)
}
