import type { Page } from '@playwright/test'
import { eventTable, rowAt } from './eventList'
import { expect, test } from './fixtures'

test.use({ serverSettings: { plainEvents: 3000 } })

const box = (page: Page) => eventTable(page).locator('..')

/** Where the pages of the list begin that the page asks for. */
function watchPages(page: Page): number[] {
  const starts: number[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/app/v1/events') starts.push(Number(searchParams.get('limitStart')))
  })
  return starts
}

test('the next page is there before one reaches it, in either direction, and none is asked for twice', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor')
  await expect(rowAt(page, 9)).toBeVisible()
  const starts = watchPages(page)
  await rowAt(page, 2).getByRole('link').focus()
  // The first leads to the last row in sight, and scrolls by that one alone.
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await expect.poll(() => starts).toEqual([100])
  await box(page).evaluate((element) => element.scrollTo(0, 1000 * 34))
  await expect(rowAt(page, 1005).getByRole('link')).toBeVisible()
  const jumped = starts.splice(0)
  // What a jump leads to is looked at, and a jump says nothing of where one goes next.
  expect(jumped).not.toContain(1100)
  await box(page).evaluate((element) => element.scrollBy(0, -34))
  await expect.poll(() => starts).toContain(800)
  expect(new Set([...jumped, ...starts]).size).toBe(jumped.length + starts.length)
})
