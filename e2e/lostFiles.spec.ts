import type { Page } from '@playwright/test'
import { matches } from './eventList'
import { expect, test } from './fixtures'

const campaigns = (page: Page) => page.getByRole('heading', { level: 1, name: 'Campaigns' })
const notYet = (page: Page) => page.getByText('The page has not loaded yet.')

test.beforeEach(async ({ page, signIn, allowUnreachable }) => {
  allowUnreachable()
  await signIn('admin')
  await expect(matches(page)).toHaveText(/\d/)
})

test('a page that is opened without a network says so, and comes by itself with the network', async ({
  page,
  context,
}) => {
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Campaigns' }).click()
  const told = page.getByRole('alert')
  await expect(told).toContainText('there is no network connection')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(told).toContainText('there is no network connection')
  await context.setOffline(false)
  await expect(campaigns(page)).toBeVisible()
})

test('a part that is opened without a network leaves the page standing, and comes with the network', async ({
  page,
  context,
}) => {
  await context.setOffline(true)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('dialog', { name: 'Palette' })).toBeVisible()
})

test('a part whose file was lost once is asked for again, and the page stays', async ({ page }) => {
  let lost = 0
  await page.route('**/assets/Palette-*.js', (route) => {
    lost += 1
    return lost === 1 ? route.abort() : route.continue()
  })
  await page.evaluate(() => Object.assign(window, { isTheSame: true }))
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Palette' })).toBeVisible()
  expect(lost).toBe(2)
  expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true)
})

test('what a silent server did not give is read by itself when it answers again', async ({
  page,
}) => {
  await page.goto('/settings/preferences')
  await expect(page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible()
  await page.route(/\/(rest|app|health)\//, (route) => route.abort())
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(page.getByRole('alert')).toContainText('The server does not answer', {
    timeout: 40_000,
  })
  await page.unrouteAll()
  await expect(page.getByRole('table', { name: 'Campaigns' })).toBeVisible()
})

test('the page begins without its first script, and begins anew where another of its files was lost', async ({
  page,
}) => {
  await page.route('**/before.js', (route) => route.abort())
  await page.goto('/campaigns')
  await expect(campaigns(page)).toBeVisible()
  await page.unrouteAll()

  for (const file of ['**/assets/index-*.js', '**/assets/en-*.js']) {
    await page.route(file, (route) => route.abort())
    await page.goto('/campaigns')
    await expect(notYet(page)).toBeVisible()
    await page.unrouteAll()
    await expect(campaigns(page)).toBeVisible()
    await expect(notYet(page)).toHaveCount(0)
  }

  // Where no script comes at all, a link is left.
  await page.route('**/*.js', (route) => route.abort())
  await page.goto('/campaigns')
  await expect(notYet(page)).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('link', { name: 'Load again' }).click()
  await expect(campaigns(page)).toBeVisible()
})
