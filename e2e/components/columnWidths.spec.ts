import type { Page } from '@playwright/test'
import { rowAt, table } from './rows'
import { expect, test } from './show'

test.use({ viewport: { width: 1440, height: 900 } })

const edge = (page: Page, column: string) =>
  page.getByRole('separator', { name: `Width of ${column}`, exact: true })
const head = (page: Page, column: string) =>
  table(page).getByRole('columnheader', { name: column, exact: true })
const widthOf = async (page: Page, column: string) =>
  Math.round((await head(page, column).boundingBox())?.width ?? 0)

test.beforeEach(async ({ page, show }) => {
  await show('EventRows', { count: 400 })
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
})

test('an edge is moved by the arrow keys, Home gives the usual width back, and the row keeps its place', async ({
  page,
}) => {
  const usual = await widthOf(page, 'Group')
  const subject = await widthOf(page, 'Subject')
  await edge(page, 'Group').focus()
  await expect(edge(page, 'Group')).toHaveAttribute('aria-valuenow', String(usual))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await expect(edge(page, 'Group')).toHaveAttribute('aria-valuenow', String(usual + 8))
  expect(await widthOf(page, 'Group')).toBe(usual + 8)
  // The subject has what is left.
  expect(await widthOf(page, 'Subject')).toBe(subject - 8)
  await page.keyboard.press('Home')
  expect(await widthOf(page, 'Group')).toBe(usual)
  await expect(edge(page, 'Group')).toBeFocused()
})

test('an edge is dragged within its bounds, and a double click resets it', async ({ page }) => {
  const usual = await widthOf(page, 'Sender')
  const drag = async (by: number) => {
    const box = await edge(page, 'Sender').boundingBox()
    const [x, y] = [(box?.x ?? 0) + 12, (box?.y ?? 0) + 12]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + by / 2, y, { steps: 3 })
    await page.mouse.move(x + by, y, { steps: 3 })
    await page.mouse.up()
  }
  await drag(60)
  expect(await widthOf(page, 'Sender')).toBe(usual + 60)
  await drag(-600)
  await expect(edge(page, 'Sender')).toHaveAttribute('aria-valuenow', '40')
  expect(await widthOf(page, 'Sender')).toBe(40)
  await edge(page, 'Sender').dblclick()
  expect(await widthOf(page, 'Sender')).toBe(usual)
  // The list is not ordered anew by that.
  await expect(head(page, 'Sender')).not.toHaveAttribute('aria-sort')
})

test('a subject that was made narrower stays so; the columns after it close up', async ({
  page,
}) => {
  await edge(page, 'Subject').focus()
  const before = await widthOf(page, 'Subject')
  const priority = await widthOf(page, 'Priority')
  await page.keyboard.press('ArrowLeft')
  expect(await widthOf(page, 'Subject')).toBe(before - 8)
  expect(await widthOf(page, 'Priority')).toBe(priority)
})

test('rows that scroll in move no column', async ({ page }) => {
  const places = () =>
    table(page)
      .getByRole('columnheader')
      .evaluateAll((heads) => heads.map((each) => each.getBoundingClientRect().x))
  const before = await places()
  await rowAt(page, 5).hover()
  for (const down of [2000, 4000, 5000]) {
    await page.mouse.wheel(0, down)
    await expect(table(page).locator('tr[data-place]:not(:has(a))')).toHaveCount(0)
    expect(await places()).toEqual(before)
  }
  // The rules for targets do not know that a row lies under the head.
  await page.mouse.wheel(0, -20_000)
  await expect(rowAt(page, 2)).toBeInViewport()
})
