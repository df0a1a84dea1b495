import type { Page } from '@playwright/test'
import { eventCount, eventTable, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { chooseDensity, heightCap, rowsDrawn } from './rowsInSight'

test.use({ serverSettings: { plainEvents: 350_000 } })
// Filling the list is a part of it.
test.describe.configure({ timeout: 420_000 })

const box = (page: Page) => eventTable(page).locator('..')

test('a list that is higher than a browser can draw is read from the server wherever one looks', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  const newest = { orderBy: 'dtCreated', ascending: 'false', total: 'false' }
  const total = await api.countOf('')
  await expect(matches(page)).toHaveText(eventCount(total))
  let rowHeight = 48
  const choose = async (density: string, height: number) => {
    await chooseDensity(eventTable(page), density, height)
    rowHeight = height
  }
  await choose('Comfortable', rowHeight)
  expect(total * rowHeight).toBeGreaterThan(heightCap)

  /** Nothing is blank where one looks, and it is what stands at that place of the whole list. */
  const expectTruth = async () => {
    const rows = await rowsDrawn(eventTable(page), rowHeight)
    const limitStart = (rows[0]?.index ?? 0) - 2
    const { records } = await api.events({ ...newest, limitStart, limitPageSize: rows.length })
    expect(rows).toEqual(
      records.map(({ ID }, at) => ({ index: limitStart + at + 2, ID: String(ID) })),
    )
    expect(await eventTable(page).getByRole('row').count()).toBeLessThan(60)
    return rows
  }
  const expectEnd = async () => {
    const rows = await expectTruth()
    expect(rows.at(-1)?.index).toBe(total + 1)
    const { records } = await api.events({ ...newest, limitStart: total - 1, limitPageSize: 1 })
    await expect(rowAt(page, total + 1)).toContainText(records[0]?.Subject ?? 'no such event')
  }

  await rowAt(page, 2).getByRole('link').focus()
  await page.keyboard.press('End')
  await expect(rowAt(page, total + 1).getByRole('link')).toBeFocused()
  await expectEnd()
  await page.keyboard.press('ArrowUp')
  await expect(rowAt(page, total).getByRole('link')).toBeFocused()
  await page.keyboard.press('PageUp')
  await expectTruth()
  await page.keyboard.press('Home')
  await expect(rowAt(page, 2).getByRole('link')).toBeFocused()
  expect((await expectTruth())[0]?.index).toBe(2)

  let before = 0
  for (const share of [0.001, 0.5, 0.999]) {
    await box(page).evaluate((element, part) => {
      element.scrollTop = part * (element.scrollHeight - element.clientHeight)
    }, share)
    const first = (await expectTruth())[0]?.index ?? 0
    expect(first).toBeGreaterThan(before)
    before = first
  }

  // Neither another height of the rows nor a reload leads elsewhere.
  await choose('Normal', 34)
  expect((await expectTruth())[0]?.index).toBe(before)
  await expect(page).toHaveURL(new RegExp(`row=${before - 2}\\b`))
  await page.reload()
  await expect(rowAt(page, before).getByRole('link')).toBeVisible()
  expect((await expectTruth())[0]?.index).toBe(before)
})
