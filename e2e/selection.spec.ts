import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { eventCount, eventTable, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'

const selection = (page: Page) => page.getByRole('status', { name: 'Selection' })
const boxAt = (page: Page, index: number) => rowAt(page, index).getByRole('checkbox')

test.beforeEach(async ({ page, signIn }) => {
  await signIn('supervisor')
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
})

test('where an event opens alone, what is picked is still picked on the way back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await boxAt(page, 3).check()
  await boxAt(page, 4).check()
  await rowAt(page, 3).getByRole('link').click()
  await expect(page.getByRole('region', { name: /^Event \d/ })).toBeVisible()
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
  await page.getByRole('button', { name: 'Sort by Priority' }).click()
  await expect(page).toHaveURL(/sort=-priority/)
  await expect(selection(page)).toHaveText('1 selected')
  // A range begins anew: what was first is somewhere else now. Until then the old order stands.
  await expect(boxAt(page, 2)).not.toHaveAttribute('aria-label', name ?? '')
  await boxAt(page, 4).click({ modifiers: ['Shift'] })
  await expect(selection(page)).toHaveText('2 selected')
  await page.getByRole('button', { name: 'Sort by Created' }).click()
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
