import type { Page } from '@playwright/test'
import { rowAt } from './rows'
import { expect, test } from './show'

const densityButton = (page: Page) => page.getByRole('button', { name: 'Density' })
const menu = (page: Page) => page.getByRole('menu', { name: 'Density' })
const item = (page: Page, name: string) => menu(page).getByRole('menuitemradio', { name })

/** So long the page takes no key; those that are pressed meanwhile come one right after another. */
const keepBusy = (page: Page) =>
  page.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 500
      while (performance.now() < end);
    })
  })

test.beforeEach(async ({ page, show }) => {
  await show('EventRows', { count: 40 })
  await densityButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(item(page, 'Compact')).toBeFocused()
})

test('keys pressed right after the one that opens a menu are the menu’s', async ({ page }) => {
  await page.keyboard.press('Escape')
  await expect(menu(page)).toBeHidden()
  await expect(densityButton(page)).toBeFocused()
  await keepBusy(page)
  await Promise.all(['Enter', 'ArrowDown', 'ArrowDown'].map((key) => page.keyboard.press(key)))
  await expect(item(page, 'Comfortable')).toBeFocused()
})

test('Tab leaves a menu for what stands next to it, and the menu closes', async ({ page }) => {
  await page.keyboard.press('Tab')
  await expect(menu(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Next to it' })).toBeFocused()
})

test('Escape closes the menu alone, from its button too', async ({ page }) => {
  await page.keyboard.press('Escape')
  await rowAt(page, 2).focus()
  await page.keyboard.press('x')
  const act = page.getByRole('button', { name: /^Act on 1 event/ })
  await act.focus()
  await page.keyboard.press('Enter')
  const acts = page.getByRole('menu', { name: /^Act on 1 event/ })
  await expect(acts).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(act).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(acts).toBeHidden()
  await expect(act).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(act).toBeHidden()
})
