import type { Page } from '@playwright/test'
import { eventTable, filterBox, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Palette' })
const box = (page: Page) => palette(page).getByRole('combobox')
const options = (page: Page) => palette(page).getByRole('option')

test.beforeEach(async ({ page, signIn }) => {
  await signIn('supervisor')
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
})

test('it finds an event by a part of its subject, and by its number', async ({
  page,
  api,
  expectAccessible,
}) => {
  const Subject = 'The piano stands in the stairwell'
  const event = await api.createEvent({
    AcdEventTypesID: 6,
    AcdGroupsID: 235,
    Sender: '+49 89 1234567',
    Subject,
  })
  const ID = event?.ID ?? 0
  await page.keyboard.press('Control+k')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('piano stairwell')
  await expect(options(page)).toHaveCount(1)
  await expect(options(page)).toContainText(Subject)
  await expectAccessible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: `Event ${ID}` })).toBeVisible()
  await expect(palette(page)).toHaveCount(0)

  await page.keyboard.press('Control+k')
  const recent = palette(page).getByRole('group', { name: 'Used last' })
  await expect(recent.getByRole('option')).toHaveText([`Event ${ID}`])
  await page.keyboard.type(String(ID))
  await expect(options(page).filter({ hasText: Subject })).toBeVisible()
})

test('it leads to pages and views, and does what one asks, by keyboard alone', async ({ page }) => {
  await page.keyboard.press('Control+k')
  // Nobody waits for a dialog that is still being loaded.
  await page.keyboard.type('camp')
  await expect(box(page)).toHaveValue('camp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()

  // What is called otherwise elsewhere is found by that name too.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('log history')
  await expect(options(page)).toHaveCount(0)
  for (const [word, name] of [
    ['api key', 'Access tokens'],
    ['export', 'Events'],
    ['save view', 'Events'],
    ['overdue', 'Overdue'],
    ['clone', 'Campaigns'],
  ] as const) {
    await box(page).fill(word)
    await expect(options(page).first()).toHaveText(name)
  }
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('waiting call')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/view=waitingCallbacks/)
  await expect(filterBox(page)).not.toHaveValue('')

  // What the list itself can do stands before the pages.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('excel')
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('save view')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('theme')
  await expect(options(page)).toHaveText([/Light/, /Dark/, /System/])
  await page.keyboard.press('ArrowDown')
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('pause')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Resume updates' })).toBeVisible()
})

test('Enter takes what fits all that was typed, however late the answer', async ({ page, api }) => {
  for (const Subject of ['Pause for the harpsichord', 'Pause for the harp']) {
    await api.createEvent({ AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@b.example', Subject })
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type('pause')
  // What is known at once comes first, and an answer moves nothing of it.
  await expect(options(page)).toHaveText([/^Pause updates/, /harp/, /harp/])

  await box(page).fill('harp')
  await expect(options(page)).toHaveCount(2)
  const letThrough = await holdBack(page, /\/acd\/events\?.*harpsichord/)
  await box(page).fill('for the harpsichord')
  await page.keyboard.press('Enter')
  await letThrough()
  await expect(page.getByRole('region', { name: /^Event / })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Pause for the harpsichord')
})

test('Escape leaves it, and the keyboard is where it was; it opens while typing too', async ({
  page,
}) => {
  const link = eventTable(page).getByRole('link').nth(2)
  await link.focus()
  await page.keyboard.press('Control+k')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await expect(link).toBeFocused()

  await filterBox(page).focus()
  await page.keyboard.type('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeVisible()
})

test('what fits nothing says so, and what is hostile is text', async ({ page, api }) => {
  const Subject = '<img src=x onerror=alert(1)>\u202Egnp.exe stairwell'
  await api.createEvent({ AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@b.example', Subject })
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await box(page).fill('stairwell')
  await expect(options(page)).toHaveCount(1)
  await expect(options(page)).toContainText('<img src=x onerror=alert(1)>')
  await box(page).fill('status:nonsense (((')
  await expect(palette(page).getByRole('status')).toHaveText(/^Nothing fits/)
})

test('the sheet names the shortcuts, and c takes the list’s group along', async ({
  page,
  api,
  expectAccessible,
}) => {
  await eventTable(page).getByRole('link').first().focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByRole('heading', { name: 'List of events' })).toBeVisible()
  await expect(sheet).toContainText('Ctrl+K')
  await expect(sheet).toContainText('Page Down')
  await expectAccessible()
  // A dialog has the keys for itself.
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)

  const group = (await api.groups()).find(({ ID }) => ID === 235)
  await page.goto('/events?filter=group:235')
  await expect(matches(page)).toHaveText(/\d/)
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/events\/new\?group=235/)
  await expect(page.getByRole('combobox', { name: 'Group', exact: true })).toHaveValue(
    new RegExp(group?.Name ?? 'none'),
  )
})
