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

test('an admin removes an account of a person, by the keyboard alone, but not the last way in', async ({
  page,
  named,
  api,
  provider,
  invited,
  signIn,
  watched,
  allowRefusals,
  expectAccessible,
}) => {
  allowRefusals([409])
  watched.allowElsewhere(new URL(provider.issuer).origin)
  provider.leadBackTo(`${named}/sign-in/oidc`)
  provider.signInAs('sub-3')
  provider.accounts.set('sub-3', { preferred_username: 'john@example.com' })
  const { UsersID, link } = await invited(john)
  await invited({
    UID: 'maximiliana.mustermann-schlenkerbach',
    FirstName: 'Zoë',
    role: 'supervisor',
  })
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in with Example' }).click()
  await expect(page).toHaveURL(/\/events/)

  // The admin's sign-in ends John's, whose page must not ask any more.
  await page.goto('about:blank')
  await signIn('admin', '/settings/people')
  const row = page.getByRole('row', { name: /John Doe/ })
  const labels = page.getByRole('table', { name: 'People' }).locator('button > span')
  await expect(labels).toHaveCount(8)
  const cut = (all: Element[]) => all.filter((one) => one.scrollWidth > one.clientWidth).length
  expect(await labels.evaluateAll(cut)).toBe(0)
  await tabTo(page, 'Accounts', row)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Accounts of John Doe' })
  const account = dialog.getByRole('table', { name: 'Provider accounts' }).getByRole('rowheader')
  await expect(account).toContainText('john@example.com')
  await expectAccessible()
  const remove = async () => {
    await tabTo(page, 'Remove')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await tabTo(page, 'Remove account')
    await page.keyboard.press('Enter')
  }
  await remove()
  await expect(dialog.getByRole('alert')).toHaveText(
    'This is the last way in of this person. Invite them first, so that they have another, or deactivate them.',
  )
  await expectAccessible()
  await tabTo(page, 'Cancel')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()

  await api.ask('POST', '/app/v1/tokens', { name: 'John', role: 'agent', UsersID })
  await remove()
  await expect(dialog.getByRole('status').getByText('The account is removed.')).toBeVisible()
  await expect(dialog.getByText('No account is bound to this person.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(row.getByRole('button', { name: 'Accounts' })).toBeFocused()
})

const words = {
  'en-US': {
    invited: 'You are invited to Callboard as John Doe (john.doe).',
    byProvider: 'Sign in with Example',
    signOut: 'Sign out',
    title: 'Sign in',
    used: 'This invitation was used, has expired or is not whole.',
    accounts: 'Provider accounts',
    remove: 'Remove',
    removeAccount: 'Remove account',
    last: 'This is your last way in. Add another passkey first.',
    noWayIn: 'No way in',
    none: 'No account is bound to you.',
    taken: 'Somebody here has your name at the provider as UID. Ask your admin for an invitation.',
    noRole:
      'About the claim “roles” of the provider: It has no value that gives a role here. Ask your admin.',
  },
  'de-DE': {
    invited: 'Sie sind als John Doe (john.doe) zu Callboard eingeladen.',
    byProvider: 'Mit Example anmelden',
    signOut: 'Abmelden',
    title: 'Anmelden',
    used: 'Diese Einladung',
    accounts: 'Konten beim Anbieter',
    remove: 'Entfernen',
    removeAccount: 'Konto entfernen',
    last: 'Das ist Ihr letzter Weg zur Anmeldung. Fügen Sie zuerst einen anderen Passkey hinzu.',
    noWayIn: 'Kein Zugang',
    none: 'Mit Ihnen ist kein Konto verbunden.',
    taken:
      'Jemand hier hat Ihren Namen beim Anbieter als UID. Bitten Sie Ihren Admin um eine Einladung.',
    noRole:
      'Zum Claim „roles“ des Anbieters: Kein Wert darin gibt hier eine Rolle. Fragen Sie Ihren Admin.',
  },
  'fr-FR': {
    invited: 'Vous êtes invité à Callboard en tant que John Doe (john.doe).',
    byProvider: 'Se connecter avec Example',
    signOut: 'Se déconnecter',
    title: 'Connexion',
    used: 'Cette invitation',
    accounts: 'Comptes du fournisseur',
    remove: 'Supprimer',
    removeAccount: 'Supprimer le compte',
    last: 'C’est votre dernier moyen de connexion. Ajoutez d’abord une autre clé d’accès.',
    noWayIn: 'Pas d’accès',
    none: 'Aucun compte n’est lié à vous.',
    taken:
      'Quelqu’un ici a votre nom chez le fournisseur comme UID. Demandez une invitation à votre admin.',
    noRole:
      'À propos de la revendication « roles » du fournisseur : Aucune de ses valeurs ne donne un rôle ici. Demandez à votre admin.',
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
      asOwner,
      allowRefusals,
      expectAccessible,
    }) => {
      allowRefusals([403, 404, 409])
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

      // One of a provider that is set up no more is no way in.
      await asOwner(`SET callboard.client_id = '1';
        INSERT INTO person_identities (client_id, users_id, issuer, subject, created_at)
        VALUES (1, ${UsersID}, 'https://former.example', 'former', now())`)
      await page.goto('/settings/sessions')
      const accounts = page.getByRole('table', { name: said.accounts })
      const heads = accounts.getByRole('rowheader')
      await expect(heads).toHaveText(['sub-2', 'former'])
      const former = accounts.getByRole('row', { name: /former/ })
      await expect(former).toContainText(said.noWayIn)
      const dialog = page.getByRole('dialog', { name: said.removeAccount })
      const remove = async (subject: RegExp) => {
        await tabTo(page, said.remove, accounts.getByRole('row', { name: subject }))
        await page.keyboard.press('Enter')
        await tabTo(page, said.removeAccount, dialog)
        await page.keyboard.press('Enter')
      }
      const panel = page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: said.accounts }) })
      await remove(/former/)
      await expect(heads).toHaveText(['sub-2'])
      await expect(panel).toBeFocused()
      await remove(/sub-2/)
      await expect(dialog.getByRole('alert')).toHaveText(said.last)
      await expectAccessible()
      await page.keyboard.press('Escape')
      await api.ask('POST', '/app/v1/tokens', { name: 'John', role: 'agent', UsersID })
      await remove(/sub-2/)
      await expect(panel).toContainText(said.none)
      await expect(panel).toBeFocused()

      await tabTo(page, said.signOut)
      await page.keyboard.press('Enter')
      provider.accounts.set('sub-2', { preferred_username: 'john.doe', roles: ['agent'] })
      await page.getByRole('button', { name: said.byProvider }).click()
      await expect(page.getByRole('alert')).toHaveText(said.taken)
      provider.accounts.set('sub-2', { preferred_username: 'john.doe', roles: ['cook'] })
      await page.getByRole('button', { name: said.byProvider }).click()
      await expect(page.getByRole('alert')).toHaveText(said.noRole)

      await page.goto('about:blank')
      await page.goto(link)
      await expect(page.getByRole('alert')).toContainText(said.used)
    })
  })
}
