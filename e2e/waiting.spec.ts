import type { Page, Route } from '@playwright/test'
import { eventTable, filterBy, matches } from './eventList'
import { expect, test } from './fixtures'

/** A line on which the answers to some requests do not come. */
async function holdBack(page: Page, path: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = []
  let isHolding = true
  await page.route(path, (route) => (isHolding ? void held.push(route) : route.continue()))
  return async () => {
    isHolding = false
    for (const route of held) await route.continue().catch(() => undefined)
  }
}

const waiting = (page: Page) => page.getByText(/^Still waiting for/)

test.beforeEach(({ signIn }) => signIn('supervisor'))

test('what does not come for ten seconds is named, and whoever waits can stop', async ({
  page,
  expectAccessible,
}) => {
  await expect(matches(page)).toHaveText(/\d/)
  const letGo = await holdBack(page, /\/v1.*\/campaigns/)
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  await expect(waiting(page)).toHaveCount(0)
  await expect(waiting(page)).toHaveText('Still waiting for campaigns.', { timeout: 20_000 })
  await expectAccessible()

  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await expect(page.getByText('You stopped waiting. Nothing was changed.')).toBeVisible()
  await expect(waiting(page)).toHaveCount(0)
  await letGo()
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect(page.getByRole('table', { name: 'Campaigns' }).getByRole('row')).not.toHaveCount(0)
})

test('a list that was there stays there when its next filter is given up', async ({ page }) => {
  await expect(matches(page)).toHaveText(/\d/)
  const rows = await eventTable(page).getAttribute('aria-rowcount')
  const letGo = await holdBack(page, /\/v1.*filter=status/)
  await filterBy(page, 'status:open')
  await expect(eventTable(page)).toHaveAttribute('aria-rowcount', rows ?? '')
  await expect(waiting(page)).toHaveText('Still waiting for events.', { timeout: 20_000 })
  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await expect(page.getByText('You stopped waiting. Nothing was changed.')).toBeVisible()
  await letGo()
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect(eventTable(page)).not.toHaveAttribute('aria-rowcount', rows ?? '')
})
