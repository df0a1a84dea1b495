import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import type { AcdEvent } from '../src/contract/event/events'
import { eventCount, eventTable, matches, rowAt } from './eventList'
import { expect } from './fixtures'
import { first, reading } from './hostile'

// What strangers write is text wherever it is shown, and never moves what stands around it.

const filter = `id:>=${first}`
const list = `/events?filter=${encodeURIComponent(filter)}&sort=id`

/** Rows that are drawn: place, height, and what their link says. */
const drawnRows = (page: Page) =>
  eventTable(page).evaluate((table) =>
    [...table.querySelectorAll<HTMLElement>('tr[data-place]')].map((row) => ({
      place: Number(row.dataset.place),
      height: row.getBoundingClientRect().height,
      subject: row.querySelector('a')?.textContent ?? null,
    })),
  )

const focusedPlace = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('tr')?.dataset.place)

/** Past a page that is not drawn yet, its rows would never be read. */
async function pageDown(page: Page): Promise<void> {
  const before = await focusedPlace(page)
  await page.keyboard.press('PageDown')
  await expect.poll(() => focusedPlace(page)).not.toBe(before)
}

async function readList(page: Page, events: AcdEvent[]): Promise<void> {
  await expect(matches(page)).toHaveText(eventCount(events.length))
  const read = new Map<number, string>()
  await rowAt(page, 2).getByRole('link').focus()
  for (let step = 0; read.size < events.length && step < 60; step += 1) {
    if (step > 0) await pageDown(page)
    await expect(eventTable(page).locator('tr[data-place]:not(:has(a))')).toHaveCount(0)
    for (const { place, height, subject } of await drawnRows(page)) {
      expect(Math.abs(height - 34), `height of row ${place}`).toBeLessThan(1)
      if (subject !== null) read.set(place, subject)
    }
  }
  expect(events.map((_, place) => read.get(place))).toEqual(events.map(({ Subject }) => Subject))
}

/** What an event's page shows of it: its subject, every text of strangers, and how much is too wide. */
const readDetail = (page: Page, ID: number) =>
  page.getByRole('region', { name: `Event ${ID}` }).evaluate((box) => {
    const texts = [...box.querySelectorAll('bdi')].map((one) => one.textContent)
    return { texts, tooWide: box.scrollWidth - box.clientWidth }
  })

/** Opens each by keyboard, clicks what it says, and presses a key there. */
async function readDetails(page: Page, events: AcdEvent[]): Promise<void> {
  // Narrow enough for the event alone: two hundred times the list beside it was most of the time.
  await page.setViewportSize({ width: 800, height: 900 })
  await page.goto(`/events/${events[0]?.ID}?filter=${encodeURIComponent(filter)}&sort=id`)
  for (const { ID, Subject, UserData } of events) {
    await expect(page.getByRole('region', { name: `Event ${ID}` })).toBeVisible()
    await page
      .getByRole('region', { name: `Event ${ID}` })
      .locator('bdi')
      .first()
      .click({
        force: true,
      })
    const { texts, tooWide } = await readDetail(page, ID)
    expect(texts[0]).toBe(Subject)
    if (UserData !== null) expect(texts, `user data of ${ID}`).toContain(UserData)
    expect(tooWide, `event ${ID} is wider than its place`).toBeLessThanOrEqual(1)
    await page.keyboard.press('n')
  }
}

async function readPalette(page: Page, events: AcdEvent[]): Promise<void> {
  await page.goto('/events?filter=type:callback')
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Palette' })
  for (let at = 0; at < events.length; at += 6) {
    const some = events.slice(at, at + 6)
    await palette.getByRole('combobox').fill(`id:${some.map(({ ID }) => ID).join(',')}`)
    const labels = () =>
      palette
        .getByRole('option')
        .evaluateAll((options) =>
          options.map((option) => option.querySelector('bdi')?.textContent).sort(),
        )
    await expect.poll(labels).toEqual(some.map(({ Subject }) => Subject).sort())
    for (const option of await palette.getByRole('option').all()) {
      expect((await option.boundingBox())?.height).toBe(36)
    }
  }
  await page.keyboard.press('Escape')
}

async function download(page: Page, format: 'CSV' | 'JSON'): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format }).click()
  return readFile(await (await saved).path(), 'utf8')
}

async function readExports(page: Page, events: AcdEvent[]): Promise<void> {
  await page.goto(list)
  await expect(matches(page)).toHaveText(eventCount(events.length))
  const csv = await download(page, 'CSV')
  const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true })
  const cells = rows.flatMap((row) => Object.values(row))
  // Nothing that a spreadsheet would take for a formula.
  expect(cells.filter((cell) => /^[=@\t\r]|^[+-](?!\d)/.test(cell))).toEqual([])
  // What guards against formulas, at the start and behind a separator, is apostrophes alone.
  expect(rows.map(({ Subject }) => Subject?.replaceAll("'", ''))).toEqual(
    events.map(({ Subject }) => Subject.replaceAll("'", '')),
  )
  const { records } = JSON.parse(await download(page, 'JSON'))
  expect(records.map(({ Subject }: AcdEvent) => Subject)).toEqual(
    events.map(({ Subject }) => Subject),
  )
}

reading.describe.configure({ timeout: 900_000 })

// Two halves, so that two workers share the dearest of all journeys.
for (const half of [0, 1]) {
  reading(`each is text in details, and moves nothing: half ${half + 1}`, ({ page, events }) => {
    const middle = Math.ceil(events.length / 2)
    return readDetails(page, half === 0 ? events.slice(0, middle) : events.slice(middle))
  })
}

reading.describe('with files', () => {
  reading.use({ mayDownload: true })

  reading('each is text in list, palette, notice and export', async ({ page, events }) => {
    await page.goto(list)
    await readList(page, events)
    await readPalette(page, events)
    await page.goto(list)
    await page.getByRole('checkbox', { name: 'Select the rows in sight' }).click()
    await page.getByRole('button', { name: /^Act on/ }).click()
    await page.getByRole('menuitem', { name: 'Close' }).click()
    const dialog = page.getByRole('dialog', { name: 'Close' })
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
    await expect(dialog.getByRole('status', { name: 'Progress' })).toContainText('events done')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await readExports(page, events)
  })
})

reading('a link fills the form with them, and they stay text', async ({ page, events }) => {
  for (const { Subject } of events.filter((_, place) => place % 8 === 0)) {
    const words = { type: '3', sender: Subject, subject: Subject, body: Subject, crm: Subject }
    await page.goto(`/events/new?${new URLSearchParams(words)}`)
    const subject = page.getByRole('textbox', { name: 'Subject' })
    await expect(subject).toBeVisible()
    // A field of one line has no place for line breaks.
    expect(await subject.inputValue()).toBe(Subject.replace(/[\r\n]/g, ''))
    await subject.click()
  }
})
