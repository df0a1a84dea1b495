import type { Page } from '@playwright/test'
import type { ListPage } from './lists'
import { type Dragged, dragThrough, firstRowOf, installClock, longestTaskOf } from './pageClock'
import type { Served } from './serve'

const word = 'invoice'
const dragTime = 5000
/** A grid that loads a million records first takes its time. */
const patience = 600_000

export type Figures = Dragged & {
  firstRow: number
  status: number[]
  keystrokes: number[]
  sort: number[]
  longestTask: number
  /** Bytes of live objects when the list stands, and after the drag. */
  heap: [before: number, after: number]
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
  await list.toggleStatuses(page)
  const status = await times(5, async () => {
    const took = await settle(list.filterByStatus(true))
    await settle(list.filterByStatus(false))
    return [took]
  })
  await list.toggleStatuses(page)
  const keystrokes = await times(3, async () => {
    const took = await times(word.length, async (at) => [
      await settle(list.type(word.slice(0, at + 1))),
    ])
    await settle(list.type(''))
    return took
  })
  const sort = await times(4, async () => [await settle(list.sortBySender)])
  const drag = { box: list.box, row: list.row, duration: dragTime }
  const dragged = await page.evaluate(dragThrough, drag)
  await settle('')
  const heap: Figures['heap'] = [before, await heapOf(page)]
  const firstRow = (await page.evaluate(firstRowOf)) ?? 0
  const longestTask = await page.evaluate(longestTaskOf)
  // A letter after which the same rows stay paints none.
  const typed = keystrokes.filter((took) => took > 0)
  return { firstRow, status, keystrokes: typed, sort, ...dragged, longestTask, heap }
}
