import { oidcSettings, startTestProvider } from '../../src/testing/oidc/testProvider'
import { test as base, expect, john, tabTo } from './fixtures'

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
  named,
  provider,
  watched,
  allowRefusals,
  expectAccessible,
}) => {
  // Who is nobody is told so with a 401, and who has no role with a 403.
  allowRefusals([401, 403])
  watched.allowElsewhere(new URL(provider.issuer).origin)
  provider.leadBackTo(`${named}/sign-in/oidc`)
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

const words = {
  'en-US': {
    invited: 'You are invited to Callboard as John Doe (john.doe).',
    byProvider: 'Sign in with Example',
    signOut: 'Sign out',
    title: 'Sign in',
    used: 'This invitation was used, has expired or is not whole.',
  },
  'de-DE': {
    invited: 'Sie sind als John Doe (john.doe) zu Callboard eingeladen.',
    byProvider: 'Mit Example anmelden',
    signOut: 'Abmelden',
    title: 'Anmelden',
    used: 'Diese Einladung',
  },
  'fr-FR': {
    invited: 'Vous êtes invité à Callboard en tant que John Doe (john.doe).',
    byProvider: 'Se connecter avec Example',
    signOut: 'Se déconnecter',
    title: 'Connexion',
    used: 'Cette invitation',
  },
} as const

for (const [locale, said] of Object.entries(words)) {
  test.describe(locale, () => {
    test.use({ locale })

    test('an invitation is accepted with the organisation’s account, by the keyboard alone', async ({
      page,
      named,
      api,
      provider,
      invited,
      watched,
      allowRefusals,
      expectAccessible,
    }) => {
      allowRefusals([404])
      watched.allowElsewhere(new URL(provider.issuer).origin)
      provider.leadBackTo(`${named}/sign-in/oidc`)
      provider.signInAs('sub-2')
      // Without a name or role at the provider: the invitation says who it is.
      provider.accounts.set('sub-2', {})
      const { UsersID, link } = await invited(john)
      await page.goto(link)
      await expect(page.getByText(said.invited)).toBeVisible()
      await expectAccessible()
      await tabTo(page, said.byProvider)
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/events/)
      const { records } = await api.ask<{ records: { state: string }[] }>(
        'GET',
        `/app/v1/people/${UsersID}`,
      )
      expect(records[0]?.state).toBe('active')

      await tabTo(page, said.signOut)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: said.title })).toBeVisible()
      await tabTo(page, said.byProvider)
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/events/)

      await page.goto('about:blank')
      await page.goto(link)
      await expect(page.getByRole('alert')).toContainText(said.used)
    })
  })
}
