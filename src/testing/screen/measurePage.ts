import type { Page } from '@playwright/test'
import { say } from '../bench/measure'
import type { Part, ScreenPage } from './screenParts'

/** How many rows of the list are whole on the screen. */
const rowsInSight = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('table')?.parentElement?.getBoundingClientRect()
    const head = document.querySelector('thead')?.getBoundingClientRect()
    if (!box || !head) return undefined
    const bottom = Math.min(box.bottom, window.innerHeight)
    const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
      row.getBoundingClientRect(),
    )
    return rows.filter(
      (row) => row.height > 0 && row.top >= head.bottom - 1 && row.bottom <= bottom + 1,
    ).length
  })

/** Of each column: its width, and in how many of the drawn rows its text is cut. */
const cutCells = (page: Page) =>
  page.evaluate(() => {
    const isCut = (cell: Element) =>
      [cell, ...cell.querySelectorAll('*')].some(
        (part) =>
          // What only screen readers read is one px wide.
          part.clientWidth > 1 &&
          getComputedStyle(part).overflowX !== 'visible' &&
          part.scrollWidth > part.clientWidth + 1,
      )
    const rows = [...document.querySelectorAll('tbody tr')].filter((row) => row.querySelector('a'))
    return [...document.querySelectorAll('thead th')].map((head, column) => ({
      name: head.textContent?.trim() ?? '',
      width: Math.round(head.getBoundingClientRect().width),
      cut: rows.filter((row) => row.children[column] && isCut(row.children[column])).length,
      of: rows.length,
    }))
  })

async function sayPart(page: Page, { name, find }: Part): Promise<void> {
  const box = await find(page)
    .first()
    .boundingBox({ timeout: 1000 })
    .catch(() => null)
  const place = box ? `y ${Math.round(box.y)} to ${Math.round(box.y + box.height)}` : 'not there'
  say(`  ${name.padEnd(20)}${place}`)
}

async function sayList(page: Page): Promise<void> {
  say(`  rows in sight       ${await rowsInSight(page)}`)
  for (const { name, width, cut, of } of await cutCells(page)) {
    if (name !== '')
      say(`  column ${name.padEnd(13)}${String(width).padStart(4)} px, cut in ${cut} of ${of}`)
  }
}

/** Opens a page and prints where its parts are, in px from the top of the window. */
export async function measurePage(page: Page, screen: ScreenPage): Promise<void> {
  await page.goto(screen.path)
  await screen.ready(page).first().waitFor()
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  say(`\n${screen.name}, ${width} x ${height}`)
  for (const part of screen.parts) await sayPart(page, part)
  if (screen.parts.some(({ name }) => name === 'table')) await sayList(page)
}
