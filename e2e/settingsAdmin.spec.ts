import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'

test('an admin makes a token, sees it once, and revokes it', async ({
  page,
  journey,
  signIn,
  expectAccessible,
}) => {
  await signIn('admin', '/settings/tokens')
  await page.getByRole('textbox', { name: 'Name' }).fill('CRM')
  await page.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Supervisor' }).click()
  await page.getByRole('combobox', { name: 'For user' }).fill('anna.agent')
  await page.getByRole('option', { name: 'Anna Agent' }).click()
  await page.getByRole('button', { name: 'Create token' }).click()
  const shown = page.getByRole('status').getByRole('code')
  await expect(shown).toHaveText(/^cb_/)
  await expectAccessible()
  const token = await shown.textContent()
  const ask = () =>
    fetch(`${journey.url}/rest/v1.0/1/acd/groups`, {
      headers: { Authorization: `Bearer ${token}` },
    })
  expect((await ask()).status).toBe(200)

  await page.reload()
  const row = page.getByRole('table', { name: 'Access tokens' }).getByRole('row', { name: /^CRM/ })
  await expect(row).toContainText('Supervisor')
  await expect(row).toContainText('Anna Agent')
  await expect(row).not.toContainText('Never')
  await expect(page.getByText(token ?? 'nothing')).toHaveCount(0)
  await row.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click()
  await expect(row).toContainText('Revoked')
  expect((await ask()).status).toBe(401)
})

test('the audit log is filtered, paged and exported', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  for (let n = 1; n <= 51; n += 1) {
    await api.ask('POST', '/dialler/contacts/import', {
      DiallerCampaignsID: 4,
      Name: `Contact ${n}`,
      PhoneNumber1: '4989123',
    })
  }
  await signIn('admin', '/settings/audit')
  const table = page.getByRole('table', { name: 'Audit log' })
  await page.getByRole('searchbox', { name: 'Filter entries' }).fill('action:contact.import')
  await expect(page.getByText('51 entries')).toBeVisible()
  await expect(table.getByRole('row')).toHaveCount(51)
  await expectAccessible()
  await page.getByRole('button', { name: 'Older' }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(table.getByRole('row')).toHaveCount(2)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export as JSON lines' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(51)
})

test('other roles are told which right they lack', async ({ page, signIn }) => {
  await signIn('agent')
  for (const [path, role] of [
    ['/settings/tokens', 'supervisor or admin'],
    ['/settings/audit', 'admin'],
  ]) {
    await page.goto(String(path))
    await expect(page.getByText(`it needs the role ${role}.`)).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
  }
})
