/** What the scripts below leave in the page. */
type PageClock = {
  /** When the first row was on the screen, in ms since navigation began. */
  firstRow?: number
  longestTask: number
  /** After the frame that shows what is in the document now. */
  painted: () => Promise<number>
  /** The same for what is found in the callback of a frame, which that very frame shows. */
  paintedNow: () => Promise<number>
  settle: (box: string, act: () => void) => Promise<number>
  /** From doing something to the paint of what then is there, or no longer. */
  until: (selector: string, isThere: boolean, act: () => void) => Promise<number>
}
type ClockWindow = Window & { clock: PageClock }

/**
 * Runs in the page before anything else, so it holds all that it needs. `settle` does something and
 * waits until the rows rest: the time from before it to the paint after their last change, in ms.
 */
export function installClock(row: string): void {
  // As many frames without a change, so that one long task is not taken for rest.
  const rest = 20
  let running = 0
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const clock: PageClock = {
    longestTask: 0,
    painted: async () => {
      await frame()
      return clock.paintedNow()
    },
    paintedNow: async () => {
      await new Promise((resolve) => setTimeout(resolve))
      return performance.now()
    },
    settle: async (box, act) => {
      const from = performance.now()
      let last = from
      let still = 0
      const seen = new MutationObserver(async () => {
        still = 0
        last = await clock.painted()
      })
      // What the rows show; how long the scroll bar is may become known later.
      const shown = { childList: true, subtree: true, characterData: true }
      seen.observe(document.querySelector(box) ?? document.body, shown)
      act()
      while (still < rest) {
        await frame()
        still = running > 0 ? 0 : still + 1
      }
      seen.disconnect()
      return last - from
    },
    until: async (selector, isThere, act) => {
      const from = performance.now()
      act()
      // One frame for each, whether it is there in this task or after the tasks that it leaves.
      do await frame()
      while ((document.querySelector(selector) !== null) !== isThere)
      return (await clock.paintedNow()) - from
    },
  }
  Object.assign(window, { clock })

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      clock.longestTask = Math.max(clock.longestTask, duration)
    }
  }).observe({ type: 'longtask', buffered: true })

  // A list has not come to rest before its requests have ended.
  const send = window.fetch
  window.fetch = async (...asked) => {
    running += 1
    return send(...asked).finally(() => {
      running -= 1
    })
  }

  const waitForRow = async () => {
    while (!document.querySelector(row)) await frame()
    clock.firstRow = await clock.paintedNow()
  }
  void waitForRow()
}

export type Dragged = {
  frames: number[]
  blankFrames: number
  /** From the last frame of the drag until no row is missing; 10 s are waited for it at most. */
  blankAfter: number
}

/**
 * Runs in the page: the scroll bar from the first row to the last in `duration` ms. Each frame's
 * time, and in which a row was missing at one of five heights of the list.
 */
export async function dragThrough(asked: { box: string; row: string; duration: number }) {
  const scroller = document.querySelector(asked.box)
  if (scroller === null) throw new Error(`There is no ${asked.box}`)
  const { left, top, width, height } = scroller.getBoundingClientRect()
  const isBlankAt = (share: number) => {
    const place = document.elementFromPoint(left + width / 3, top + 60 + (height - 120) * share)
    return !place?.closest(asked.row)?.textContent?.trim()
  }
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const isBlank = () => [0, 0.25, 0.5, 0.75, 1].some(isBlankAt)
  const dragged: Dragged = { frames: [], blankFrames: 0, blankAfter: 0 }
  const from = await frame()
  let last = from
  while (last - from < asked.duration) {
    const share = (last - from) / asked.duration
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight)
    const now = await frame()
    dragged.frames.push(now - last)
    if (isBlank()) dragged.blankFrames += 1
    last = now
  }
  while (isBlank() && dragged.blankAfter < 10_000) dragged.blankAfter = (await frame()) - last
  return dragged
}

/** Runs in the page: scrolls so fast for so long, as a wheel does, and looks for blank rows. */
export async function wheelThrough(asked: {
  box: string
  row: string
  pixelsPerSecond: number
  duration: number
}) {
  const scroller = document.querySelector(asked.box)
  if (scroller === null) throw new Error(`There is no ${asked.box}`)
  const { left, top, width, height } = scroller.getBoundingClientRect()
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const isBlank = () =>
    [0, 0.25, 0.5, 0.75, 1].some((share) => {
      const place = document.elementFromPoint(left + width / 3, top + 60 + (height - 120) * share)
      return !place?.closest(asked.row)?.textContent?.trim()
    })
  scroller.scrollTop = 0
  const wheeled = { frames: [] as number[], blankFrames: 0 }
  const from = await frame()
  let last = from
  while (last - from < asked.duration) {
    const now = await frame()
    scroller.scrollTop += (asked.pixelsPerSecond * (now - last)) / 1000
    wheeled.frames.push(now - last)
    if (isBlank()) wheeled.blankFrames += 1
    last = now
  }
  return wheeled
}

export const firstRowOf = () => (window as unknown as ClockWindow).clock.firstRow
export const longestTaskOf = () => (window as unknown as ClockWindow).clock.longestTask
