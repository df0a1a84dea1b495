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
    ['/settings/health', 'admin'],
  ]) {
    await page.goto(String(path))
    await expect(page.getByText(`it needs the role ${role}.`)).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
  }
})

test('the health page says what is well, and that the database is away', async ({
  page,
  signIn,
  expectAccessible,
  allowRefusals,
}) => {
  allowRefusals([503])
  await signIn('admin', '/settings/health')
  const table = page.getByRole('table', { name: 'System health' })
  const row = (name: string) =>
    table.getByRole('row').filter({ has: page.getByText(name, { exact: true }) })
  await expect(table.getByRole('row')).toHaveCount(9)
  await expect(row('Database')).toContainText(/Embedded, answers in [0-9,]+ ms/)
  await expect(row('Size')).toContainText(/[0-9.]+ MB, how it grows is known after an hour/)
  await expect(row('Backups')).toContainText('This server makes no backups')
  await expect(row('Migrations')).toContainText(/All [0-9]+ are applied, the newest is 00/)
  await expect(row('Next version')).toContainText('No other version is installed')
  await expectAccessible()

  const away = { status: 503, error: 'The database does not answer. Try again in a moment.' }
  await page.route('**/app/v1/health', (route) => route.fulfill({ status: 503, json: away }))
  await expect(
    page.getByRole('alert').filter({ hasText: 'The database does not answer' }),
  ).toBeVisible({
    timeout: 20_000,
  })
  await expect(row('Database')).toContainText('Does not answer')
  await expect(row('Version')).toContainText('runs since')
  await expectAccessible()
  // Opened while it is away it says so as well.
  await page.getByRole('link', { name: 'Preferences', exact: true }).click()
  await page.reload()
  await page.getByRole('link', { name: 'System health', exact: true }).click()
  await expect(row('Database')).toContainText('Does not answer')
  await expect(row('Version')).toContainText('Not known now')

  await page.unroute('**/app/v1/health')
  await expect(row('Database')).toContainText('answers in', { timeout: 20_000 })
  await expect(page.getByRole('alert')).toHaveCount(0)
})
