import type { Page } from '@playwright/test'
import { eventTable, filterBy, rowAt, saveView, tabOf } from './eventList'
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

test.beforeEach(async ({ page, signIn }) => {
  await signIn('supervisor')
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
})

test('how close the rows stand is a part of a saved view, and no other list’s', async ({
  page,
}) => {
  test.slow()
  const current = page.getByRole('group', { name: 'Current view' })
  await filterBy(page, 'type:callback')
  await choose(page, 'Compact')
  await saveView(page, 'Close callbacks')

  await tabOf(page, 'All').click()
  await choose(page, 'Comfortable')
  await expectHeight(page, 48)
  await tabOf(page, 'Close callbacks').click()
  await expectHeight(page, 26)
  await expect(current).toBeHidden()

  await choose(page, 'Normal')
  await expectHeight(page, 34)
  await expect(current).toContainText('changed')
  await current.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(current).toBeHidden()
  await page.reload()
  await expectHeight(page, 34)
  await tabOf(page, 'All').click()
  await expectHeight(page, 48)
})
