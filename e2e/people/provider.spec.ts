import { oidcSettings, startTestProvider } from '../../src/testing/oidc/testProvider'
import { test as base, expect } from '../fixtures'

type Provider = Awaited<ReturnType<typeof startTestProvider>>

const test = base.extend<{ provider: Provider }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
  provider: async ({}, use) => {
    const provider = await startTestProvider({})
    await use(provider)
    await provider.close()
  },
  serverSettings: ({ provider }, use) =>
    use({
      settings: {
        ...oidcSettings(provider.issuer),
        CALLBOARD_OIDC_NAME: 'Example',
        CALLBOARD_OIDC_ROLE_CLAIM: 'roles',
      },
    }),
})

test('the organisation’s account signs in, and is refused with the claim’s name', async ({
  page,
  journey,
  provider,
  watched,
  allowRefusals,
  expectAccessible,
}) => {
  // Who is nobody is told so with a 401, and who has no role with a 403.
  allowRefusals([401, 403])
  watched.allowElsewhere(new URL(provider.issuer).origin)
  provider.leadBackTo(`${journey.url}/sign-in/oidc`)
  provider.signInAs('sub-1')
  provider.accounts.set('sub-1', { preferred_username: 'anna', roles: ['cook'] })

  await page.goto('/campaigns')
  await expect(page.getByRole('button', { name: 'Use an access token' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeHidden()
  await expectAccessible()
  const byProvider = page.getByRole('button', { name: 'Sign in with Example' })
  await byProvider.click()
  await expect(page.getByRole('alert')).toHaveText(
    'About the claim “roles” of the provider: It has no value that gives a role here. Ask your admin.',
  )
  expect(new URL(page.url()).search).toBe('')
  await expectAccessible()

  provider.accounts.set('sub-1', { preferred_username: 'anna', roles: ['supervisor'] })
  await byProvider.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
})
