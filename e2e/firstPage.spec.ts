import { gzipSync } from 'node:zlib'
import type { Page, Request } from '@playwright/test'
import { counted, eventTable, tabOf } from './eventList'
import { expect, test } from './fixtures'

/** What has run when this has: the page's first file. */
const firstFile = /\/assets\/index-.*\.js$/

/** Holds the first file of the next page back, and tells what that page asks for. */
async function holdFirstFile(page: Page) {
  // The page before asks for nothing any more.
  await page.goto('about:blank')
  const asked: string[] = []
  const note = (request: Request) => {
    const { pathname, search } = new URL(request.url())
    if (request.method() === 'GET') asked.push(pathname + search)
  }
  page.on('request', note)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(firstFile, async (route) => {
    await held
    await route.continue()
  })
  // After its first word everything in sight is read anew.
  await page.route('**/app/v1/events/changes', () => {})
  const timesOf = (address: string) => asked.filter((one) => one === address).length
  const end = async () => {
    page.off('request', note)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
  return { asked, timesOf, letGo, end }
}

/** How many answers came early and were not taken so far. */
const left = (page: Page) => page.evaluate(() => window.callboardEarly?.size)

/** The files that are on their way before they are needed. */
const preloaded = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('link[rel=modulepreload]')].map((link) =>
      link.getAttribute('href'),
    ),
  )

const list = ['/app/v1/events?', '/rest/v1.0/1/acd/groups', '/rest/v1.0/1/users']
const pages: [path: string, asks: string[]][] = [
  ['/events?filter=', list],
  ['/events?filter=type:Fax&sort=-priority', list],
  ['/events?view=dueNow', list],
  ['/events', list],
  ['/', list],
  ['/events/2350', ['/app/v1/events/2350/opened', ...list.slice(1)]],
  ['/events/new', ['/app/v1/events/drafts', ...list.slice(1)]],
  ['/appointments?week=2026-12-01&group=235', ['/app/v1/slots?', '/rest/v1.0/1/acd/groups']],
  ['/campaigns', ['/rest/v1.0/1/dialler/campaigns', '/app/v1/campaigns/counts', ...list.slice(1)]],
  ['/campaigns/1', ['/app/v1/campaigns/1']],
  ['/campaigns/compare?a=1&b=2', ['/rest/v1.0/1/dialler/campaigns']],
  ['/settings/preferences', []],
  ['/settings/tokens', ['/app/v1/tokens']],
  ['/settings/audit', []],
  ['/settings/health', ['/app/v1/health']],
]

/** The page of an event comes ahead of its opening, once the list is there. */
const isAhead = (file: string, path: string) =>
  /EventDetailPage-/.test(file) && !/^\/events\/\d/.test(path)

test('what a page needs first is on its way before its script runs, and is asked for once', async ({
  page,
  signIn,
}) => {
  test.slow()
  await signIn('admin', '/settings/preferences')
  for (const [path, asks] of pages) {
    await test.step(path, async () => {
      const { asked, timesOf, letGo, end } = await holdFirstFile(page)
      await page.goto(path, { waitUntil: 'commit' })
      for (const address of ['/app/v1/session', ...asks, '/assets/en-']) {
        const times = () => asked.filter((one) => one.startsWith(address)).length
        await expect.poll(times, address).toBe(1)
      }
      const early = [...asked]
      const files = await preloaded(page)
      expect(files.length).toBeLessThan(25)
      await expect(page.getByText('Callboard', { exact: true }).first()).toBeVisible()
      letGo()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      // Each was meant for a request of the page, under the very same address.
      await expect.poll(() => left(page)).toBe(0)
      for (const address of early.filter((one) => /^[/](app|rest|assets)[/]/.test(one))) {
        expect([address, timesOf(address)]).toEqual([address, 1])
      }
      // Its own code is not asked for one after the other.
      const code = asked.filter((one) => /(Page|Layout)-.*\.js$/.test(one) && !isAhead(one, path))
      expect(files).toEqual(expect.arrayContaining(code))
      await end()
    })
  }
})

test('who is not signed in sees no place of a navigation while the page loads', async ({
  page,
}) => {
  const { letGo } = await holdFirstFile(page)
  await page.goto('/sign-in', { waitUntil: 'commit' })
  await expect.poll(() => preloaded(page)).not.toEqual([])
  await expect(page.getByText('Callboard', { exact: true }).first()).toBeHidden()
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('the chosen language comes early, and no other', async ({ page, signIn }) => {
  await signIn('admin', '/settings/preferences')
  await page.evaluate(() => localStorage.setItem('callboard-language', 'fr'))
  const { asked, letGo } = await holdFirstFile(page)
  await page.goto('/settings/preferences', { waitUntil: 'commit' })
  const languages = () => asked.filter((one) => /\/assets\/(en|de|fr)-/.test(one))
  await expect.poll(() => languages().length).toBe(1)
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Préférences' })).toBeVisible()
  expect(languages()).toEqual([expect.stringContaining('/fr-')])
})

test('an early answer that fails is asked for as usual, and nobody is told', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('admin', '/settings/preferences')
  let failures = 0
  await page.route(/\/app\/v1\/(session|events\?)/, (route) => {
    failures += 1
    return failures > 2 ? route.continue() : route.abort()
  })
  await page.goto('/events?filter=')
  await expect(eventTable(page).getByRole('link').first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(failures).toBeGreaterThan(2)
})

test('Back never shows what the person before had: each page is of whoever is signed in now', async ({
  page,
  signIn,
}) => {
  await signIn('agent', '/events')
  await expect(tabOf(page, 'Mine')).toHaveAttribute('aria-current', 'page')
  const own = await counted(page)
  await page.goto('/settings/preferences')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()

  await signIn('supervisor', '/campaigns')
  await page.goBack()
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/events$/)
  await expect(tabOf(page, 'Open')).toHaveAttribute('aria-current', 'page')
  expect(await counted(page)).toBeGreaterThan(own)
})

/** What the list loads until its rows stand; more makes the first page slower for everybody. */
const mostBytes = 157 * 1024

test('the first page stays small', async ({ page, signIn }) => {
  await signIn('agent')
  // When the first row stands, by the page's own clock. The page is idle only then: on a busy machine
  // it may be idle before its answers have come.
  await page.addInitScript(() => {
    const waiting: (() => void)[] = []
    window.requestIdleCallback = (work) =>
      waiting.push(() => work({ didTimeout: true, timeRemaining: () => 0 }))
    new MutationObserver((_, watching) => {
      if (!document.querySelector('table a[href*="/events/"]')) return
      performance.mark('rows')
      watching.disconnect()
      for (const work of waiting) work()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto('/events')
  await eventTable(page).getByRole('row').nth(1).waitFor()
  const loaded = await page.evaluate(() => {
    const rows = performance.getEntriesByName('rows')[0]?.startTime ?? 0
    const files = performance.getEntriesByType('resource')
    return files.filter(({ startTime }) => startTime < rows).map(({ name }) => name)
  })
  let bytes = 0
  for (const file of loaded.filter((name) => /\.(js|css)$/.test(name))) {
    const answer = await page.request.get(file)
    bytes += gzipSync(await answer.body(), { level: 9 }).length
  }
  expect(bytes).toBeGreaterThan(100 * 1024)
  expect(bytes).toBeLessThan(mostBytes)
})

test('on a phone an event is there before what its menu needs', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await signIn('agent', '/settings/preferences')
  await page.route('**/assets/MoreActionsMenu-*.js', () => {})
  await page.goto('/events/2350')
  await expect(page.getByRole('group', { name: 'Actions' })).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
