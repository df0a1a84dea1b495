import { expect, type Page } from '@playwright/test'
import { rowAt, tabOf } from './eventList'

/**
 * What the page asks the server, without IDs; the change feed stays open by itself, and the frame of
 * a body has an address of its own.
 */
export function watchRequests(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const isAsked = /^\/(app|rest)\//.test(pathname) && !/\/(changes|body)$/.test(pathname)
    if (isAsked) asked.push(pathname.replace(/\/\d+\//, '/ID/'))
  })
  return asked
}

export const opened = (page: Page) => page.getByRole('region', { name: /^Event \d+$/ })
/** What is not there yet says so. */
export const coming = (page: Page) => opened(page).getByText(/^Loading/)
export const rested = (page: Page) =>
  // A page that draws nothing at all has no idle time either.
  page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })))

/** All of an event: what is not drawn yet says nothing of being on its way. */
export async function expectWhole(page: Page): Promise<void> {
  await expect(opened(page).getByRole('heading', { name: 'Comments and history' })).toBeVisible()
  await expect(coming(page)).toHaveCount(0)
}

/** The list with nothing on its way, and a server whose reader of bodies has begun. */
export async function readyList(page: Page): Promise<void> {
  await expect(tabOf(page, 'All')).toHaveText(/\d/)
  await rowAt(page, 2).getByRole('link').click()
  await expectWhole(page)
  await page.keyboard.press('Escape')
  await expect(opened(page)).toHaveCount(0)
}
