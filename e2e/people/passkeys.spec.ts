import { virtualAuthenticator } from './authenticator'
import { acceptInvitation, expect, john, signOut, test } from './fixtures'
import { startProxy } from './proxy'

const byPasskey = { name: 'Sign in with a passkey' }

test('a second passkey is added, the first removed, and the last one stays', async ({
  page,
  invited,
  allowRefusals,
  expectAccessible,
}) => {
  allowRefusals([401, 409])
  const { link } = await invited(john)
  const first = await acceptInvitation(page, link)
  const lost = await first.credentials()
  await first.remove()
  const second = await virtualAuthenticator(page)
  await page.goto('/settings/sessions')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  const rows = page.getByRole('table', { name: 'Passkeys' }).getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText('Chromium on Linux')
  await expectAccessible()
  // The same device again.
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('This device has a passkey of yours already.')

  const remove = async () => {
    await rows.nth(1).getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove passkey' }).click()
  }
  await remove()
  await expect(rows).toHaveCount(2)
  await remove()
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(
    'This is your last way in. Add another passkey first.',
  )
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  const kept = await second.credentials()
  await second.remove()

  await signOut(page)
  const found = await virtualAuthenticator(page, lost)
  await page.getByRole('button', byPasskey).click()
  await expect(page.getByRole('alert')).toHaveText(
    'This passkey is not known here, or was removed. Sign in another way, or ask your admin for an invitation.',
  )
  await found.remove()
  await virtualAuthenticator(page, kept)
  await page.getByRole('button', byPasskey).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
})

test('who gives no PIN is told what to do, and has another way', async ({
  page,
  journey,
  invited,
  expectAccessible,
}) => {
  const { link } = await invited(john)
  const device = await acceptInvitation(page, link)
  await signOut(page)
  await device.agrees(false)
  await page.getByRole('button', byPasskey).click()
  await expect(page.getByRole('alert')).toContainText('No passkey came')
  await expectAccessible()
  await page.getByRole('button', { name: 'Use an access token' }).click()
  const field = page.getByRole('textbox', { name: 'Access token' })
  await expect(field).toBeFocused()
  await field.fill(journey.tokens.agent)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
})

test('an IP address says which address to open instead, at the sign-in and for an invitation', async ({
  page,
  journey,
  named,
  invited,
  signIn,
  expectAccessible,
}) => {
  const { link } = await invited(john)
  await page.goto(journey.url + link.slice(named.length))
  await expect(page.getByText('Passkeys do not work at this address.')).toBeVisible()
  await page.getByRole('link', { name: named }).click()
  await expect(page.getByRole('button', { name: 'Create passkey' })).toBeVisible()
  await acceptInvitation(page, link)
  await signOut(page)

  await page.goto(`${journey.url}/sign-in?to=/campaigns`)
  await expect(page.getByRole('button', byPasskey)).toHaveCount(0)
  await expectAccessible()
  await page.getByRole('link', { name: named }).click()
  await page.getByRole('button', byPasskey).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()

  await signOut(page)
  await signIn('agent', '/settings/sessions')
})

test('behind a proxy that rewrites the host, passkeys belong to the page’s own address', async ({
  page,
  journey,
  watched,
  invited,
  named,
}) => {
  const proxy = await startProxy(journey.url)
  watched.allowElsewhere(proxy.url)
  const { link } = await invited(john)
  await acceptInvitation(page, proxy.url + link.slice(named.length))
  await signOut(page)
  await page.getByRole('button', byPasskey).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  await proxy.close()
})
