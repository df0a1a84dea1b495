import { acceptInvitation, expect, john, signOut, test } from './fixtures'

test('an admin adds and invites a person, who comes in by a passkey, and again', async ({
  page,
  signIn,
  another,
  expectAccessible,
}) => {
  await signIn('admin', '/settings/people')
  await expect(page.getByText('Nobody is here yet')).toBeVisible()
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByRole('textbox', { name: 'UID' })).toBeFocused()
  await expectAccessible()
  await page.getByRole('textbox', { name: 'UID' }).fill('john.doe')
  await page.getByRole('textbox', { name: 'First name' }).fill('John')
  await page.getByRole('textbox', { name: 'Last name' }).fill('Doe')
  await page.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Supervisor' }).click()
  await page.getByRole('combobox', { name: 'Groups', exact: true }).fill('235')
  await page.getByRole('option').first().click()
  await page.getByRole('textbox', { name: 'Skills' }).fill('3, 5')
  await page.getByRole('switch', { name: 'Only own groups' }).click()
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByRole('status').getByText('John Doe is added.')).toBeVisible()

  const table = page.getByRole('table', { name: 'People' })
  const row = table.getByRole('row', { name: /John Doe/ })
  for (const text of ['john.doe', 'Supervisor', 'Only own groups', 'Never', 'No way in yet']) {
    await expect(row).toContainText(text)
  }
  await row.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invitation for John Doe' })
  const link = (await dialog.locator('code').textContent()) ?? ''
  expect(link).toMatch(/^http:\/\/localhost:\d+\/invitation#cbi_/)
  await expectAccessible()
  await dialog.getByRole('button', { name: 'Done' }).click()

  const theirs = await another()
  await theirs.goto(link)
  await expect(
    theirs.getByText('You are invited to Callboard as John Doe (john.doe).'),
  ).toBeVisible()
  await acceptInvitation(theirs, link)
  await expect(row).toContainText('Active')
  await signOut(theirs)
  await expect(theirs.getByRole('textbox', { name: 'Access token' })).toHaveCount(0)
  await theirs.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  await expect(row).not.toContainText('Never')
})

test('a person is changed, and every fault stands at its field', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await api.ask('POST', '/app/v1/people', { ...john, bOnlyOwnGroups: true })
  await signIn('admin', '/settings/people')
  await page.getByRole('button', { name: 'Add person' }).click()
  await page.getByRole('textbox', { name: 'Skills' }).fill('x')
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByText('Fill this in.')).toBeVisible()
  await expect(page.getByText('This must be a whole number.')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Add person' })).toBeFocused()

  const row = page.getByRole('row', { name: /John Doe/ })
  await row.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit John Doe' })
  await expect(dialog.getByRole('switch', { name: 'Only own groups' })).toBeChecked()
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('Roe')
  await dialog.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Admin' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(
    dialog.getByText('Admins see all groups. Switch this off, or choose another role.'),
  ).toBeVisible()
  await expectAccessible()
  await dialog.getByRole('switch', { name: 'Only own groups' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /John Roe/ })).toContainText('Admin')
})

test('who is deactivated is out within seconds, and their open events go back', async ({
  page,
  api,
  signIn,
  invited,
  another,
  expectAccessible,
}) => {
  const { UsersID, link } = await invited(john)
  const theirs = await another()
  await acceptInvitation(theirs, link)
  const event = await api.createEvent({
    AcdEventTypesID: 5,
    AcdGroupsID: 235,
    UsersID,
    Sender: 'a@example.com',
    Subject: 'Left behind',
  })
  await signIn('admin', '/settings/people')
  const row = page.getByRole('row', { name: /John Doe/ })
  await row.getByRole('button', { name: 'Deactivate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Deactivate John Doe' })
  await expectAccessible()
  await dialog.getByRole('button', { name: 'Deactivate' }).click()
  await expect(dialog.getByRole('status')).toContainText('They still have 1 open event.')
  await expect(theirs.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible({
    timeout: 5000,
  })
  await expect(dialog.getByRole('link', { name: /Left behind/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Release all' }).click()
  await expect(dialog.getByRole('status')).toHaveText('1 event is released to the groups.')
  const { records } = await api.ask<{ records: { UsersID: number | null }[] }>(
    'GET',
    `/acd/events/event/${event?.ID}`,
  )
  expect(records[0]?.UsersID).toBeNull()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(row).toContainText('Deactivated')

  await theirs.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(theirs.getByRole('alert')).toContainText('This passkey is not known here')
  await row.getByRole('button', { name: 'Activate' }).click()
  await expect(row).toContainText('Active')
  await theirs.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
})
