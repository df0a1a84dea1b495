import type { Parts } from './createApp'
import type { runningApp } from './runningApp'

type Running = ReturnType<typeof runningApp>

/**
 * One app for as long as its sources are the same: after a change `load` answers with a new module,
 * and an app of that takes the place of the one before.
 * @public for development, which loads it by its path
 */
export function appOfSources(
  parts: Omit<Parts, 'clock' | 'bodies'>,
  load: () => Promise<{ runningApp: typeof runningApp }>,
  listening: Promise<{ port: number }>,
) {
  let running: (Running & { madeBy: typeof runningApp }) | undefined
  let end: ReturnType<Running['begin']> = (closing) => closing()
  return {
    current: async () => {
      const [{ port }, { runningApp: make }] = await Promise.all([listening, load()])
      if (running?.madeBy !== make) {
        // Answers under way there end by themselves; the owner socket is free at once.
        void end(async () => undefined)
        running = { ...make(parts), madeBy: make }
        end = running.begin(port)
      }
      return running.app
    },
    end: (closing: () => Promise<void>) => end(closing),
  }
}
