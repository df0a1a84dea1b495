import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** What is wrong, with the age of the numbers below. */
export const trouble = (page: Page) => page.getByRole('alert')
export const freshness = (page: Page) => page.getByRole('status', { name: 'Freshness' })
export const tile = (page: Page, name: string) => page.getByRole('region', { name })

/** The numbers are there, new, and nothing is wrong. */
export async function expectFresh(page: Page): Promise<void> {
  await expect(freshness(page)).toHaveText(/^Fresh · As of \d\d:\d\d:\d\d$/)
  await expect(trouble(page)).toHaveCount(0)
  await expect(tile(page, 'Open')).toHaveText(/\d/)
}

/** Runs in the page: when the last numbers came, and every moment at which old ones had no age. */
function watchAges() {
  const told = new Set<string>()
  let answeredAt = Number.POSITIVE_INFINITY
  const { fetch } = window
  window.fetch = async (...asked) => {
    const answer = await fetch(...asked)
    if (String(asked[0]).endsWith('/app/v1/wallboard') && answer.ok) answeredAt = performance.now()
    return answer
  }
  // The page looks at each second.
  const isWrong = () =>
    performance.now() - answeredAt > 17_000 &&
    document.querySelector('main section') !== null &&
    document.querySelector('[role=alert]') === null
  const look = async () => {
    if (!isWrong()) return
    // What the clock's leap began is drawn by then; the page's own timers are the test's.
    await Reflect.get(window, 'waitForDrawing')()
    if (isWrong()) told.add(`At ${performance.now()} old numbers stood without their age.`)
  }
  new MutationObserver(() => void look()).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  })
  Reflect.set(window, 'oldNumbers', () => [...told])
}

/** Opens a display, and watches that no old number ever stands without its age. */
export async function openDisplay(page: Page, token: string): Promise<void> {
  await page.exposeFunction('waitForDrawing', () => new Promise((done) => setTimeout(done, 300)))
  await page.addInitScript(watchAges)
  await page.goto(`/wallboard#${token}`)
  await expectFresh(page)
}

export const oldNumbers = (page: Page): Promise<string[]> =>
  page.evaluate(() => Reflect.get(window, 'oldNumbers')())

/** Bytes that the page's scripts hold, once what nobody holds is gone. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** The page's script: another build has another. */
export const buildOf = (page: Page): Promise<string | null> =>
  page.locator('script[type=module]').getAttribute('src')
