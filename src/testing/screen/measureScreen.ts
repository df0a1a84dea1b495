import { chromium } from '@playwright/test'
import { loadDemo } from '@/server/demo/loadDemo'
import { readConfig } from '@/server/settings/config'
import { serveBoth } from '../bench/browser/serve'
import { say } from '../bench/measure'
import { embeddedPlace } from '../bench/places'
import { findBrowser } from '../findBrowser'
import { measureJobs } from './jobs'
import { measurePage } from './measurePage'
import { measureWeek } from './measureWeek'
import { screenPages } from './screenParts'

/**
 * Prints figures and asserts nothing: rows in sight, cut texts, and the place of each named part, at
 * three sizes over the demo data; then the keys and clicks of the main jobs, and the first paint of a
 * full week of appointments (the last one alone with the argument `week`).
 */
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 360, height: 740 },
]
const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('No Chrome or Chromium was found here.')
const config = readConfig({})
const place = await embeddedPlace()
await loadDemo(place.db, { seed: 1, now: Date.now(), zone: config.zone })
const served = await serveBoth(place, config)
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

const context = await browser.newContext({ baseURL: served.url, locale: 'en-US' })
const signIn = { data: { token: served.token }, headers: { origin: served.url } }
await context.request.post('/app/v1/session', signIn)
const newest = await context.request.get(
  '/app/v1/events?filter=type:callback%20status:open&limitPageSize=1',
)
const [AcdEventsID = 1] = ((await newest.json()).records ?? []).map(({ ID }: { ID: number }) => ID)
const page = await context.newPage()
const isWeekAlone = process.argv.includes('week')
for (const size of isWeekAlone ? [] : sizes) {
  await page.setViewportSize(size)
  for (const screen of screenPages(AcdEventsID)) {
    await measurePage(page, screen).catch((error: unknown) =>
      say(`  not measured: ${String(error).split('\n')[0]}`),
    )
  }
}
await page.setViewportSize({ width: 1440, height: 900 })
if (!isWeekAlone) await measureJobs(page)
await measureWeek(page, place.db)
await browser.close()
await served.close()
await place.close()
