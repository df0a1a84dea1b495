import { type Browser, chromium } from '@playwright/test'
import type { Config } from '@/server/settings/config'
import { findBrowser } from '../../findBrowser'
import { say } from '../measure'
import type { BenchDatabase } from '../places'
import { sayFigures } from './figures'
import { sayFirstRoute } from './firstRoute'
import { grids, type ListPage, ours } from './lists'
import { type Figures, measureList } from './measureList'
import { type Served, serveBoth } from './serve'

const screen = { viewport: { width: 1440, height: 900 }, locale: 'en-US' }

async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser()
  if (executablePath === undefined) return undefined
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args })
}

/** A browser of its own for each, so that none finds the other's memory. */
async function inPage<Result>(
  served: Served,
  work: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<Result>,
): Promise<Result | undefined> {
  const browser = await openBrowser()
  if (browser === undefined) {
    say('No Chrome or Chromium was found here.')
    return undefined
  }
  const context = await browser.newContext(screen)
  const data = { token: served.token }
  await context.request.post(`${served.url}/app/v1/session`, {
    data,
    headers: { origin: served.url },
  })
  try {
    const page = await context.newPage()
    // A page that is broken would be waited for in vain.
    const broken = new Promise<never>((_, reject) => page.once('pageerror', reject))
    return await Promise.race([work(page), broken])
  } finally {
    await browser.close()
  }
}

/** Undefined where the page does not live through it. */
const figuresOf = (served: Served, list: ListPage): Promise<Figures | undefined> =>
  inPage(served, (page) => measureList(page, served, list)).catch((error: unknown) => {
    say(`${list.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    return undefined
  })

/** The list in a browser, beside two grids that load all records, on the same server in the same run. */
export async function benchBrowser(place: BenchDatabase, config: Config): Promise<void> {
  const served = await serveBoth(place, config)
  await inPage(served, (page) => sayFirstRoute(page, served))
  const own = await figuresOf(served, ours)
  const others: (Figures | undefined)[] = []
  for (const grid of grids) others.push(await figuresOf(served, grid))
  if (own) sayFigures(own, others)
  await served.close()
}
