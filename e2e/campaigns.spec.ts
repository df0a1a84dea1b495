import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { PersonRole } from '../src/contract/roles'
import type { RestApi } from './api'
import { expect, test } from './fixtures'

const original = 'Campaign 1000'
const table = (page: Page) => page.getByRole('table', { name: 'Campaigns' })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

async function idOf(api: RestApi, name: string): Promise<number> {
  const campaign = (await api.campaigns()).find(({ Name }) => Name === name)
  if (!campaign) throw new Error(`There is no campaign "${name}".`)
  return campaign.ID
}

/** What the API tells of a campaign: what its copy must hold. */
async function everythingOf(api: RestApi, ID: number) {
  const path = `/dialler/campaigns/campaign/${ID}`
  const records = async (from: string) =>
    (await api.ask<{ records: unknown[] }>('GET', from)).records
  return {
    campaign: (await records(path))[0],
    resultCodes: {
      '1': await records(`${path}/resultCodes?languagesID=1`),
      '2': await records(`${path}/resultCodes?languagesID=2`),
    },
    contacts: await api.contactsOf(ID),
  }
}

type Ways = { api: RestApi; signIn: (role: PersonRole, path: string) => Promise<void> }

/** Signs in and opens the page of a campaign, which its list leads to as well: a journey below. */
async function openCampaign({ signIn, api }: Ways, role: PersonRole, name: string): Promise<void> {
  await signIn(role, `/campaigns/${await idOf(api, name)}`)
}

async function openDialog(page: Page, ways: Ways, button: 'Clone' | 'Delete', name: string) {
  await openCampaign(ways, 'admin', name)
  await page.getByRole('button', { name: button, exact: true }).click()
  return dialog(page, `${button} campaign`)
}

test('the list names every campaign, one opens with its result codes, and faults lead to the matrix', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor', '/campaigns')
  const names = (await api.campaigns()).map(({ Name }) => Name)
  for (const name of names) {
    await expect(table(page).getByRole('link', { name, exact: true })).toBeVisible()
  }
  await table(page).getByRole('link', { name: original, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: original })).toBeVisible()
  const codes = page.getByRole('table', { name: 'Result codes' })
  await expect(codes).toContainText('Abgeschlossen')
  for (const { Content } of await api.resultCodesOf(await idOf(api, original))) {
    await expect(codes).toContainText(Content)
  }
  await page.goBack()
  await table(page)
    .getByRole('link', { name: '2 faults in the result codes of Enquête clients' })
    .click()
  await expect(codes.getByText('Export key used twice')).toHaveCount(2)
  await expect(page.getByText('2 faults in 2 codes.')).toBeInViewport()
})

test('an admin clones a campaign: its codes come along, its contacts do not', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await openCampaign({ signIn, api }, 'admin', original)
  await page.getByRole('button', { name: 'Clone', exact: true }).click()
  const clone = dialog(page, 'Clone campaign')
  await clone.getByRole('textbox', { name: 'Name' }).fill('My New Campaign')
  await clone.getByRole('textbox', { name: 'User data' }).fill('UserData Field Contents')
  await expectAccessible()
  await clone.getByRole('button', { name: 'Clone campaign' }).click()
  await expect(clone).toBeHidden()

  await expect(page.getByRole('heading', { level: 1, name: 'My New Campaign' })).toBeVisible()
  const proof = page.getByRole('region', { name: 'Proof' })
  await expect(proof).toContainText('The clone is what it should be.')
  await expect(proof).toContainText('Contacts were not copied')
  await expect(proof.getByRole('row', { name: /^Name / })).toContainText('the name you gave')
  await expect(proof.getByText(/^Result code /)).toHaveCount(7)
  await expectAccessible()
  const [source, copy] = [await idOf(api, original), await idOf(api, 'My New Campaign')]
  const keys = async (ID: number) => (await api.resultCodesOf(ID)).map(({ ExportKey }) => ExportKey)
  expect(await keys(copy)).toEqual(await keys(source))
  expect(await api.contactsOf(source)).not.toEqual([])
  expect(await api.contactsOf(copy)).toEqual([])
})

test('a taken name is refused in the dialog, and the input is kept', async ({
  page,
  api,
  signIn,
  allowRefusals,
  expectAccessible,
}) => {
  allowRefusals([409])
  const taken = (await api.campaigns()).map(({ Name }) => Name).find((name) => name !== original)
  await openCampaign({ signIn, api }, 'admin', original)
  await page.getByRole('button', { name: 'Clone', exact: true }).click()
  const clone = dialog(page, 'Clone campaign')
  const name = clone.getByRole('textbox', { name: 'Name' })
  await name.fill(taken ?? '')
  // The early check draws a line of its own: then the button stays where it is.
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await clone.getByRole('textbox', { name: 'User data' }).fill('kept')
  const refused = page.waitForResponse((answer) => answer.status() === 409)
  await clone.getByRole('button', { name: 'Clone campaign' }).click()
  await refused

  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription(/./)
  await expect(name).toHaveValue(taken ?? '')
  await expect(clone.getByRole('textbox', { name: 'User data' })).toHaveValue('kept')
  await expectAccessible()

  await name.fill('A free name')
  await clone.getByRole('button', { name: 'Clone campaign' }).click()
  await expect(clone).toBeHidden()
  expect((await api.campaigns()).map(({ Name }) => Name)).toContain('A free name')
})

test('an admin deletes a campaign with its contacts by typing its name, and restores it from its copy', async ({
  page,
  api,
  signIn,
  allowRefusals,
  allowUnreachable,
  expectAccessible,
}) => {
  test.slow()
  await openCampaign({ signIn, api }, 'admin', original)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const remove = dialog(page, 'Delete campaign')
  const confirm = remove.getByRole('button', { name: 'Delete campaign' })
  await expectAccessible()
  await remove.getByRole('textbox', { name: 'Campaign name' }).fill('Campaign')
  await expect(confirm).toBeDisabled()
  await remove.getByRole('textbox', { name: 'Campaign name' }).fill(original)
  const before = await everythingOf(api, await idOf(api, original))
  await confirm.click()
  await expect(remove).toBeHidden()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download copy' }).click(),
  ])
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual(before)
  await expectAccessible()

  await expect(table(page).getByRole('link', { name: original, exact: true })).toHaveCount(0)
  expect((await api.campaigns()).map(({ Name }) => Name)).not.toContain(original)

  // Its name is taken meanwhile; the answer to the second attempt is lost, and the third one gets it.
  allowRefusals([409])
  allowUnreachable()
  await api.ask('POST', '/dialler/campaigns/clone', {
    source: 'Winter offer',
    destination: original,
  })
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const restore = dialog(page, 'Restore campaign')
  const name = restore.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue(original)
  await restore.getByRole('button', { name: 'Restore campaign' }).click()
  await expect(name).toHaveAccessibleDescription(/exists already/)
  await expectAccessible()
  await name.fill('Campaign restored')
  await page.route(
    '**/restore',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await restore.getByRole('button', { name: 'Restore campaign' }).click()
  await expect(restore.getByRole('alert')).toBeVisible()
  await restore.getByRole('button', { name: 'Restore campaign' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaign restored' })).toBeVisible()
  const proof = page.getByRole('region', { name: 'Proof' })
  await expect(proof).toContainText('The restored campaign is what it was.')
  const { length } = before.contacts
  await expect(proof).toContainText(`${length} of ${length} contacts restored.`)
  await expect(proof.getByText(/^Result code /)).toHaveCount(7)
  await expectAccessible()
  expect(await api.contactsOf(await idOf(api, 'Campaign restored'))).toHaveLength(length)

  await page.goto('/campaigns')
  await page.getByRole('button', { name: 'Deleted campaigns' }).click()
  const deletions = page.getByRole('table', { name: 'Deleted campaigns' })
  await deletions.getByRole('row', { name: original }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaign restored' })).toBeVisible()
})

test('leaving the dialog deletes nothing, and the focus returns', async ({ page, api, signIn }) => {
  await openCampaign({ signIn, api }, 'admin', original)
  const button = page.getByRole('button', { name: 'Delete', exact: true })
  await button.click()
  await expect(dialog(page, 'Delete campaign')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page, 'Delete campaign')).toBeHidden()
  await expect(button).toBeFocused()
  await idOf(api, original)
})

for (const role of ['agent', 'supervisor'] as const) {
  test(`the ${role} looks, and is told why no more`, async ({ page, api, signIn }) => {
    await openCampaign({ signIn, api }, role, original)
    await expect(
      page.getByText('Your role may look; cloning and deleting need the role admin.'),
    ).toBeVisible()
    await expect(
      page.getByRole('button', { name: /^(Clone|Delete)$/, disabled: false }),
    ).toHaveCount(0)
  })
}

test('a campaign that is gone is said to be missing', async ({ page, signIn, allowRefusals }) => {
  allowRefusals([404])
  await signIn('supervisor', '/campaigns/2147483647')
  await expect(page.getByRole('main')).toContainText('2147483647')
})

test('the list is searched, narrowed and sorted, counts codes and contacts, and its address keeps it', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('agent', '/campaigns')
  const row = table(page).getByRole('row', { name: original })
  await expect(row).toContainText(String((await api.contactsOf(await idOf(api, original))).length))
  await table(page).getByRole('button', { name: 'Contacts' }).click()
  await table(page).getByRole('button', { name: 'Contacts' }).click()
  await expect(table(page).getByRole('columnheader', { name: 'Contacts' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await expect(table(page).getByRole('link').first()).toHaveText(original)
  await page.getByRole('combobox', { name: 'State' }).click()
  await page.getByRole('option', { name: 'Inactive' }).click()
  await expect(table(page).getByRole('link', { name: original })).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Search campaigns' }).fill('RUCKGEW')
  await expect(page.getByText('1 campaign', { exact: true })).toBeVisible()
  await page.reload()
  // The second one leads to the faults of its codes.
  await expect(table(page).getByRole('link')).toHaveText(['Rückgewinnung Herbst', '1'])
})

test('the name is proposed and checked while one types', async ({ page, api, signIn }) => {
  const clone = await openDialog(page, { signIn, api }, 'Clone', original)
  const name = clone.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue(`${original} (copy)`)
  await expect(name).toHaveAccessibleDescription('This name is free.')
  await name.fill('Winter offer')
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await name.fill('Winter offer 2')
  await expect(name).toHaveAccessibleDescription('This name is free.')
  await clone.getByRole('button', { name: 'Clone campaign' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Winter offer 2' })).toBeVisible()
})

test('a name taken between check and send stays inline; a source gone in between is said', async ({
  page,
  api,
  signIn,
  allowRefusals,
}) => {
  allowRefusals([409, 404])
  const clone = await openDialog(page, { signIn, api }, 'Clone', original)
  const name = clone.getByRole('textbox', { name: 'Name' })
  await name.fill('Just free')
  await expect(name).toHaveAccessibleDescription('This name is free.')
  await api.ask('POST', '/dialler/campaigns/clone', { source: original, destination: 'Just free' })
  await clone.getByRole('button', { name: 'Clone campaign' }).click()
  await expect(name).toHaveAccessibleDescription(/exists already/)
  await expect(name).toHaveValue('Just free')

  await api.ask('DELETE', `/dialler/campaigns/campaign/${await idOf(api, original)}`)
  await name.fill('Another')
  await clone.getByRole('button', { name: 'Clone campaign' }).click()
  await expect(clone.getByRole('alert')).toContainText('does not exist any more')
  await expect(name).toHaveValue('Another')
})

test('the proof names exactly the field that the server altered', async ({
  page,
  api,
  signIn,
  asOwner,
  expectAccessible,
}) => {
  await asOwner(`CREATE FUNCTION alter_clone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.n_max_tries := 77; RETURN NEW; END $$;
    CREATE TRIGGER alter_clone BEFORE INSERT ON dialler_campaigns
      FOR EACH ROW EXECUTE FUNCTION alter_clone()`)
  try {
    const clone = await openDialog(page, { signIn, api }, 'Clone', original)
    await clone.getByRole('button', { name: 'Clone campaign' }).click()
    const proof = page.getByRole('region', { name: 'Proof' })
    await expect(proof).toContainText('1 value is not')
    await expect(proof.getByRole('row').filter({ hasText: 'Not what it should be' })).toHaveText([
      /^Attempts for each number\s*3\s*77/,
    ])
    await expectAccessible()
  } finally {
    await asOwner('DROP FUNCTION alter_clone() CASCADE')
  }
})

test('one without contacts is deleted without typing; what changed since is shown first', async ({
  page,
  api,
  signIn,
  allowRefusals,
  asOwner,
  expectAccessible,
}) => {
  const change = (tries: number) =>
    asOwner(`SET callboard.client_id = '1'; UPDATE dialler_campaigns SET n_max_tries = ${tries}
      WHERE client_id = 1 AND name = 'Enquête clients'`)
  allowRefusals([409])
  await openCampaign({ signIn, api }, 'admin', 'Enquête clients')
  // A page that nobody sees is not read again.
  await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }))
  await change(8)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const remove = dialog(page, 'Delete campaign')
  await expect(remove.getByRole('alert')).toContainText('Attempts for each number: 3 → 8')
  await expect(remove.getByRole('textbox')).toHaveCount(0)
  await expectAccessible()
  await change(9)
  await remove.getByRole('button', { name: 'Delete campaign' }).click()
  await expect(remove.getByText('Attempts for each number: 3 → 9')).toBeVisible()
  await expect(remove).toContainText('Nothing was deleted')
  await idOf(api, 'Enquête clients')
  await remove.getByRole('button', { name: 'Delete campaign' }).click()
  await expect(remove).toBeHidden()
  await expect(page.getByRole('link', { name: 'Download copy' })).toBeVisible()
})

test('a second admin who deletes the same sees that it is already gone', async ({
  page,
  api,
  signIn,
  allowRefusals,
}) => {
  allowRefusals([404])
  const remove = await openDialog(page, { signIn, api }, 'Delete', 'archive: spring 2025')
  await expect(remove).toContainText('go with it')
  const ID = await idOf(api, 'archive: spring 2025')
  await api.ask('DELETE', `/dialler/campaigns/campaign/${ID}`)
  await remove.getByRole('button', { name: 'Delete campaign' }).click()
  await expect(remove.getByRole('alert')).toContainText('already gone')
  await remove.getByRole('button', { name: 'Close' }).last().click()
  await expect(table(page)).toBeVisible()
  await expect(table(page).getByRole('link', { name: 'archive: spring 2025' })).toHaveCount(0)
})

test('two campaigns are compared, what differs first, at an address that can be shared', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await signIn('agent', '/campaigns')
  const [a, b] = [await idOf(api, original), await idOf(api, 'Winter offer')]
  await page.getByRole('link', { name: 'Compare' }).click()
  await page.getByRole('combobox', { name: 'First campaign' }).click()
  await page.getByRole('option', { name: new RegExp(`^${original}`) }).click()
  await page.getByRole('combobox', { name: 'Second campaign' }).click()
  await page.getByRole('option', { name: /^Winter offer/ }).click()
  await expect(page).toHaveURL(new RegExp(`/campaigns/compare\\?a=${a}&b=${b}$`))
  const settings = page.getByRole('table', { name: 'Settings' })
  await expect(settings.getByRole('row').last()).toContainText('Different')
  await page.getByRole('button', { name: 'Show equal rows' }).click()
  await expect(settings.getByRole('row').last()).toContainText('Equal')
  await expect(page.getByText('LATER: only in Winter offer')).toBeVisible()
  await expectAccessible()
  await page.reload()
  await expect(settings.getByRole('row').last()).toContainText('Equal')
})

test('contacts of a file are looked at, imported, and imported again without a change', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  test.slow()
  await openCampaign({ signIn, api }, 'admin', 'Enquête clients')
  const ID = await idOf(api, 'Enquête clients')
  const lines = ['Kundennummer;Nachname;Telefon;Schuhgröße']
  for (let n = 0; n < 600; n += 1) lines.push(`K-${n};Müller ${n};030 ${1_000_000 + n};42`)
  lines.push('K-700;;030 123456;', 'K-701;Smith;call me;')
  const buffer = Buffer.from(lines.join('\r\n'))
  await page.getByRole('button', { name: 'Import contacts' }).click()
  const dialogOf = dialog(page, 'Import contacts')
  await expect(dialogOf.getByLabel('CSV file')).toBeFocused()
  const choose = () =>
    dialogOf
      .getByLabel('CSV file')
      .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer })
  await choose()
  await expect(dialogOf.getByText('602 lines: 600 good, 2 refused, 0 empty.')).toBeVisible()
  await expect(dialogOf.getByText('Line 602: Name: Fill this in.')).toBeVisible()
  await expect(dialogOf.getByText(/^Line 603: Phone number 1: /)).toBeVisible()
  await expect(dialogOf.getByRole('combobox', { name: 'Meaning of Telefon' })).toHaveValue(
    'Phone number 1',
  )
  await expectAccessible()
  await dialogOf.getByRole('button', { name: 'Import 600 contacts' }).click()
  await expect(dialogOf.getByText('600 new, 0 overwritten, 0 unchanged.')).toBeVisible({
    timeout: 60_000,
  })
  const stored = await api.contactsOf(ID)
  expect(stored).toHaveLength(600)

  await choose()
  await dialogOf.getByRole('button', { name: 'Import 600 contacts' }).click()
  await expect(dialogOf.getByText('0 new, 0 overwritten, 600 unchanged.')).toBeVisible({
    timeout: 60_000,
  })
  expect(await api.contactsOf(ID)).toEqual(stored)

  await dialogOf.getByRole('button', { name: 'Close' }).click()
  const contacts = page.getByRole('table', { name: 'Contacts' })
  await expect(contacts).toHaveAttribute('aria-rowcount', '601')
  await page.getByRole('searchbox', { name: 'Search contacts by name' }).fill('muller 599')
  await expect(contacts).toHaveAttribute('aria-rowcount', '2')
  await expect(contacts).toContainText('Müller 599')
})

test('on a phone the meaning of each column can be read whole', async ({ page, api, signIn }) => {
  await openCampaign({ signIn, api }, 'admin', 'Enquête clients')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: 'Import contacts' }).click()
  const importing = dialog(page, 'Import contacts')
  await importing.getByLabel('CSV file').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Name;Vorname;Telefon\nMüller;;030 1234561\nBaum;;030 1234562\n'),
  })
  const means = importing.getByRole('table', { name: 'Columns of the file' }).getByRole('combobox')
  await expect(means.nth(2)).toHaveValue('Phone number 1')
  for (const field of await means.all()) {
    const [needed = 0, room = 0] = await field.evaluate((input: HTMLInputElement) => {
      const { paddingLeft, paddingRight } = getComputedStyle(input)
      const drawn = document.createElement('canvas').getContext('2d')
      if (!drawn) throw new Error('Nothing can be measured')
      drawn.font = getComputedStyle(input).font
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)
      return [drawn.measureText(input.value).width, input.clientWidth - padding]
    })
    expect(needed).toBeLessThanOrEqual(room)
  }
  const empty = importing.getByRole('row').filter({ hasText: 'Vorname' })
  await expect(empty).toHaveCount(1)
  await expect(empty).not.toContainText('·')
})

test('a contact file of any making is read with a choice, and every line is accounted for', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await openCampaign({ signIn, api }, 'admin', 'Enquête clients')
  const ID = await idOf(api, 'Enquête clients')
  await page.getByRole('button', { name: 'Import contacts' }).click()
  const importing = dialog(page, 'Import contacts')
  await importing.getByLabel('CSV file').setInputFiles({
    name: 'contacts.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 1, 2, 3]),
  })
  await expect(importing.getByRole('alert')).toContainText('This is not a CSV file but a workbook')
  const lines = [
    'Kundenliste;;;',
    'Kundennummer;Nachname;Telefon;Bemerkung',
    'E1;Müller;030 1234561;',
    'E2;Baum;030 1234562;"Zum Hirschen, 2. Stock',
    'E3;Groß;030 1234563;"zwei\r\nZeilen"',
    '',
    'E4;Dorn;030 1234564;5"',
  ]
  await importing.getByLabel('CSV file').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf16le'),
  })
  const encoding = importing.getByRole('combobox', { name: 'Encoding' })
  const header = importing.getByRole('combobox', { name: 'Header line' })
  await expect(encoding).toHaveValue('UTF-16')
  await expect(header).toHaveValue(/^Line 2: Kundennummer · /)
  const ready = importing.getByText('5 lines: 3 good, 1 refused, 1 empty.')
  await expect(ready).toBeVisible()
  await expect(importing.getByText('Line 4: The quote in column 4 is not closed.')).toBeVisible()
  await expectAccessible()
  await encoding.click()
  await page.getByRole('option', { name: 'Mac, Western Europe' }).click()
  await expect(ready).toHaveCount(0)
  await encoding.click()
  await page.getByRole('option', { name: 'UTF-16', exact: true }).click()
  await header.click()
  await page.getByRole('option', { name: 'Line 1: Kundenliste' }).click()
  await expect(importing.getByText('6 lines: 0 good, 5 refused, 1 empty.')).toBeVisible()
  await header.click()
  await page.getByRole('option', { name: /^Line 2/ }).click()
  await importing.getByRole('button', { name: 'Import 3 contacts' }).click()
  const result = importing.getByRole('status', { name: 'Result' })
  await expect(result).toHaveText('5 lines: 3 imported, 1 refused, 1 empty')
  await expectAccessible()
  const saved = page.waitForEvent('download')
  await importing.getByRole('link', { name: 'Save the 1 refused line as a file' }).click()
  const text = await readFile(await (await saved).path(), 'utf8')
  expect(text).toContain('Line;Reason;Kundennummer;')
  expect(text).toContain('4;The quote in column 4 is not closed.')
  expect((await api.contactsOf(ID)).map(({ Name }) => Name).sort()).toEqual([
    'Dorn',
    'Groß',
    'Müller',
  ])
})

test('one contact is added with a national number, and its faults stand at their fields', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await openCampaign({ signIn, api }, 'admin', 'Enquête clients')
  const ID = await idOf(api, 'Enquête clients')
  await page.getByRole('button', { name: 'Add contact' }).click()
  const form = dialog(page, 'Add contact')
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await form.getByRole('textbox', { name: 'Phone number 1' }).fill('call me')
  await form.getByRole('button', { name: 'Add contact' }).click()
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await expect(form.getByRole('textbox', { name: 'Phone number 1' })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await expect(form.getByRole('textbox', { name: 'Phone number 1' })).toHaveValue('call me')
  await expectAccessible()
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Öztürk')
  await form.getByRole('textbox', { name: 'Phone number 1' }).fill('030 901820')
  await form.getByRole('button', { name: 'Add contact' }).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Contacts' })).toContainText('Öztürk')
  expect(await api.contactsOf(ID)).toEqual([
    expect.objectContaining({ Name: 'Öztürk', PhoneNumber1: '4930901820' }),
  ])
  await page.getByRole('button', { name: 'Delete Öztürk' }).click()
  const asking = dialog(page, 'Delete contact')
  await expect(asking).toContainText('“Öztürk” is deleted.')
  await asking.getByRole('button', { name: 'Delete contact' }).click()
  await expect(page.getByText('This campaign has no contacts yet.')).toBeVisible()
  expect(await api.contactsOf(ID)).toEqual([])
})

test('an import that was cut off goes on; every line has its result, far rows can be reached', async ({
  page,
  api,
  signIn,
  allowUnreachable,
}) => {
  test.slow()
  allowUnreachable()
  await openCampaign({ signIn, api }, 'admin', 'Enquête clients')
  const ID = await idOf(api, 'Enquête clients')
  const lines = ['UserData,Name,Phone']
  for (let n = 1; n <= 1200; n += 1) lines.push(`K-${n},Person ${n},+4930${1_000_000 + n}`)
  lines.push('K-1201,,+4930123456')
  await page.getByRole('button', { name: 'Import contacts' }).click()
  const importing = dialog(page, 'Import contacts')
  await importing.getByLabel('CSV file').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  })
  let sent = 0
  await page.route('**/contacts/import', async (route) => {
    sent += 1
    // The second piece is stored, and its answer is lost.
    if (sent === 2) {
      await route.fetch()
      await route.abort()
    } else await route.continue()
  })
  await importing.getByRole('button', { name: 'Import 1,200 contacts' }).click()
  await expect(importing.getByRole('alert')).toContainText('What was sent before is stored.')
  await expect(importing.getByText('500 of 1,200 lines sent')).toBeVisible()
  await importing.getByRole('button', { name: 'Go on' }).click()
  await expect(importing.getByText('1,200 new, 0 overwritten, 0 unchanged.')).toBeVisible({
    timeout: 60_000,
  })
  expect(await api.contactsOf(ID)).toHaveLength(1200)

  const results = importing.getByRole('table', { name: 'Result for each line' })
  await expect(results).toHaveAttribute('aria-rowcount', '1202')
  await expect(results.getByRole('row').nth(1)).toHaveText(/2\s*New/)
  await results.locator('[data-place="0"] [tabindex="0"]').focus()
  await page.keyboard.press('End')
  await expect(results.locator('[aria-rowindex="1202"]')).toHaveText(/1,202\s*Refused/)

  await importing.getByRole('button', { name: 'Close' }).click()
  const contacts = page.getByRole('table', { name: 'Contacts' })
  await expect(contacts).toHaveAttribute('aria-rowcount', '1201')
  await contacts.locator('[data-place="0"] [tabindex="0"]').first().focus()
  await page.keyboard.press('End')
  await expect(contacts.locator('[aria-rowindex="1201"]')).toContainText('Person 999')
})
