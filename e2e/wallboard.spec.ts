import type { Page } from '@playwright/test'
import { counted } from './eventList'
import { expect, test } from './fixtures'

/** A tile is a region that says how it is counted. */
const tiles = (page: Page) =>
  page
    .getByRole('region')
    .filter({ has: page.getByRole('button', { name: 'How this is counted' }) })

test('the tiles are chosen and ordered by keyboard, and stay so in another browser', async ({
  page,
  browser,
  journey,
  api,
  signIn,
  expectAccessible,
}) => {
  const view = { filter: 'type:Fax', sort: '-created', columns: ['id'], density: 'normal' }
  await api.ask('POST', '/app/v1/views', { ...view, name: 'Faxes', shared: true, widths: {} })
  await signIn('agent', '/wallboard')
  const names = tiles(page).getByRole('heading')
  await expect(names).toHaveCount(6)
  await page.getByRole('button', { name: 'Choose tiles' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Choose tiles' })
  const press = (name: string) => dialog.getByRole('button', { name }).press('Enter')
  await expect(dialog.getByRole('button', { name: 'Add Faxes' })).toBeDisabled()
  await expectAccessible()
  await press('Remove Open')
  await expect(dialog.getByRole('list', { name: 'On the board', exact: true })).toBeFocused()
  await press('Remove Closed today')
  await press('Add Faxes')
  await press('Move Faxes up')
  await press('Move Faxes up')
  await press('Save')
  await expect(dialog).toHaveCount(0)
  const chosen = ['Oldest waiting', 'Due now', 'Faxes', 'Overdue', 'In time today']
  await expect(names).toHaveText(chosen)

  const faxes = page.getByRole('region', { name: 'Faxes' })
  const count = (await api.events({ filter: 'type:Fax', limitPageSize: 1000 })).count
  await expect(faxes.getByRole('link')).toHaveText(String(count))
  await faxes.getByRole('button', { name: 'How this is counted' }).click()
  await expect(faxes.getByText('The events that this view shows: type:Fax')).toBeVisible()

  const elsewhere = await browser.newContext({ baseURL: journey.url })
  const headers = { Authorization: `Bearer ${journey.tokens.agent}` }
  const board = await (await elsewhere.request.get('/app/v1/wallboard', { headers })).json()
  expect(board.tiles.map(({ name }: { name: string }) => name)).toEqual(chosen)
  await elsewhere.close()

  await faxes.getByRole('link').click()
  await expect(page.getByRole('status', { name: 'Matches' })).toHaveText(`${count} events`)
})

test('a group shows its types, each number with its list, by keyboard alone', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('supervisor', '/wallboard')
  const table = page.getByRole('table', { name: 'Groups' })
  const button = table.getByRole('button', { name: 'Agents Wien by type' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  const types = table
    .getByRole('row')
    .filter({ has: page.locator('th span', { hasText: /^Callback$/ }) })
  await expect(types).toHaveCount(1)
  await expectAccessible()
  const open = table.getByRole('link', { name: /^Agents Wien, [A-Z][\w -]+, Open: [1-9]/ })
  const numbers = await open.allTextContents()
  const group = await table.getByRole('link', { name: /^Agents Wien, Open:/ }).innerText()
  expect(numbers.reduce((sum, text) => sum + Number(text), 0)).toBe(Number(group))
  await open.first().click()
  await expect(page.getByRole('status', { name: 'Matches' })).toHaveText(
    new RegExp(`^${numbers[0]} events?$`),
  )
})

test('how long a group waits and the numbers of a half hour lead to their lists, too', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor', '/wallboard')
  const groups = page.getByRole('table', { name: 'Groups' })
  const open = await groups.getByRole('link', { name: /^Support, Open: / }).innerText()
  await groups.getByRole('link', { name: /^Support, Oldest: \d/ }).click()
  await expect(page).toHaveURL(/sort=created/)
  expect(await counted(page)).toBe(Number(open))
  await page.goBack()

  const today = page.getByRole('table', { name: 'Today by half hour' })
  for (const name of [/^08:30, Came: /, /^08:30, Open at its beginning: [1-9]/]) {
    const link = today.getByRole('link', { name })
    const number = Number(await link.innerText())
    await link.click()
    await expect(page).toHaveURL(/filter=/)
    expect(await counted(page)).toBe(number)
    await page.goBack()
  }
  await today.getByRole('link', { name: /^08:30, In time: / }).click()
  await expect(page).toHaveURL(/deadline%3A2026-11-24T08%3A30/)
})

test('what is old looks old from afar, and is fresh again by itself', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await page.clock.install()
  await signIn('supervisor', '/wallboard')
  const open = page.getByRole('region', { name: 'Open', exact: true })
  const look = () => open.evaluate((tile) => getComputedStyle(tile).backgroundImage)
  await expect(open).toBeVisible()
  expect(await look()).toBe('none')
  await page.route('**/app/v1/wallboard*', (route) => route.abort())
  await page.clock.fastForward('02:00')
  await expect.poll(look).toContain('gradient')
  await expect(page.getByRole('status', { name: 'Freshness' })).toContainText('Stale')
  await page.unroute('**/app/v1/wallboard*')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect.poll(look).toBe('none')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('the board is one column and nothing scrolls sideways', async ({ page, signIn }) => {
    await signIn('supervisor', '/wallboard')
    const all = tiles(page)
    await expect(all).toHaveCount(6)
    const lefts = await all.evaluateAll((found) =>
      found.map((tile) => Math.round(tile.getBoundingClientRect().left)),
    )
    expect(new Set(lefts).size).toBe(1)
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await sideways()).toBe(0)
  })
})
