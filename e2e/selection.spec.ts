import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { counted, eventCount, eventTable, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'

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
  const whole = await counted(page)
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

test('a range shrinks as it grew, on both sides of where it was begun', async ({ page }) => {
  const picked = async () => {
    const boxes = await eventTable(page).getByRole('checkbox', { checked: true }).all()
    const rows = boxes.map((box) => box.locator('xpath=ancestor::tr'))
    const indexes = await Promise.all(rows.map((row) => row.getAttribute('aria-rowindex')))
    return indexes.filter((index) => index !== null).map(Number)
  }
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
    await expect.poll(picked).toEqual(wanted)
  }
  // From another row another range begins, and the one before it stays.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(picked).toEqual([4, 6, 7, 9])

  await page.getByRole('button', { name: 'Clear selection' }).click()
  await boxAt(page, 5).check()
  for (const [index, wanted] of [
    [8, [5, 6, 7, 8]],
    [6, [5, 6]],
    [3, [3, 4, 5]],
  ] as const) {
    await boxAt(page, index).click({ modifiers: ['Shift'] })
    await expect.poll(picked).toEqual(wanted)
  }
})

/** How far the list is scrolled, in px. */
const scrolled = (page: Page) =>
  eventTable(page).evaluate((table) => table.parentElement?.scrollTop)

test('the row where the keyboard is stays in sight when the bar comes, and nothing scrolls when it goes', async ({
  page,
}) => {
  const box = await eventTable(page).locator('..').boundingBox()
  const rows = Math.floor(((box?.height ?? 0) - 38) / 38)
  await rowAt(page, rows + 1)
    .getByRole('link')
    .focus()
  await page.keyboard.press('x')
  await expect(selection(page)).toHaveText('1 selected')
  await expect(rowAt(page, rows + 1)).toBeInViewport({ ratio: 0.9 })
  const shorter = await eventTable(page).locator('..').boundingBox()
  const row = await rowAt(page, rows + 1).boundingBox()
  const bottom = (side: typeof row) => (side?.y ?? 0) + (side?.height ?? 0)
  expect(bottom(shorter)).toBeLessThan(bottom(box))
  expect(bottom(row)).toBeLessThanOrEqual(bottom(shorter))

  await counted(page)
  await rowAt(page, rows).hover()
  await page.mouse.wheel(0, 38 * 100 + 9)
  await expect(rowAt(page, 110).getByRole('link')).toBeVisible()
  const before = await scrolled(page)
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await expect(selection(page)).toHaveText('')
  await expect(eventTable(page).locator('a:focus')).toBeInViewport()
  expect(await scrolled(page)).toBe(before)
})

test('a range reaches over rows that nobody has looked at, and what could not be read is said', async ({
  page,
  allowUnreachable,
}) => {
  allowUnreachable()
  const whole = await counted(page)
  await boxAt(page, 3).check()
  await eventTable(page).getByRole('link').first().focus()
  await page.keyboard.press('End')
  await expect(rowAt(page, whole + 1).getByRole('link')).toBeFocused()
  await page.route('**/app/v1/events?*', (route) => route.abort())
  await boxAt(page, whole + 1).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar.getByRole('alert')).toContainText('The server does not answer')
  await expect(selection(page)).toHaveText('1 selected')
  await page.unroute('**/app/v1/events?*')
  await boxAt(page, whole + 1).click({ modifiers: ['Shift'] })
  await expect(selection(page)).toHaveText(`${whole - 1} selected`)
  await expect(bar.getByRole('alert')).toHaveCount(0)
})

test('where an event opens alone, what is picked is still picked on the way back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await boxAt(page, 3).check()
  await boxAt(page, 4).check()
  await rowAt(page, 3).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: /^Event \d/ })).toBeVisible()
  await expect(eventTable(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(selection(page)).toHaveText('2 selected')
  await expect(boxAt(page, 4)).toBeChecked()
})

test('all that match are those that were listed: what comes meanwhile stays as it is', async ({
  page,
  api,
}) => {
  const mail = {
    AcdEventTypesID: 5,
    AcdGroupsID: 235,
    Sender: 'a@example.com',
    Subject: 'One lorry',
  }
  await api.createEvent(mail)
  await api.createEvent(mail)
  await page.goto('/events?filter="One lorry" status:open')
  await expect(matches(page)).toHaveText(eventCount(2))
  await boxAt(page, 2).check()
  await page.getByRole('button', { name: 'Select all 2' }).click()
  const late = await api.createEvent(mail)
  await expect(page.getByRole('button', { name: '1 new', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Act on 2 events' }).click()
  await page.getByRole('menuitem', { name: 'Close' }).click()
  const dialog = page.getByRole('dialog', { name: 'Close' })
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(dialog.getByRole('status', { name: 'Progress' })).toHaveText('2 of 2 events done.')
  const { records } = await api.events({ filter: '"One lorry" status:open' })
  expect(records.map(({ ID }) => ID)).toEqual([late?.ID])
})

test('another order keeps what is picked, another filter lets it go', async ({ page }) => {
  const name = await boxAt(page, 2).getAttribute('aria-label')
  await boxAt(page, 2).check()
  await page.getByRole('button', { name: 'Priority' }).click()
  await expect(page).toHaveURL(/sort=priority/)
  await expect(selection(page)).toHaveText('1 selected')
  // A range begins anew: what was first is somewhere else now. Until then the old order stands.
  await expect(boxAt(page, 2)).not.toHaveAttribute('aria-label', name ?? '')
  await boxAt(page, 4).click({ modifiers: ['Shift'] })
  await expect(selection(page)).toHaveText('2 selected')
  await page.getByRole('button', { name: 'Created' }).click()
  await page.getByRole('button', { name: 'Created' }).click()
  await expect(page.getByRole('checkbox', { name: name ?? '' })).toBeChecked()
  await filterBy(page, 'type:callback')
  await expect(selection(page)).toHaveText('')
})

test('what is picked before the rows of another filter are there goes with the old ones', async ({
  page,
}) => {
  const isAsked = page.waitForRequest(/\/app\/v1\/events\?.*callback/)
  const letThrough = await holdBack(page, /\/app\/v1\/events\?.*callback/)
  await filterBy(page, 'type:callback')
  await isAsked
  await boxAt(page, 3).check()
  await expect(selection(page)).toHaveText('1 selected')
  await letThrough()
  await expect(matches(page)).toHaveText(/^\d+ events$/)
  for (const index of [2, 3, 4]) await expect(rowAt(page, index)).toContainText('Callback')
  await expect(selection(page)).toHaveText('')
  await expect(eventTable(page).getByRole('checkbox', { checked: true })).toHaveCount(0)
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
