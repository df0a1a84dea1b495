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
    await signIn('admin', '/campaigns')
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
    const { records } = await api.events({ limitPageSize: 1 })
    await signIn('admin', `/events/${records[0]?.ID}`)
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

test('the navigation folds to icons with their names, and stays so', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('agent', '/settings/preferences')
  const width = async () => (await drawer(page).boundingBox())?.width ?? 0
  const unfolded = await width()
  await page.getByRole('button', { name: 'Fold the navigation' }).click()
  // The keyboard stays where it was.
  await expect(page.getByRole('button', { name: 'Unfold the navigation' })).toBeFocused()
  expect(await width()).toBeLessThan(unfolded / 3)
  const names = ['Events', 'Campaigns', 'Settings']
  for (const name of names) await expect(drawer(page).getByRole('link', { name })).toBeVisible()
  await expect(drawer(page).getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expectAccessible()

  await page.reload()
  await expect(page.getByRole('button', { name: 'Unfold the navigation' })).toBeVisible()
  // The drawer of a narrow screen has its words.
  await page.setViewportSize({ width: 700, height: 800 })
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(drawer(page).getByText('Client 1')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Unfold the navigation' }).press('Enter')
  await expect(drawer(page).getByText('Campaigns')).toBeVisible()
  expect(await width()).toBe(unfolded)
})
