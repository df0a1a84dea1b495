import type { Page } from '@playwright/test'
import { counted, eventTable, filterBy, rowAt } from './eventList'
import { expect, test } from './fixtures'

const item = (page: Page, name: string) =>
  page.getByRole('menu', { name: 'Density' }).getByRole('menuitemradio', { name })
const openDensity = (page: Page) => page.getByRole('button', { name: 'Density' }).click()

async function choose(page: Page, name: string): Promise<void> {
  await openDensity(page)
  await item(page, name).click()
  await page.keyboard.press('Escape')
}

const heightOf = async (page: Page) =>
  (await eventTable(page).locator('tr[data-place]').nth(3).boundingBox())?.height

async function expectHeight(page: Page, height: number): Promise<void> {
  await expect.poll(() => heightOf(page)).toBe(height)
}

/** The first row that is whole below the head. */
const firstInSight = (page: Page) =>
  eventTable(page).evaluate((table) => {
    const bottom = table.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
    const rows = [...table.querySelectorAll('tr[data-place]')]
    const first = rows.find((row) => row.getBoundingClientRect().top >= bottom - 1)
    return Number(first?.getAttribute('aria-rowindex'))
  })

test.beforeEach(async ({ page, signIn }) => {
  await signIn('supervisor')
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
})

test('rows stand closer or wider by keyboard, where one reads stays, and it survives a reload', async ({
  page,
  expectAccessible,
}) => {
  test.slow()
  await expectHeight(page, 38)
  const more = await eventTable(page).getByRole('row').count()
  await page.getByRole('button', { name: 'Density' }).focus()
  await page.keyboard.press('Enter')
  await expect(item(page, 'Normal')).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.press('ArrowDown')
  await expectAccessible()
  await item(page, 'Comfortable').focus()
  await page.keyboard.press('Enter')
  await expectHeight(page, 48)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Density' })).toBeFocused()
  expect(await eventTable(page).getByRole('row').count()).toBeLessThan(more)
  await page.reload()
  await expectHeight(page, 48)
  // Until it is counted the list is as long as what has come.
  await counted(page)

  await eventTable(page).evaluate((table) => {
    table.parentElement?.scrollTo({ top: 48 * 150 })
  })
  await expect.poll(() => firstInSight(page)).toBe(152)
  await choose(page, 'Compact')
  await expectHeight(page, 30)
  await expect.poll(() => firstInSight(page)).toBe(152)
  await expect(rowAt(page, 152).getByRole('link')).toBeVisible()
  await openDensity(page)
  await expect(item(page, 'Compact')).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.press('Escape')
})

test('how close the rows stand is a part of a saved view, and no other list’s', async ({
  page,
}) => {
  test.slow()
  const current = page.getByRole('group', { name: 'Current view' })
  const open = async (name: string) => {
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menu', { name: 'Views' }).getByText(name, { exact: true }).click()
  }
  await filterBy(page, 'type:callback')
  await choose(page, 'Compact')
  await open('Save as …')
  const dialog = page.getByRole('dialog', { name: 'Save as …' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Close callbacks')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(current).toContainText('Close callbacks')

  await open('All events')
  await choose(page, 'Comfortable')
  await expectHeight(page, 48)
  await open('Close callbacks')
  await expectHeight(page, 30)
  await expect(current).not.toContainText('changed')

  await choose(page, 'Normal')
  await expectHeight(page, 38)
  await expect(current).toContainText('changed')
  await current.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(current).not.toContainText('changed')
  await page.reload()
  await expectHeight(page, 38)
  await open('All events')
  await expectHeight(page, 48)
})
