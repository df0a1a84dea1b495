import type { Page } from '@playwright/test'
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

async function openCampaign(page: Page, name: string): Promise<void> {
  await page.goto('/campaigns')
  await table(page).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('the list names every campaign, and one opens with its result codes', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  const names = (await api.campaigns()).map(({ Name }) => Name)
  await page.goto('/campaigns')
  for (const name of names) {
    await expect(table(page).getByRole('link', { name, exact: true })).toBeVisible()
  }
  await openCampaign(page, original)
  const codes = page.getByRole('table', { name: 'Result codes' })
  await expect(codes).toContainText('Abgeschlossen')
  for (const { Content } of await api.resultCodesOf(await idOf(api, original))) {
    await expect(codes).toContainText(Content)
  }
})

test('an admin clones a campaign: its codes come along, its contacts do not', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await signIn('admin')
  await openCampaign(page, original)
  await page.getByRole('button', { name: 'Clone', exact: true }).click()
  const clone = dialog(page, 'Clone campaign')
  await clone.getByRole('textbox', { name: 'Name' }).fill('My New Campaign')
  await clone.getByRole('textbox', { name: 'User data' }).fill('UserData Field Contents')
  await expectAccessible()
  await clone.getByRole('button', { name: 'Clone campaign' }).click()
  await expect(clone).toBeHidden()

  await openCampaign(page, 'My New Campaign')
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
  await signIn('admin')
  await openCampaign(page, original)
  await page.getByRole('button', { name: 'Clone', exact: true }).click()
  const clone = dialog(page, 'Clone campaign')
  const name = clone.getByRole('textbox', { name: 'Name' })
  await name.fill(taken ?? '')
  await clone.getByRole('textbox', { name: 'User data' }).fill('kept')
  await clone.getByRole('button', { name: 'Clone campaign' }).click()

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

test('an admin deletes a campaign with its contacts by typing its name', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await signIn('admin')
  await openCampaign(page, original)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const remove = dialog(page, 'Delete campaign')
  const confirm = remove.getByRole('button', { name: 'Delete campaign' })
  await expectAccessible()
  await remove.getByRole('textbox', { name: 'Campaign name' }).fill('Campaign')
  await expect(confirm).toBeDisabled()
  await remove.getByRole('textbox', { name: 'Campaign name' }).fill(original)
  await confirm.click()
  await expect(remove).toBeHidden()

  await page.goto('/campaigns')
  await expect(table(page)).toBeVisible()
  await expect(table(page).getByRole('link', { name: original, exact: true })).toHaveCount(0)
  expect((await api.campaigns()).map(({ Name }) => Name)).not.toContain(original)
})

test('leaving the dialog deletes nothing, and the focus returns', async ({ page, api, signIn }) => {
  await signIn('admin')
  await openCampaign(page, original)
  const button = page.getByRole('button', { name: 'Delete', exact: true })
  await button.click()
  await expect(dialog(page, 'Delete campaign')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page, 'Delete campaign')).toBeHidden()
  await expect(button).toBeFocused()
  await idOf(api, original)
})

for (const role of ['agent', 'supervisor'] as const) {
  test(`the ${role} looks, and is told why no more`, async ({ page, signIn }) => {
    await signIn(role)
    await openCampaign(page, original)
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
  await signIn('supervisor')
  await page.goto('/campaigns/2147483647')
  await expect(page.getByRole('main')).toContainText('2147483647')
})
