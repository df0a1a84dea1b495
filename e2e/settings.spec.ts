import { expect, test } from './fixtures'

test('preferences hold language, zone, theme and density, and are kept', async ({
  page,
  signIn,
}) => {
  await signIn('agent')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page).toHaveURL(/\/settings\/preferences$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Europe/Berlin')

  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.getByRole('radiogroup', { name: 'Density' }).getByText('Compact').click()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Compact' })).toBeChecked()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')

  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vorlieben' })).toBeVisible()
})

test('single letters lead to pages, never while typing, and can be switched off', async ({
  page,
  signIn,
}) => {
  await signIn('agent')
  await page.getByRole('searchbox', { name: 'Filter events' }).pressSequentially('gc')
  await expect(page).toHaveURL(/\/events/)
  await page.getByRole('link', { name: 'New event' }).focus()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { level: 1, name: 'Create event' })).toBeVisible()

  await page.goto('/settings/preferences')
  await page.getByRole('switch', { name: 'Single letters are shortcuts' }).uncheck()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('c')
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page).toHaveURL(/\/settings\/preferences$/)
})

test('on a phone the tabs are one line, each in sight when it is current or has the focus', async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn('admin', '/settings/health')
  const line = page.getByRole('navigation', { name: 'Settings', exact: true })
  const tabs = line.getByRole('link')
  const current = line.locator('[aria-current="page"]')
  await expect(current).toHaveText('System health')
  await expect(current).toBeInViewport({ ratio: 0.95 })
  const lines = await tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().top))
  expect(lines.length).toBeGreaterThan(5)
  expect(new Set(lines).size).toBe(1)

  await tabs.first().focus()
  for (const tab of await tabs.all()) {
    await expect(tab).toBeFocused()
    await expect(tab).toBeInViewport({ ratio: 0.95 })
    await page.keyboard.press('Tab')
  }
  await tabs.first().focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(current).toHaveText('Sign-ins and passkeys')
  await expect(current).toBeInViewport({ ratio: 0.95 })
})
