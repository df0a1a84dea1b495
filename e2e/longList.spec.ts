import type { Page } from '@playwright/test'
import { columnHeader, eventCount, eventTable, filterBox, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'

// Playwright hides the scroll bars, and here one of them is dragged.
test.use({
  serverSettings: { plainEvents: 45_000 },
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }),
})

const label = (page: Page) => page.getByText(/ · [\d,]+ of [\d,]+$/)

test('while the scroll bar is dragged a label says the value there and the place', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor', '/events?filter=&sort=created')
  const total = await api.countOf('')
  await expect(matches(page)).toHaveText(eventCount(total))
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  const bar = await eventTable(page)
    .locator('..')
    .evaluate((element) => {
      const { right, top, height, width } = element.getBoundingClientRect()
      return { x: right - (width - element.clientWidth) / 2, top, height }
    })
  await page.mouse.move(bar.x, bar.top + 20)
  await page.mouse.down()
  for (const share of [0.3, 0.6, 0.9]) {
    await page.mouse.move(bar.x, bar.top + share * bar.height, { steps: 4 })
    await expect(label(page)).toHaveText(/^\d{1,2} \w{3} \d{4}, \d\d:\d\d · [\d,]+ of 45,\d{3}$/)
    // What it says is what stands there: the row at its place was created on that day or nearly.
    const [said = '', place = ''] = (await label(page).innerText()).split(' · ')
    const limitStart = Number(place.split(' of ')[0]?.replaceAll(',', '')) - 1
    const around = { orderBy: 'dtCreated', limitStart, limitPageSize: 1 }
    const { records } = await api.events(around)
    const created = Date.parse(String(records[0]?.dtCreated).replace(' ', 'T'))
    expect(Math.abs(Date.parse(said.replace(',', '')) - created)).toBeLessThan(24 * 3600_000)
  }
  await page.mouse.up()
  await expect(label(page)).toHaveCount(0)
})

test('a count that takes long says what it is more than, and an export waits for the number', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor', '/events?filter=')
  await expect(columnHeader(page, 'Subject')).toBeVisible()
  const letThrough = await holdBack(page, /\/events\/matches\?(?!.*\bmost=)/)
  await filterBox(page).fill('-zzz')
  await expect(matches(page)).toHaveText('more than 10,000 events')
  await expect(eventTable(page)).toHaveAttribute('aria-rowcount', '10001')
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  const menu = page.getByRole('menu', { name: 'Export' })
  await page.getByRole('button', { name: 'Export' }).click()
  for (const format of ['CSV', 'JSON']) {
    await expect(menu.getByRole('menuitem', { name: format })).toBeDisabled()
  }
  await expect(menu).toContainText('Counting …')
  await page.keyboard.press('Escape')
  await letThrough()
  const total = await api.countOf('-zzz')
  expect(total).toBeGreaterThan(45_000)
  await expect(matches(page)).toHaveText(eventCount(total))
  await expect(eventTable(page)).toHaveAttribute('aria-rowcount', String(total + 1))
  await page.getByRole('button', { name: 'Export' }).click()
  for (const format of ['CSV', 'JSON']) {
    const link = menu.getByRole('menuitem', { name: format })
    await expect(link).toHaveAttribute('href', /filter=-zzz/)
  }
})
