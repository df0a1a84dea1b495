import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const widths = { wide: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } }

const noSidewaysScroll = async (page: Page) => {
  const [wide, room] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth]
  })
  expect(wide, `${page.url()} is wider than the window`).toBeLessThanOrEqual(room ?? 0)
}

for (const [language, locale, events] of [
  ['en', 'en-US', 'Events'],
  ['de', 'de-DE', 'Ereignisse'],
  ['fr', 'fr-FR', 'Événements'],
] as const) {
  for (const theme of ['light', 'dark'] as const) {
    for (const [width, viewport] of Object.entries(widths)) {
      test.describe(`${language}, ${theme}, ${width}`, () => {
        test.use({ locale, colorScheme: theme, viewport })

        test('every page opens, fits, and everyone can use it', async ({
          page,
          api,
          journey,
          expectAccessible,
        }) => {
          test.slow()
          const look = async () => {
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
            await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0)
            await expect(page.locator('html')).toHaveAttribute('lang', language)
            await expect(page).toHaveTitle(/./)
            await noSidewaysScroll(page)
            await expectAccessible()
          }
          await page.goto('/sign-in')
          await look()
          await page.goto('about:blank')
          await page.goto(journey.links.admin)
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(events)
          await look()
          const [campaign, other] = await api.campaigns()
          const { records } = await api.events({ limitPageSize: 1 })
          for (const path of [
            `/events/${records[0]?.ID}`,
            '/events/new',
            '/campaigns',
            `/campaigns/${campaign?.ID}`,
            `/campaigns/compare?a=${campaign?.ID}&b=${other?.ID}`,
            '/settings/preferences',
            '/settings/tokens',
            '/settings/audit',
            '/no-such-page',
          ]) {
            await page.goto(path)
            await look()
          }
        })
      })
    }
  }
}
