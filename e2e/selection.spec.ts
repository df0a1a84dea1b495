import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { eventCount, eventTable, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'

const selection = (page: Page) => page.getByRole('status', { name: 'Selection' })
const boxAt = (page: Page, index: number) => rowAt(page, index).getByRole('checkbox')

test.beforeEach(async ({ page, signIn }) => {
  await signIn('supervisor')
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

  await page.getByRole('button', { name: /^Select all \d+$/ }).click()
  const whole = Number((await matches(page).innerText()).replace(/\D/g, ''))
  await expect(selection(page)).toHaveText(`${whole} selected`)
  await boxAt(page, 2).uncheck()
  await expect(selection(page)).toHaveText(`${whole - 1} selected`)
  // Far down, where nobody has looked yet, all are picked too.
  await eventTable(page).getByRole('link').first().focus()
  await page.keyboard.press('End')
  await expect(boxAt(page, whole + 1)).toBeChecked()

  await page.getByRole('button', { name: 'Clear selection' }).click()
  await expect(selection(page)).toHaveText('')
  await expect(boxAt(page, whole + 1)).not.toBeChecked()
})

test('by keyboard alone: x, Shift with the arrows, Escape', async ({ page }) => {
  await eventTable(page).getByRole('link').first().focus()
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

test('another order keeps what is picked, another filter lets it go', async ({ page }) => {
  const name = await boxAt(page, 2).getAttribute('aria-label')
  await boxAt(page, 2).check()
  await page.getByRole('button', { name: 'Priority' }).click()
  await expect(page).toHaveURL(/sort=priority/)
  await expect(selection(page)).toHaveText('1 selected')
  await page.getByRole('button', { name: 'Created' }).click()
  await page.getByRole('button', { name: 'Created' }).click()
  await expect(page.getByRole('checkbox', { name: name ?? '' })).toBeChecked()
  await filterBy(page, 'type:callback')
  await expect(selection(page)).toHaveText('')
})

/** The IDs in a file that the menu `Export` gives. */
async function exportedIds(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  return [...text.matchAll(/"ID":(\d+)/g)].map(([, ID]) => Number(ID)).sort((a, b) => a - b)
}

test('what is picked is exported, and nothing else', async ({ page, api }) => {
  await page.goto('/events?filter=type:callback&sort=id')
  const { records } = await api.events({ filter: 'type:callback', limitPageSize: '1000' })
  const all = records.map(({ ID }) => ID).sort((a, b) => a - b)
  await expect(matches(page)).toHaveText(eventCount(all.length))
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'ID' }).click()
  await page.keyboard.press('Escape')

  await boxAt(page, 2).check()
  await boxAt(page, 4).check()
  expect(await exportedIds(page)).toEqual([all[0], all[2]])

  await page.getByRole('button', { name: `Select all ${all.length}` }).click()
  await boxAt(page, 3).uncheck()
  expect(await exportedIds(page)).toEqual(all.filter((_, place) => place !== 1))
})
