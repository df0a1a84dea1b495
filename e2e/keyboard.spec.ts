import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'

const focused = (page: Page) => page.locator(':focus')

async function tabTo(page: Page, name: RegExp, most = 40): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    const said = await focused(page).evaluateAll(([element]) =>
      element === undefined
        ? ''
        : (element.getAttribute('aria-label') ?? element.textContent ?? ''),
    )
    if (name.test(said.trim())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not reach ${name} within ${most} steps.`)
}

test('signing in needs no mouse', async ({ page, journey }) => {
  await page.goto('/sign-in')
  const token = page.getByRole('textbox', { name: 'Access token' })
  for (let step = 0; step < 10; step += 1) {
    if (await token.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(token).toBeFocused()
  await page.keyboard.insertText(journey.tokens.agent)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
})

test('the first stop skips the navigation', async ({ page, signIn }) => {
  await signIn('agent', '/campaigns')
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  // Before its campaigns have come, the page has nothing to stop at.
  await expect(page.getByRole('main').getByRole('link', { name: 'Compare' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveRole('link')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.getByRole('main').locator(':focus').count()).toBe(1)
})

test('every row of the list is reached and opened by keyboard', async ({ page, api, signIn }) => {
  await signIn('supervisor')
  const table = page.getByRole('table', { name: 'Events' })
  const { records, total } = await api.events({
    orderBy: 'dtCreated',
    ascending: 'true',
    limitPageSize: 1,
  })
  await table.locator('[aria-rowindex="2"]').getByRole('link').focus()
  await page.keyboard.press('End')
  const last = table.locator(`[aria-rowindex="${(total ?? 0) + 1}"]`)
  await expect(last.getByRole('link')).toBeVisible()
  await expect(last.getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/events/${records[0]?.ID}\\b`))
})

test('keys that are pressed before the first rows are there act when they have come', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor')
  const table = page.getByRole('table', { name: 'Events' })
  const row = (index: number) => table.locator(`[aria-rowindex="${index}"]`)
  const filter = page.getByRole('searchbox', { name: 'Filter events' })
  const withoutRows = async (press: () => Promise<void>) => {
    const letThrough = await holdBack(page, '**/app/v1/events?*')
    await page.goto('/events?filter=')
    await expect(filter).toBeVisible()
    await press()
    await expect(table).toHaveCount(0)
    await letThrough()
    await expect(row(2).getByRole('link')).toBeVisible()
  }

  await withoutRows(async () => {
    for (const key of ['j', 'j', 'x']) await page.keyboard.press(key)
  })
  await expect(row(4).getByRole('link')).toBeFocused()
  await expect(row(4).getByRole('checkbox')).toBeChecked()
  await expect(page.getByRole('status', { name: 'Selection' })).toHaveText('1 selected')

  // Who has gone on to the filter stays there.
  await withoutRows(async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('/')
  })
  await expect(filter).toBeFocused()
})

test('a callback is created by keyboard alone', async ({ page, api, signIn }) => {
  await signIn('agent', '/events/new')
  await expect(page.getByRole('heading', { level: 1, name: 'Create event' })).toBeVisible()
  const group = (await api.groups()).find(
    ({ AcdGroupTypesID, bNoDuplicateEvents }) => AcdGroupTypesID === 1 && !bNoDuplicateEvents,
  )
  const choose = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).and(page.locator('input')).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(option)
    await expect(page.getByRole('option', { name: option }).first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await choose('Type', 'Callback')
  await choose('Group', group?.Name ?? '')
  await page.getByLabel('Sender', { exact: true }).focus()
  await page.keyboard.type('+4930123456')
  await page.getByLabel('Subject', { exact: true }).focus()
  await page.keyboard.type('Typed without a mouse')
  await tabTo(page, /^Create event$/)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/\/events\/new/)
  expect(await api.countOf('"Typed without a mouse"')).toBe(1)
})
