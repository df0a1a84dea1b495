import { openMenu } from './eventList'
import { expect, test } from './fixtures'

test.use({ locale: 'de-DE' })

test('names that the program gave are in the reader’s language wherever they stand', async ({
  page,
  api,
  server,
  signIn,
}) => {
  const [event] = (await api.events({ limitPageSize: 1 })).records
  if (!event) throw new Error('The demo data hold events')
  await server.store([{ ...event, ID: 900_001, AcdGroupsID: 7777, UsersID: 8888 }])
  await signIn('admin', '/events?filter=group:"Group 7777"')
  await expect(page.getByRole('heading', { level: 1, name: 'Ereignisse' })).toBeVisible()
  const table = page.getByRole('table', { name: 'Ereignisse' })
  const first = table.locator('[aria-rowindex="2"]')
  await expect(first).toContainText('Gruppe 7777')
  await expect(first).toContainText('Benutzer 8888')
  // The file that was shared by an English reader names the same checkbox.
  const groups = await openMenu(page, 'Gruppe')
  await expect(groups.getByRole('checkbox', { name: 'Gruppe 7777' })).toBeChecked()

  const box = page.getByRole('searchbox', { name: 'Ereignisse filtern' })
  await box.fill('gruppe:')
  await box.fill('group:Gruppe')
  await page.getByRole('option', { name: /Gruppe 7777/ }).click()
  await box.press('Enter')
  await expect(first).toContainText('Gruppe 7777')

  await page.goto('/events/new')
  const field = page.getByLabel('Gruppe', { exact: true }).and(page.locator('input'))
  for (const typed of ['Gruppe 7777', 'Group 7777']) {
    await field.fill(typed)
    await field.press('Enter')
    await expect(field).toHaveValue('Gruppe 7777')
  }

  await page.goto('/settings/tokens')
  await expect(page.getByRole('table')).toContainText('Anmeldelink (Admin)')
  await page.goto('/settings/audit')
  await expect(page.getByRole('table')).toContainText('Anmeldelink (Admin)')
})
