import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const drawer = (page: Page) => page.getByRole('navigation', { name: 'Main' })

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('Escape and a tap outside close the drawer, and the focus returns to its button', async ({
    page,
    signIn,
    expectAccessible,
  }) => {
    await signIn('admin')
    await page.goto('/campaigns')
    const menu = page.getByRole('button', { name: 'Menu' })
    await menu.click()
    await expect(drawer(page)).toBeVisible()
    await expect(drawer(page).locator(':focus')).toHaveCount(1)
    await expectAccessible()
    await page.keyboard.press('Escape')
    await expect(drawer(page)).toBeHidden()
    await expect(menu).toBeFocused()
    await expect(page).toHaveURL(/\/campaigns$/)

    await page.keyboard.press('Enter')
    await expect(drawer(page)).toBeVisible()
    await page.mouse.click(340, 500)
    await expect(drawer(page)).toBeHidden()
    await expect(menu).toBeFocused()
    // What lies under the drawer was not pressed.
    await expect(page).toHaveURL(/\/campaigns$/)

    await menu.click()
    await drawer(page).getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible()
    await expect(drawer(page)).toBeHidden()
    await expect(page.getByRole('main')).toBeFocused()
  })

  test('Escape closes the drawer, not the event behind it', async ({ page, api, signIn }) => {
    await signIn('admin')
    const { records } = await api.events({ limitPageSize: 1 })
    await page.goto(`/events/${records[0]?.ID}`)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.keyboard.press('Escape')
    await expect(drawer(page)).toBeHidden()
    await expect(page).toHaveURL(/\/events\/\d+$/)
  })
})

test('where there is no page the navigation stays', async ({ page, signIn }) => {
  await signIn('agent')
  const notFound = page.getByRole('heading', { level: 1, name: 'Not found' })
  for (const path of ['/no-such-page', '/events/abc', '/campaigns/new', '/settings/nothing']) {
    // Led there inside, as by a link of another page.
    await page.evaluate((to) => window.history.pushState(null, '', to), path)
    await expect(notFound).toBeVisible()
    await drawer(page).getByRole('link', { name: 'Campaigns' }).click()
    await expect(notFound).toHaveCount(0)
  }
})

test('the calendar opens at the chosen month, else at the centre’s own', async ({
  page,
  signIn,
}) => {
  await signIn('agent')
  await page.goto('/events/new')
  const open = () => page.getByRole('button', { name: 'Open the calendar' }).click()
  await open()
  // The journey's server lives in November 2026, whatever the browser thinks.
  await expect(page.getByRole('button', { name: 'November 2026', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  for (const written of ['2027-03-09', '20270309']) {
    await page.getByLabel('Appointment date').fill(written)
    await open()
    await expect(page.getByRole('button', { name: 'March 2027', exact: true })).toBeVisible()
    await expect(page.locator('button[data-selected]')).toHaveText('9')
    await page.keyboard.press('Escape')
  }
})
