import type { Page } from '@playwright/test'
import { chooseDensity, heightCap, rowsDrawn } from '../rowsInSight'
import { rowAt, table } from './rows'
import { expect, test } from './show'

const total = 1_000_000

// Playwright hides the scroll bars, and here one of them is dragged.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }),
})

const placeLabel = (page: Page) => page.getByText(/ of 1,000,000$/)
const box = (page: Page) => table(page).locator('..')

test('a million rows are reached by End, by dragging the scroll bar, by the wheel and from anywhere on the bar', async ({
  page,
  show,
}) => {
  await show('EventRows', { count: total })
  let rowHeight = 48
  const choose = async (density: string, height: number) => {
    await chooseDensity(table(page), density, height)
    rowHeight = height
  }
  await choose('Comfortable', rowHeight)
  expect(total * rowHeight).toBeGreaterThan(heightCap)

  /** Nothing is blank where one looks, and each row stands at its place of the whole list. */
  const expectTruth = async () => {
    const rows = await rowsDrawn(table(page), rowHeight)
    const first = rows[0]?.index ?? 0
    expect(rows).toEqual(rows.map((_, at) => ({ index: first + at, ID: String(first + at - 1) })))
    expect(await table(page).getByRole('row').count()).toBeLessThan(60)
    return rows
  }
  const expectEnd = async () => {
    expect((await expectTruth()).at(-1)?.index).toBe(total + 1)
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
    // A wheel is turned before the list has moved.
    const first = async () => (await rowsDrawn(table(page), rowHeight))[0]?.index ?? 0
    await expect.poll(first).toBeGreaterThan(before)
    before = (await expectTruth())[0]?.index ?? 0
  }
  await page.mouse.move(x, bar.top + 20)
  await page.mouse.down()
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    await page.mouse.move(x, bar.top + 20 + share * (bar.height - 20), { steps: 5 })
    // Nobody answers here what the list is ordered by: the label says the place alone.
    await expect(placeLabel(page)).toHaveText(/^[\d,]+ of 1,000,000$/)
    await expectFurther()
  }
  await page.mouse.move(x, bar.top + bar.height + 200, { steps: 5 })
  await page.mouse.up()
  await expectEnd()
  await expect(placeLabel(page)).toHaveCount(0)

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

  // Another height of the rows leads nowhere else.
  await choose('Normal', 34)
  expect((await expectTruth())[0]?.index).toBe(before)
})
