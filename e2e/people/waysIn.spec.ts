import { virtualAuthenticator } from './authenticator'
import { expect, john, tabTo, test } from './fixtures'

const words = {
  'en-US': {
    invited: 'You are invited to Callboard as John Doe (john.doe).',
    create: 'Create passkey',
    signOut: 'Sign out',
    title: 'Sign in',
    byPasskey: 'Sign in with a passkey',
    signIns: 'Sign-ins',
    end: 'End',
    useToken: 'Use an access token',
    token: 'Access token',
  },
  'de-DE': {
    invited: 'Sie sind als John Doe (john.doe) zu Callboard eingeladen.',
    create: 'Passkey anlegen',
    signOut: 'Abmelden',
    title: 'Anmelden',
    byPasskey: 'Mit einem Passkey anmelden',
    signIns: 'Anmeldungen',
    end: 'Beenden',
    useToken: 'Ein Zugangstoken verwenden',
    token: 'Zugangstoken',
  },
  'fr-FR': {
    invited: 'Vous êtes invité à Callboard en tant que John Doe (john.doe).',
    create: 'Créer une clé d’accès',
    signOut: 'Se déconnecter',
    title: 'Connexion',
    byPasskey: 'Se connecter avec une clé d’accès',
    signIns: 'Connexions',
    end: 'Terminer',
    useToken: 'Utiliser un jeton d’accès',
    token: 'Jeton d’accès',
  },
} as const

for (const [locale, said] of Object.entries(words)) {
  test.describe(locale, () => {
    test.use({ locale })

    test('every way in and out, by the keyboard alone', async ({
      page,
      journey,
      invited,
      allowRefusals,
      expectAccessible,
    }) => {
      // Who has left asks once more who is signed in.
      allowRefusals([401])
      const { link } = await invited(john)
      await virtualAuthenticator(page)
      await page.goto(link)
      await expect(page.getByText(said.invited)).toBeVisible()
      await expectAccessible()
      await tabTo(page, said.create)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('main')).toBeVisible()
      await expect(page).toHaveURL(/\/events/)

      await tabTo(page, said.signOut)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: said.title })).toBeVisible()
      await expectAccessible()
      await tabTo(page, said.byPasskey)
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/events/)

      await page.goto('/settings/sessions')
      await expect(page.getByRole('table', { name: said.signIns })).toBeVisible()
      await tabTo(page, said.end)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: said.title })).toBeVisible()

      await tabTo(page, said.useToken)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('textbox', { name: said.token })).toBeFocused()
      await page.keyboard.type(journey.tokens.agent)
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/settings\/sessions/)

      await page.goto('about:blank')
      await page.goto(journey.links.supervisor.replace('127.0.0.1', 'localhost'))
      await expect(page).toHaveURL(/\/events/)
    })
  })
}
