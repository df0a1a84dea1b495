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
