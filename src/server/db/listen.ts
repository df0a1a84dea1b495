/** The one channel that triggers speak on: `events 1`, `rights`. */
export const channel = 'callboard'

type Hear = (word: string) => void

/** Where the database's words come from; one for a process. */
export type Ears = { start: (hear: Hear) => Promise<void>; close: () => void }

/** Many may hear; the database is asked to speak when the first one wants to. */
export function hearing(ears: Ears) {
  const all = new Set<Hear>()
  let started: Promise<void> | undefined
  return {
    async listen(hear: Hear): Promise<() => void> {
      all.add(hear)
      started ??= ears.start((word) => {
        for (const one of all) one(word)
      })
      await started.catch((error) => {
        started = undefined
        all.delete(hear)
        throw error
      })
      return () => all.delete(hear)
    },
    close: ears.close,
  }
}
