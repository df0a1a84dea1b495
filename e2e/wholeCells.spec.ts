import { expect, test } from './fixtures'

/** What tells at a glance is read whole; a subject or an address may be cut. */
const whole = {
  'en-US': ['Type', 'Priority', 'Status', 'Created', 'Appointment', 'Age'],
  'de-DE': ['Typ', 'Priorität', 'Status', 'Erstellt', 'Termin', 'Alter'],
  'fr-FR': ['Type', 'Priorité', 'Statut', 'Créé', 'Rendez-vous', 'Âge'],
}

const longestType = /^(Voice mail|Sprachnachricht|Message vocal)$/

for (const [locale, columns] of Object.entries(whole)) {
  test.describe(locale, () => {
    test.use({ locale })

    test('types, statuses, moments and ages are not cut off', async ({ page, signIn }) => {
      await signIn('supervisor')
      const table = page.locator('table[aria-rowcount]')
      const sideways = () =>
        table.locator('..').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
      for (const width of [1440, 1024]) {
        await page.setViewportSize({ width, height: 1600 })
        await expect(table.getByRole('columnheader', { name: columns[1] ?? '' })).toHaveCount(
          width === 1440 ? 1 : 0,
        )
        await expect(table.getByRole('link').nth(20)).toBeVisible()
        await expect(table.getByText(longestType).first()).toBeVisible()
        const cut = await table.evaluate((element, names) => {
          const heads = [...element.querySelectorAll('thead tr > *')]
          const places = heads.flatMap((head, at) =>
            names.includes(head.textContent?.trim() ?? '') ? [at] : [],
          )
          // To fractions of a pixel, for a browser cuts off by those.
          const isCut = (cell: Element) => {
            const padding = Number.parseFloat(getComputedStyle(cell).paddingInlineEnd)
            const room = cell.getBoundingClientRect().right - padding
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
            const range = document.createRange()
            while (texts.nextNode()) {
              range.selectNodeContents(texts.currentNode)
              if (range.getBoundingClientRect().right > room + 0.01) return true
            }
            return false
          }
          return (
            [...element.querySelectorAll('tr[data-place]')]
              // Cells of columns for which there is no room are there, and take none.
              .map((row) => [...row.children].filter((cell) => cell.getClientRects().length > 0))
              .flatMap((cells) => places.map((at) => cells[at]))
              .filter((cell) => cell !== undefined && isCut(cell))
              .map((cell) => cell?.textContent)
          )
        }, columns)
        expect([...new Set(cut)]).toEqual([])
        // Nor does the list have to be moved sideways for it.
        expect(await sideways()).toBe(0)
      }
      await page.setViewportSize({ width: 360, height: 1600 })
      await expect(table.getByRole('columnheader')).toHaveCount(2)
      expect(await sideways()).toBe(0)
    })
  })
}
