import type { Page } from '@playwright/test'
import { eventCount, eventTable, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'

/** Browsers cap an element's height near 16 million px. */
const cap = 16_000_000

test.use({
  // Playwright hides the scroll bars, and here one of them is dragged.
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }),
  serverSettings: { plainEvents: 1_000_000 },
})
// Filling the list is a part of it.
test.describe.configure({ timeout: 420_000 })

const box = (page: Page) => eventTable(page).locator('..')

/** The rows that one sees, from the top to the bottom of the list's box; '' where nothing stands. */
const seen = (page: Page, rowHeight: number) =>
  box(page).evaluate((box, step) => {
    const { left, top, height } = box.getBoundingClientRect()
    const head = box.querySelector('thead')?.getBoundingClientRect().height ?? 0
    const rows = Math.floor((height - head) / step)
    return Array.from({ length: rows }, (_, at) => {
      const row = document
        .elementFromPoint(left + 100, top + head + (at + 0.5) * step)
        ?.closest('tr[data-place]')
      const href = row?.querySelector('a')?.getAttribute('href') ?? ''
      return { index: Number(row?.getAttribute('aria-rowindex')), ID: /\d+/.exec(href)?.[0] ?? '' }
    })
  }, rowHeight)

test('a million rows are reached by End, by dragging the scroll bar, by the wheel and from anywhere on the bar', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  const newest = { orderBy: 'dtCreated', ascending: 'false', total: 'false' }
  const total = await api.countOf('')
  await expect(matches(page)).toHaveText(eventCount(total))
  let rowHeight = 48
  const choose = async (density: string, height: number) => {
    await page.getByRole('button', { name: 'Density' }).click()
    await page.getByRole('menuitemradio', { name: density }).click()
    await page.keyboard.press('Escape')
    const row = eventTable(page).locator('tr[data-place]').nth(2)
    await expect.poll(async () => (await row.boundingBox())?.height).toBe(height)
    rowHeight = height
  }
  await choose('Comfortable', rowHeight)
  expect(total * rowHeight).toBeGreaterThan(cap)

  /** Nothing is blank where one looks, and it is what stands at that place of the whole list. */
  const expectTruth = async () => {
    await expect
      .poll(async () => (await seen(page, rowHeight)).filter(({ ID }) => ID === ''))
      .toEqual([])
    const rows = await seen(page, rowHeight)
    const limitStart = (rows[0]?.index ?? 0) - 2
    const { records } = await api.events({ ...newest, limitStart, limitPageSize: rows.length })
    expect(rows).toEqual(
      records.map(({ ID }, at) => ({ index: limitStart + at + 2, ID: String(ID) })),
    )
    expect(await eventTable(page).getByRole('row').count()).toBeLessThan(60)
    return rows
  }
  const expectEnd = async () => {
    const rows = await expectTruth()
    expect(rows.at(-1)?.index).toBe(total + 1)
    const { records } = await api.events({ ...newest, limitStart: total - 1, limitPageSize: 1 })
    await expect(rowAt(page, total + 1)).toContainText(records[0]?.Subject ?? 'no such event')
  }

  await rowAt(page, 2).getByRole('link').focus()
  await page.keyboard.press('End')
  await expect(rowAt(page, total + 1).getByRole('link')).toBeFocused()
  await expectEnd()
  await page.keyboard.press('ArrowUp')
  await expect(rowAt(page, total).getByRole('link')).toBeFocused()
  await page.keyboard.press('PageUp')
  await expectTruth()
  await page.keyboard.press('Home')
  await expect(rowAt(page, 2).getByRole('link')).toBeFocused()
  expect((await expectTruth())[0]?.index).toBe(2)

  const bar = await box(page).evaluate((element) => {
    const { right, top, height, width } = element.getBoundingClientRect()
    return { width: width - element.clientWidth - 2, right, top, height }
  })
  expect(bar.width).toBeGreaterThan(5)
  const x = bar.right - 1 - bar.width / 2
  let before = 0
  const expectFurther = async () => {
    const first = (await expectTruth())[0]?.index ?? 0
    expect(first).toBeGreaterThan(before)
    before = first
  }
  await page.mouse.move(x, bar.top + 20)
  await page.mouse.down()
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    await page.mouse.move(x, bar.top + 20 + share * (bar.height - 20), { steps: 5 })
    await expectFurther()
  }
  await page.mouse.move(x, bar.top + bar.height + 200, { steps: 5 })
  await page.mouse.up()
  await expectEnd()

  before = 0
  for (const share of [0, 0.001, 0.25, 0.5, 0.75, 0.999]) {
    await box(page).evaluate((element, part) => {
      element.scrollTop = part * (element.scrollHeight - element.clientHeight)
    }, share)
    await expectFurther()
  }
  await rowAt(page, before + 3).hover()
  for (let turn = 0; turn < 3; turn += 1) {
    await page.mouse.wheel(0, 480)
    await expectFurther()
  }

  // Neither another height of the rows nor a reload leads elsewhere.
  await choose('Normal', 38)
  expect((await expectTruth())[0]?.index).toBe(before)
  await expect(page).toHaveURL(new RegExp(`row=${before - 2}\\b`))
  await page.reload()
  await expect(rowAt(page, before).getByRole('link')).toBeVisible()
  expect((await expectTruth())[0]?.index).toBe(before)
})
