import { virtualAuthenticator } from './authenticator'
import { acceptInvitation, expect, john, test } from './fixtures'

test('one’s own sign-ins are listed, ended one by one, and all others at once', async ({
  page,
  invited,
  another,
  expectAccessible,
}) => {
  const { link } = await invited(john)
  const device = await acceptInvitation(page, link)
  const known = await device.credentials()
  const others = await Promise.all([another(), another()])
  for (const [place, other] of others.entries()) {
    // A synced passkey: each use counts on from the one before.
    const signCount = 10 * (place + 1)
    await virtualAuthenticator(
      other,
      known.map((one) => ({ ...one, signCount })),
    )
    await other.goto('/sign-in')
    await other.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(other.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  }
  await page.goto('/settings/sessions')
  const table = page.getByRole('table', { name: 'Sign-ins' })
  await expect(table.getByRole('row')).toHaveCount(4)
  const current = table.getByRole('row', { name: /This browser/ })
  await expect(current).toContainText('Chromium on Linux')
  await expect(current).toContainText(/127\.0\.0\.1|::1/)
  await expect(current).toContainText('24 Nov 2026')
  await expectAccessible()

  const end = table.getByRole('button', { name: 'End', exact: true })
  await table
    .getByRole('row')
    .filter({ hasNotText: 'This browser' })
    .nth(1)
    .getByRole('button', { name: 'End', exact: true })
    .click()
  await expect(end).toHaveCount(2)
  await page.getByRole('button', { name: 'End all others' }).click()
  await expect(end).toHaveCount(1)
  await expect(page.getByRole('status').getByText('All other sign-ins have ended.')).toBeVisible()
  for (const other of others) {
    await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible({
      timeout: 5000,
    })
  }
  await expect(page.getByRole('button', { name: 'End all others' })).toBeDisabled()
})

test('ending the sign-in of this browser signs out', async ({ page, signIn, allowRefusals }) => {
  allowRefusals([401])
  await signIn('supervisor', '/settings/sessions')
  await expect(page.getByText('This sign-in stands for no person')).toBeVisible()
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a token for a person ends on a day, and the page says so', async ({
  page,
  api,
  signIn,
  allowRefusals,
}) => {
  allowRefusals([400])
  await api.ask('POST', '/app/v1/people', { UsersID: 3, role: 'agent' })
  await signIn('admin', '/settings/tokens')
  await page.getByRole('textbox', { name: 'Name' }).fill('CRM')
  await page.getByRole('combobox', { name: 'For user' }).fill('anna.agent')
  await page.getByRole('option', { name: 'Anna Agent' }).click()
  await page.getByRole('textbox', { name: 'Ends' }).fill('2026-11-01')
  await page.getByRole('button', { name: 'Create token' }).click()
  await expect(page.getByText('Choose a day or a moment that has not passed yet.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Ends' }).fill('2026-12-31')
  await page.getByRole('button', { name: 'Create token' }).click()
  const row = page.getByRole('table', { name: 'Access tokens' }).getByRole('row', { name: /^CRM/ })
  await expect(row).toContainText('Anna Agent')
  await expect(row).toContainText('1 Jan 2027, 00:00')
})
