import { acceptInvitation, expect, john, signOut, test } from './fixtures'
import { startProxy } from './proxy'
import { words } from './words'

const week = 7 * 24 * 60 * 60_000

for (const [locale, said] of Object.entries(words)) {
  test.describe(locale, () => {
    test.use({ locale })

    test('an invitation that was used, altered, cut or has expired says what to do', async ({
      page,
      server,
      invited,
      allowRefusals,
      expectAccessible,
    }) => {
      allowRefusals([404])
      const { link } = await invited(john)
      const late = await invited({ UID: 'late', role: 'agent' })
      await acceptInvitation(page, link, said)
      await signOut(page, said)
      const open = async (address: string) => {
        await page.goto('about:blank')
        await page.goto(address)
      }
      for (const address of [link, `${late.link.slice(0, -2)}__`]) {
        await open(address)
        await expect(page.getByRole('alert')).toHaveText(said.noInvitation)
        await expect(page.getByRole('button')).toHaveCount(0)
      }
      await expectAccessible()
      await open('/invitation')
      await expect(page.getByRole('alert')).toHaveText(said.incomplete)
      await open(late.link)
      await expect(page.getByRole('button', { name: said.create })).toBeVisible()
      await server.later(week)
      await open(late.link)
      await expect(page.getByRole('alert')).toHaveText(said.noInvitation)
    })

    test('a passkey that does not sign in says why, and the admin sees who has none left', async ({
      page,
      journey,
      named,
      watched,
      asOwner,
      signIn,
      invited,
      another,
      allowRefusals,
    }) => {
      // A copy and a removed key are refused with a 401, a page elsewhere with a 409.
      allowRefusals([401, 409])
      const { link } = await invited(john)
      const device = await acceptInvitation(page, link, said)
      await signOut(page, said)
      const press = () => page.getByRole('button', { name: said.byPasskey }).click()
      const alert = page.getByRole('alert')

      await device.agrees(false)
      await press()
      await expect(alert).toContainText(said.noneCame)
      await device.agrees(true)
      // Another device with the same key has gone on.
      await asOwner('UPDATE passkeys SET counter = counter + 100')
      await press()
      await expect(alert).toHaveText(said.copied)

      // It says that it is the real page; what the device signs names the page that it was shown on.
      const proxy = await startProxy(journey.url, { origin: named })
      watched.allowElsewhere(proxy.url)
      await page.goto(`${proxy.url}/sign-in`)
      await press()
      await expect(alert).toHaveText(said.elsewhere)

      const without = await another({ locale })
      await without.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
      await without.goto('/sign-in')
      await expect(without.getByText(said.noBrowser)).toBeVisible()
      await without.getByRole('button', { name: said.useToken }).click()
      await expect(without.getByRole('textbox', { name: said.token })).toBeVisible()

      await page.goto('/sign-in')
      await proxy.close()
      await expect(page.getByRole('button', { name: said.byPasskey })).toBeVisible()
      await asOwner('DELETE FROM passkeys')
      await press()
      await expect(alert).toHaveText(said.unknown)
      await signIn('admin', '/settings/people')
      await expect(page.getByRole('row', { name: /John Doe/ })).toContainText(said.lostWayIn)
    })

    test('a UID that is taken in other letters, and a group that is gone, stand at their fields', async ({
      page,
      asOwner,
      signIn,
      allowRefusals,
      expectAccessible,
    }) => {
      allowRefusals([400, 409])
      const account = `SET callboard.client_id = '1'`
      await asOwner(`${account}; INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id)
        VALUES (1, 77777, 'Short-lived', 'short-lived', 1)`)
      await signIn('admin', '/settings/people')
      const add = page.getByRole('button', { name: said.add })
      await add.click()
      const uid = page.getByRole('textbox', { name: 'UID' })
      await uid.fill('ANNA.agent')
      await add.click()
      await expect(page.getByText(said.uidTaken)).toBeVisible()
      await expect(uid).toBeFocused()

      await uid.fill('new.one')
      await page.getByRole('combobox', { name: said.groups, exact: true }).fill('Short-lived')
      await page.getByRole('option', { name: /Short-lived/ }).click()
      await asOwner(`${account}; DELETE FROM acd_groups WHERE id = 77777`)
      await add.click()
      const row = page.getByRole('table', { name: said.inGroups }).getByRole('row')
      await expect(row.getByRole('alert')).toHaveText(said.groupGone)
      await expectAccessible()
      await row.getByRole('button').click()
      await expect(page.getByRole('alert')).toHaveCount(0)
      await add.click()
      await expect(page.getByRole('row', { name: /new\.one/ })).toBeVisible()
    })
  })
}
