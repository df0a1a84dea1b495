import type { Page } from '@playwright/test'
import { rowAt, table } from './rows'
import { expect, test } from './show'

const item = (page: Page, name: string) =>
  page.getByRole('menu', { name: 'Density' }).getByRole('menuitemradio', { name })
const openDensity = (page: Page) => page.getByRole('button', { name: 'Density' }).click()
const heightOf = async (page: Page) =>
  (await table(page).locator('tr[data-place]').nth(3).boundingBox())?.height

/** The first row that is whole below the head. */
const firstInSight = (page: Page) =>
  table(page).evaluate((element) => {
    const bottom = element.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
    const rows = [...element.querySelectorAll('tr[data-place]')]
    const first = rows.find((row) => row.getBoundingClientRect().top >= bottom - 1)
    return Number(first?.getAttribute('aria-rowindex'))
  })

test('rows are drawn only where one looks; End and Home reach the last and the first', async ({
  page,
  show,
}) => {
  await show('EventRows', { count: 400 })
  await rowAt(page, 2).getByRole('link').focus()
  expect(await table(page).getByRole('row').count()).toBeLessThan(150)
  await page.keyboard.press('End')
  await expect(rowAt(page, 401).getByRole('link')).toBeFocused()
  await expect(rowAt(page, 401)).toBeInViewport()
  expect(await table(page).getByRole('row').count()).toBeLessThan(150)
  await page.keyboard.press('Home')
  await expect(rowAt(page, 2)).toBeInViewport()
  await expect(rowAt(page, 2).getByRole('link')).toBeFocused()
})

test('j and k move from row to row, and never while typing', async ({ page, show }) => {
  await show('EventRows', { count: 40 })
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  await page.keyboard.press('j')
  await expect(rowAt(page, 3).getByRole('link')).toBeFocused()
  await page.keyboard.press('k')
  await expect(rowAt(page, 2).getByRole('link')).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.type('jk')
  await expect(page.getByRole('searchbox', { name: 'Filter' })).toHaveValue('jk')
})

test('rows stand closer or wider by keyboard, and where one reads stays', async ({
  page,
  show,
  expectAccessible,
}) => {
  await show('EventRows', { count: 400 })
  await expect.poll(() => heightOf(page)).toBe(34)
  const more = await table(page).getByRole('row').count()
  await page.getByRole('button', { name: 'Density' }).focus()
  await page.keyboard.press('Enter')
  await expect(item(page, 'Normal')).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.press('ArrowDown')
  await expectAccessible()
  await item(page, 'Comfortable').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => heightOf(page)).toBe(48)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Density' })).toBeFocused()
  expect(await table(page).getByRole('row').count()).toBeLessThan(more)

  await table(page).evaluate((rows) => rows.parentElement?.scrollTo({ top: 48 * 150 }))
  await expect.poll(() => firstInSight(page)).toBe(152)
  await openDensity(page)
  await item(page, 'Compact').click()
  await page.keyboard.press('Escape')
  await expect.poll(() => heightOf(page)).toBe(26)
  await expect.poll(() => firstInSight(page)).toBe(152)
  await expect(rowAt(page, 152).getByRole('link')).toBeVisible()
  await openDensity(page)
  await expect(item(page, 'Compact')).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.press('Escape')
})
