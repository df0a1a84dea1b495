import { expect, type Locator } from '@playwright/test'

/** Browsers cap an element's height near 16 million px. */
export const heightCap = 16_000_000

/** The rows that one sees, from the top to the bottom of the list's box; '' where nothing stands. */
const rowsInSight = (box: Locator, rowHeight: number) =>
  box.evaluate((box, step) => {
    const { left, top, height } = box.getBoundingClientRect()
    const head = box.querySelector('thead')?.getBoundingClientRect().height ?? 0
    const rows = Math.floor((height - head) / step)
    return Array.from({ length: rows }, (_, at) => {
      const row = document
        .elementFromPoint(left + 100, top + head + (at + 0.5) * step)
        ?.closest('tr[data-place]')
      const href = row?.querySelector('a')?.getAttribute('href') ?? ''
      return { index: Number(row?.getAttribute('aria-rowindex')), ID: /\d+/.exec(href)?.[0] ?? '' }
    })
  }, rowHeight)

/** The same, once nothing is blank. */
export async function rowsDrawn(table: Locator, rowHeight: number) {
  const box = table.locator('..')
  // A second reading may be of a moment later, in which another row comes in.
  let rows: Awaited<ReturnType<typeof rowsInSight>> = []
  const blank = async () => {
    rows = await rowsInSight(box, rowHeight)
    return rows.filter(({ ID }) => ID === '')
  }
  await expect.poll(blank).toEqual([])
  return rows
}

/** Rows of another density are `height` px high. */
export async function chooseDensity(table: Locator, density: string, height: number) {
  const page = table.page()
  await page.getByRole('button', { name: 'Density' }).click()
  await page.getByRole('menuitemradio', { name: density }).click()
  await page.keyboard.press('Escape')
  const row = table.locator('tr[data-place]').nth(2)
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(height)
}
