import { expect, test } from './show'

const sidewaysScroll = () => document.documentElement.scrollWidth - window.innerWidth

test('the list counts the faults of each campaign; the number leads to the matrix that shows them', async ({
  page,
  show,
}) => {
  await show('CampaignRows', {})
  const list = page.getByRole('table', { name: 'Campaigns' })
  await expect(list.getByRole('columnheader', { name: 'Faults' })).toBeVisible()
  for (const [name, faults] of [
    ['Enquête clients', '2'],
    ['Winter offer', '1'],
    ['Rückgewinnung Herbst', '1'],
    ['Zufriedenheit nach Service', '1'],
  ] as const) {
    const link = list.getByRole('row', { name }).getByRole('link', { name: 'in the result codes' })
    await expect(link).toHaveText(faults)
    await expect(link).toHaveAttribute('href', /^\/campaigns\/\d+\?show=codes$/)
  }
  const sound = list.getByRole('row', { name: 'Campaign 1000' })
  await expect(sound.getByRole('cell').nth(3)).toHaveText('0')
  for (const width of [1440, 1024, 800, 360, 320]) {
    await page.setViewportSize({ width, height: 740 })
    expect(await page.evaluate(sidewaysScroll), `at ${width}`).toBeLessThanOrEqual(0)
  }
})

test('the matrix warns of contradicting effects, equal export keys and missing texts', async ({
  page,
  show,
}) => {
  const codes = page.getByRole('table', { name: 'Result codes' })
  for (const [name, warning, times, sentence] of [
    ['Rückgewinnung Herbst', 'Contradicting effects', 1, '1 fault in 1 code.'],
    ['Enquête clients', 'Export key used twice', 2, '2 faults in 2 codes.'],
    ['Winter offer', 'No German text', 1, '1 fault in 1 code.'],
    ['Zufriedenheit nach Service', 'No English text', 1, '1 fault in 1 code.'],
  ] as const) {
    await show('CampaignPanels', { name })
    await page.reload()
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(codes.getByText(warning)).toHaveCount(times)
  }
})

test('the facts stand in two columns where there is room, in one elsewhere', async ({
  page,
  show,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await show('CampaignPanels', { name: 'Campaign 1000' })
  const settings = page.getByRole('region', { name: 'Settings' })
  await expect(settings.getByRole('term')).toHaveCount(14)
  const lefts = () =>
    settings
      .getByRole('term')
      .evaluateAll((terms) => new Set(terms.map((term) => term.getBoundingClientRect().x)).size)
  expect(await lefts()).toBe(2)
  for (const width of [1024, 360, 320]) {
    await page.setViewportSize({ width, height: 740 })
    expect(await lefts(), `at ${width}`).toBe(1)
    expect(await page.evaluate(sidewaysScroll), `at ${width}`).toBeLessThanOrEqual(0)
  }
})

test('a comparison shows what differs; equal rows come when they are asked for', async ({
  page,
  show,
  expectAccessible,
}) => {
  await show('ComparedCampaigns', { a: 'Campaign 1000', b: 'Winter offer' })
  const settings = page.getByRole('table', { name: 'Settings' })
  const button = page.getByRole('button', { name: 'Show equal rows' })
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  const differing = await settings.getByRole('row').count()
  await expect(page.getByRole('row', { name: /Equal$/ })).toHaveCount(0)
  await expect(page.getByText(/^\d+ equal rows are hidden$/)).toBeVisible()
  await expect(page.getByText('LATER: only in Winter offer')).toBeVisible()
  // Seen without colours too.
  const cell = settings.getByRole('row').nth(1).getByRole('cell').first()
  await expect(cell).toHaveCSS('border-left-width', '3px')
  await expect(cell).toHaveCSS('font-weight', '600')
  await expect(settings.getByRole('row').nth(1)).toContainText('Different')

  await button.press('Enter')
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(settings.getByRole('row').last()).toContainText('Equal')
  expect(await settings.getByRole('row').count()).toBe(14)
  await expect(settings.getByRole('row').nth(differing - 1)).toContainText('Different')
  await expectAccessible()
})

test('of two equal campaigns nothing is shown before it is asked for', async ({ page, show }) => {
  await show('ComparedCampaigns', { a: 'Winter offer', b: 'Winter offer' })
  await expect(page.getByText('No differences')).toHaveCount(3)
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show equal rows' }).click()
  await expect(page.getByRole('table', { name: 'Settings' }).getByRole('row')).toHaveCount(14)
})

for (const [isActive, nContacts, needsName] of [
  [true, 0, true],
  [false, 3, true],
  [true, 3, true],
  [false, 0, false],
] as const) {
  test(`deleting ${isActive ? 'an active' : 'an inactive'} campaign with ${nContacts} contacts asks for the name: ${needsName}`, async ({
    page,
    show,
    expectAccessible,
  }) => {
    const name = 'Enquête clients'
    await show('AskedDeletion', { name, isActive, nContacts })
    const confirm = page.getByRole('button', { name: 'Delete campaign' })
    await expect(page.getByText('This campaign is active')).toHaveCount(isActive ? 1 : 0)
    const typed = page.getByRole('textbox', { name: 'Campaign name' })
    await expect(typed).toHaveCount(needsName ? 1 : 0)
    await expectAccessible()
    if (needsName) {
      await expect(confirm).toBeDisabled()
      await typed.fill('enquête clients')
      await expect(confirm).toBeDisabled()
      await typed.fill(name)
    }
    await expect(confirm).toBeEnabled()
  })
}

test('a near twin of the name is a warning, an exact one a refusal at the field', async ({
  page,
  show,
  expectAccessible,
}) => {
  const names = ['winter OFFER', 'Winter offer', 'Winter offer 2', 'Campaign 1000']
  await show('CloneButton', { name: 'Campaign 1000', names })
  await page.getByRole('button', { name: 'Clone' }).click()
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Campaign 1000 (copy)')
  await name.fill('winter OFFER')
  await expect(name).toHaveAccessibleDescription(
    '“Winter offer” exists already and looks almost the same.',
  )
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
  await expectAccessible()
  await name.fill('Winter offer')
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription(/exists already/)
  await name.fill('Winter offer 2')
  await expect(name).toHaveAccessibleDescription('This name is free.')
})
