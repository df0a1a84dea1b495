import type { Page } from '@playwright/test'
import { type PageIds, type PagePath, pagePaths } from '../src/contract/pages'
import { expect, test, expectAccessible as wholePage } from './fixtures'
import { smallTargets } from './targets'

const phone = { width: 360, height: 740 }
const wide = { width: 1440, height: 900 }
/** Each differs from the one before it in one thing; a page is loaded as the first of them. */
const looks = [
  { viewport: phone, colorScheme: 'dark' },
  { viewport: phone, colorScheme: 'light' },
  { viewport: wide, colorScheme: 'light' },
  { viewport: wide, colorScheme: 'dark' },
] as const

/** The sign-in, the list that it leads to, and what only leads to another page. */
const openedBefore: readonly PagePath[] = ['/sign-in', '/events', '/', '/settings']

const noSidewaysScroll = async (page: Page) => {
  const [width, room] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth]
  })
  expect(width, `${page.url()} is wider than the window`).toBeLessThanOrEqual(room ?? 0)
}

const isComplete = async (page: Page, language: string) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page).toHaveTitle(/./)
}

for (const [language, locale, events] of [
  ['en', 'en-US', 'Events'],
  ['de', 'de-DE', 'Ereignisse'],
  ['fr', 'fr-FR', 'Événements'],
] as const) {
  test.describe(language, () => {
    test.use({ locale, colorScheme: 'dark', viewport: phone })

    test('every page opens, fits, and everyone can use it, on a phone and a wide screen, light and dark', async ({
      page,
      api,
      journey,
      expectAccessible,
      allowRefusals,
    }) => {
      test.slow()
      // The last of the addresses is no page.
      allowRefusals([404])
      const open = async (address: string) => {
        await page.setViewportSize(phone)
        await page.goto(address)
        for (const { viewport, colorScheme } of looks) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme })
          await expect(page.locator('html')).toHaveAttribute(
            'data-mantine-color-scheme',
            colorScheme,
          )
          await isComplete(page, language)
          await noSidewaysScroll(page)
          expect(await smallTargets(page), page.url()).toEqual([])
          // Contrast and roles do not depend on the language: one look in each, all four in one.
          const isFirst = viewport === phone && colorScheme === 'dark'
          if (isFirst) await (language === 'en' ? wholePage(page) : expectAccessible())
          else if (language === 'en') await expectAccessible()
        }
      }
      await open('/sign-in')
      await page.goto('about:blank')
      await open(journey.links.admin)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(events)
      const [campaign, other] = await api.campaigns()
      const { records } = await api.events({ limitPageSize: 1 })
      const ids: Record<keyof PageIds, number | undefined> = {
        AcdEventsID: records[0]?.ID,
        AcdGroupsID: 235,
        DiallerCampaignsID: campaign?.ID,
      }
      const search: Partial<Record<PagePath, string>> = {
        '/campaigns/compare': `?a=${campaign?.ID}&b=${other?.ID}`,
      }
      for (const path of pagePaths.filter((path) => !openedBefore.includes(path))) {
        const address = path.replace(/\{(\w+)\}/, (_, name: keyof PageIds) => String(ids[name]))
        await open(address + (search[path] ?? ''))
      }
      await open('/no-such-page')
    })
  })
}
