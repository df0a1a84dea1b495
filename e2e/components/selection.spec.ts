import type { Page } from '@playwright/test'
import { boxAt, picked, rowAt, selection, table } from './rows'
import { expect, test } from './show'

const whole = 400

test.beforeEach(async ({ page, show }) => {
  await show('EventRows', { count: whole })
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
})

test('rows are picked one by one, as a range, all in sight, and all that match', async ({
  page,
  expectAccessible,
}) => {
  const before = await rowAt(page, 3).boundingBox()
  await boxAt(page, 3).check()
  await expect(selection(page)).toHaveText('1 selected')
  // What one reads does not move when the bar comes.
  expect(await rowAt(page, 3).boundingBox()).toEqual(before)
  await expectAccessible()

  await boxAt(page, 7).click({ modifiers: ['Shift'] })
  await expect(selection(page)).toHaveText('5 selected')
  for (const index of [3, 4, 5, 6, 7]) await expect(boxAt(page, index)).toBeChecked()
  await boxAt(page, 5).uncheck()
  await expect(selection(page)).toHaveText('4 selected')

  await page.getByRole('button', { name: `Select all ${whole}` }).click()
  await expect(selection(page)).toHaveText(`${whole} selected`)
  await boxAt(page, 2).uncheck()
  await expect(selection(page)).toHaveText(`${whole - 1} selected`)
  // Far down, where nobody has looked yet, all are picked too.
  await table(page).getByRole('link').first().focus()
  await page.keyboard.press('End')
  await expect(boxAt(page, whole + 1)).toBeChecked()

  await page.getByRole('button', { name: 'Clear selection' }).click()
  await expect(selection(page)).toHaveText('')
  await expect(boxAt(page, whole + 1)).not.toBeChecked()
})

test('by keyboard alone: x, Shift with the arrows, Escape', async ({ page }) => {
  await table(page).getByRole('link').first().focus()
  await page.keyboard.press('x')
  await expect(boxAt(page, 2)).toBeChecked()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selection(page)).toHaveText('3 selected')
  await expect(rowAt(page, 4).getByRole('link')).toBeFocused()
  await page.keyboard.press('x')
  await expect(selection(page)).toHaveText('2 selected')
  await page.keyboard.press('Escape')
  await expect(selection(page)).toHaveText('')
})

test('a range shrinks as it grew, on both sides of where it was begun', async ({ page }) => {
  await boxAt(page, 9).check()
  await rowAt(page, 4).getByRole('link').focus()
  for (const [key, wanted] of [
    ['ArrowDown', [4, 5, 9]],
    ['ArrowDown', [4, 5, 6, 9]],
    ['ArrowUp', [4, 5, 9]],
    ['ArrowUp', [4, 9]],
    ['ArrowUp', [3, 4, 9]],
    ['ArrowDown', [4, 9]],
  ] as const) {
    await page.keyboard.press(`Shift+${key}`)
    await expect.poll(() => picked(page)).toEqual(wanted)
  }
  // From another row another range begins, and the one before it stays.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => picked(page)).toEqual([4, 6, 7, 9])

  await page.getByRole('button', { name: 'Clear selection' }).click()
  await boxAt(page, 5).check()
  for (const [index, wanted] of [
    [8, [5, 6, 7, 8]],
    [6, [5, 6]],
    [3, [3, 4, 5]],
  ] as const) {
    await boxAt(page, index).click({ modifiers: ['Shift'] })
    await expect.poll(() => picked(page)).toEqual(wanted)
  }
})

/** How far the list is scrolled, in px. */
const scrolled = (page: Page) => table(page).evaluate((rows) => rows.parentElement?.scrollTop)

test('the row where the keyboard is stays in sight when the bar comes, and nothing scrolls when it goes', async ({
  page,
}) => {
  const box = await table(page).locator('..').boundingBox()
  const rows = Math.floor(((box?.height ?? 0) - 32) / 34)
  await rowAt(page, rows + 1)
    .getByRole('link')
    .focus()
  await page.keyboard.press('x')
  await expect(selection(page)).toHaveText('1 selected')
  await expect(rowAt(page, rows + 1)).toBeInViewport({ ratio: 0.9 })
  const shorter = await table(page).locator('..').boundingBox()
  const row = await rowAt(page, rows + 1).boundingBox()
  const bottom = (side: typeof row) => (side?.y ?? 0) + (side?.height ?? 0)
  expect(bottom(shorter)).toBeLessThan(bottom(box))
  expect(bottom(row)).toBeLessThanOrEqual(bottom(shorter))

  await rowAt(page, rows).hover()
  await page.mouse.wheel(0, 34 * 100 + 9)
  await expect(rowAt(page, 110).getByRole('link')).toBeVisible()
  const before = await scrolled(page)
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await expect(selection(page)).toHaveText('')
  await expect(table(page).locator('a:focus')).toBeInViewport()
  expect(await scrolled(page)).toBe(before)
})

test('a range that could not be read is said, and picks nothing until it can', async ({ page }) => {
  const silent = page.getByRole('checkbox', { name: 'The server is silent' })
  const bar = page.getByRole('region', { name: 'Selection' })
  await boxAt(page, 3).check()
  await table(page).getByRole('link').first().focus()
  await page.keyboard.press('End')
  await expect(rowAt(page, whole + 1).getByRole('link')).toBeFocused()
  await silent.check()
  await boxAt(page, whole + 1).click({ modifiers: ['Shift'] })
  await expect(bar.getByRole('alert')).toContainText('The server does not answer')
  await expect(selection(page)).toHaveText('1 selected')
  await silent.uncheck()
  await boxAt(page, whole + 1).click({ modifiers: ['Shift'] })
  await expect(selection(page)).toHaveText(`${whole - 1} selected`)
  await expect(bar.getByRole('alert')).toHaveCount(0)
})
