import { eventCount, eventTable, filterBox, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'

test.beforeEach(({ signIn }) => signIn('supervisor'))

test('on a wide screen an event opens beside the list, and Esc returns to its row', async ({
  page,
  api,
  expectAccessible,
}) => {
  await filterBy(page, 'type:callback')
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('type:callback')))
  const link = rowAt(page, 4).getByRole('link')
  const ID = /\/events\/(\d+)/.exec((await link.getAttribute('href')) ?? '')?.[1]
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: `Event ${ID}` })).toBeVisible()
  await expect(page).toHaveTitle(`Event ${ID} · Callboard`)
  await expect(eventTable(page)).toBeVisible()
  await expect(filterBox(page)).toHaveValue('type:callback')
  await expect(rowAt(page, 4)).toHaveAttribute('aria-current', 'true')
  await expectAccessible()

  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: `Event ${ID}` })).toBeVisible()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('type:callback')))

  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/events\?filter=/)
  await expect(link).toBeFocused()
})

test('on a narrow screen an event opens alone, and Esc returns to its row', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 800 })
  const link = rowAt(page, 12).getByRole('link')
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Event \d/ })).toBeVisible()
  await expect(eventTable(page)).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(link).toBeFocused()
})
