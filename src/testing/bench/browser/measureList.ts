import type { Page } from '@playwright/test'
import { chosenStatuses, type ListPage } from './lists'
import {
  type Dragged,
  dragThrough,
  firstRowOf,
  installClock,
  longestTaskOf,
  wheelThrough,
} from './pageClock'
import type { Served } from './serve'

const word = 'invoice'
const dragTime = 3000
const wheel = { pixelsPerSecond: 4000, duration: 3000 }
const rounds = 10
/** As long as a hand rests before it presses. */
const restMs = 150
/** A grid that loads a million records first takes its time. */
const patience = 600_000

export type Figures = Dragged & {
  firstRow: number
  status: number[]
  /** The same after the pointer has rested on the value; none where nothing is made of that. */
  statusRested: number[]
  opened: number[]
  wheel: { frames: number[]; blankFrames: number }
  /** Requests and script time (ms) of one status that is chosen, and of one opening. */
  cost: Record<'status' | 'open', Cost>
  keystrokes: number[]
  sort: number[]
  longestTask: number
  /** Bytes of live objects when the list stands, and after the drag. */
  heap: [before: number, after: number]
}

type Cost = { requests: number; script: number }

/** Watches what actions ask for and how long scripts run for them. */
async function costMeter(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  let requests = 0
  page.on('request', (request) => {
    if (/\/(app|rest)\//.test(new URL(request.url()).pathname)) requests += 1
  })
  const script = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0)
  }
  return async (count: number, work: () => Promise<unknown>): Promise<Cost> => {
    const [before, asked] = [await script(), requests]
    await work()
    return { requests: (requests - asked) / count, script: ((await script()) - before) / count }
  }
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

async function times(count: number, work: (round: number) => Promise<number[]>): Promise<number[]> {
  const all: number[] = []
  for (let round = 0; round < count; round += 1) all.push(...(await work(round)))
  return all
}

async function open(page: Page, served: Served, list: ListPage): Promise<void> {
  page.setDefaultTimeout(patience)
  page.setDefaultNavigationTimeout(patience)
  await page.addInitScript(installClock, list.row)
  await list.open(page, served)
  await page.locator(list.row).first().waitFor()
}

/** Measured by the page's own clock. */
export async function measureList(page: Page, served: Served, list: ListPage): Promise<Figures> {
  await open(page, served, list)
  const box = JSON.stringify(list.box)
  const settle = (act: string) => page.evaluate<number>(`clock.settle(${box}, () => { ${act} })`)
  await settle('')
  const before = await heapOf(page)
  const costOf = await costMeter(page)
  const firstRow = (await page.evaluate(firstRowOf)) ?? 0
  const chooseStatuses = async (isRested: boolean) => {
    await list.toggleStatuses(page)
    const took: number[] = []
    for (const chosen of chosenStatuses) {
      if (isRested) {
        await page.mouse.move(1, 1)
        await list.statusValue?.(page, chosen).hover()
        await page.waitForTimeout(restMs)
      }
      took.push(await settle(list.filterByStatus(chosen, true)))
      await settle(list.filterByStatus(chosen, false))
    }
    await list.toggleStatuses(page)
    return took
  }
  const status: number[] = []
  const statusCost = await costOf(2 * chosenStatuses.length, async () => {
    status.push(...(await chooseStatuses(false)))
  })
  const statusRested: number[] = []
  if (list.statusValue) {
    // The page forgets what it has read.
    await page.reload()
    await page.locator(list.row).first().waitFor()
    await settle('')
    statusRested.push(...(await chooseStatuses(true)))
  }
  const until = (isThere: boolean, act: string) =>
    page.evaluate<number>(
      `clock.until(${JSON.stringify(list.opened)}, ${isThere}, () => { ${act} })`,
    )
  const opened: number[] = []
  const openCost = await costOf(rounds, async () => {
    for (let place = 0; place < rounds; place += 1) {
      opened.push(await until(true, list.openRow(place)))
      await settle('')
      await until(false, list.close)
      await settle('')
    }
  })
  const keystrokes = await times(3, async () => {
    const took = await times(word.length, async (at) => [
      await settle(list.type(word.slice(0, at + 1))),
    ])
    await settle(list.type(''))
    return took
  })
  const sort = await times(rounds, async () => [await settle(list.sortBySender)])
  const drag = { box: list.box, row: list.row, duration: dragTime }
  const dragged = await page.evaluate(dragThrough, drag)
  await settle('')
  const wheeled = await page.evaluate(wheelThrough, { box: list.box, row: list.row, ...wheel })
  await settle('')
  const heap: Figures['heap'] = [before, await heapOf(page)]
  const longestTask = await page.evaluate(longestTaskOf)
  // A letter after which the same rows stay paints none.
  const typed = keystrokes.filter((took) => took > 0)
  return {
    firstRow,
    status,
    statusRested,
    opened,
    keystrokes: typed,
    sort,
    ...dragged,
    wheel: wheeled,
    cost: { status: statusCost, open: openCost },
    longestTask,
    heap,
  }
}
