import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'
import { say } from '../measure'
import { ours } from './lists'
import type { Served } from './serve'

const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`

/** Scripts and styles that the browser loads until the list stands, each packed by gzip. */
export async function sayFirstRoute(page: Page, served: Served): Promise<void> {
  const sizes = new Map<string, Promise<number>>()
  const weigh = (response: Response) => {
    const { pathname } = new URL(response.url())
    if (!/\.(js|css)$/.test(pathname)) return
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length)
    sizes.set(pathname, size)
  }
  page.on('response', weigh)
  await ours.open(page, served)
  await page.locator(ours.row).first().waitFor()
  // What comes later is none of it, and may not be there before the browser is closed.
  page.off('response', weigh)
  const all = await Promise.all(
    [...sizes].map(async ([path, size]) => ({ path, size: await size })),
  )
  const sum = all.reduce((total, { size }) => total + size, 0)
  say(
    `first route, JS and CSS packed by gzip: ${kibibytes(sum)} in ${all.length} files (wanted: 157)`,
  )
  for (const { path, size } of all.sort((a, b) => b.size - a.size).slice(0, 5)) {
    say(`  ${kibibytes(size).padStart(10)} ${path}`)
  }
}
