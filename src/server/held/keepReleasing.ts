import { type Releasing, releaseDue } from './release'

/** How often the process looks for creates that another process has left. */
const lookEveryMs = 10_000
/** After a failure of the database, and while another process is at a row that is due. */
const lookAgainMs = 500

export type Keeper = {
  /** A create is due at this moment. */
  expect: (dueAt: number) => void
  /** From now on, beginning with what an earlier process has left; the function ends it. */
  begin: () => () => Promise<void>
}

/** Creates what is held as its time comes. Nothing runs before `begin`. */
export function releaseKeeper(parts: Releasing): Keeper {
  let isOn = false
  let timer: NodeJS.Timeout | undefined
  let wakesAt = Number.POSITIVE_INFINITY
  let running = Promise.resolve()

  function wake(at: number): void {
    if (!isOn || at >= wakesAt) return
    wakesAt = at
    clearTimeout(timer)
    timer = setTimeout(run, Math.max(0, at - parts.clock()))
    timer.unref()
  }

  function run(): void {
    wakesAt = Number.POSITIVE_INFINITY
    running = running
      .then(() => releaseDue(parts))
      .then(
        (next) => {
          const now = parts.clock()
          wake(next !== undefined && next <= now ? now + lookAgainMs : now + lookEveryMs)
          if (next !== undefined && next > now) wake(next)
        },
        (error) => {
          parts.log.error({ error }, 'held creates')
          wake(parts.clock() + lookAgainMs)
        },
      )
  }

  return {
    expect: wake,
    begin: () => {
      isOn = true
      wake(parts.clock())
      return async () => {
        isOn = false
        clearTimeout(timer)
        await running
      }
    },
  }
}
