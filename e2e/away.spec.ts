import type { Page } from '@playwright/test'
import { counted } from './eventList'
import { expect, test } from './fixtures'

const minuteMs = 60_000
const notice = (page: Page) => page.getByRole('region', { name: 'Since you were away' })
const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '4930123456', Subject: 'Away' }

/** Told to the server that somebody is here. */
const isSeen = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/app/v1/seen') && answer.ok())

/** The page of this tab comes out of sight, or into it. */
const turn = (page: Page, hidden: boolean) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)

test('who comes back reads what became different, each part a link to exactly these events', async ({
  page,
  signIn,
  api,
  server,
  expectAccessible,
}) => {
  const seen = isSeen(page)
  await signIn('supervisor', '/events?filter=status:open')
  await seen
  await counted(page)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/app/v1/digest')) asked.push(request.url())
  })
  await turn(page, true)
  await server.later(14 * minuteMs)
  await turn(page, false)
  await expect(notice(page)).toHaveCount(0)
  expect(asked).toEqual([])

  await turn(page, true)
  const { records } = await api.events({ filter: 'status:open group:501', limitPageSize: 2 })
  await server.later(20 * minuteMs)
  await api.createEvent(event)
  await api.createEvent(event)
  await api.createEvent({ ...event, Sender: '4930654321' })
  await api.actOnAll(
    records.map(({ ID }) => ID),
    { action: 'close' },
  )
  // The browser's own clock is as late as the server's.
  await page.evaluate((ms) => {
    const { now } = Date
    Date.now = () => now() + ms
  }, 20 * minuteMs)
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox()
  const row = await page.getByRole('row').nth(3).boundingBox()
  await turn(page, false)
  await expect(notice(page)).toBeVisible()
  await expect(
    page.locator('[aria-live="polite"]').filter({ hasText: 'Since you were away: ' }),
  ).toBeAttached()
  // Nothing has moved.
  expect(await page.getByRole('heading', { level: 1 }).boundingBox()).toEqual(heading)
  expect(await page.getByRole('row').nth(3).boundingBox()).toEqual(row)
  await expectAccessible()

  const parts = await notice(page).getByRole('link').allTextContents()
  expect(parts[0]).toMatch(/^\d+ new$/)
  for (const [place, text] of parts.entries()) {
    await notice(page).getByRole('link').nth(place).click()
    await expect(page).toHaveURL(/was%3A/)
    await expect.poll(() => counted(page)).toBe(Number.parseInt(text, 10))
  }
  await notice(page).getByRole('button', { name: 'Dismiss' }).press('Enter')
  await expect(notice(page)).toHaveCount(0)
  await expect(page.getByRole('main')).toBeFocused()
})

test('the line fits a phone, stands on the board, and not beside a form', async ({
  page,
  context,
  signIn,
  api,
  server,
  expectAccessible,
}) => {
  const seen = isSeen(page)
  await signIn('agent', '/events')
  await seen
  await page.goto('about:blank')
  await server.later(60 * minuteMs)
  await api.createEvent(event)
  const later = await context.newPage()
  await later.clock.setSystemTime(Date.now() + 60 * minuteMs)
  await later.setViewportSize({ width: 360, height: 640 })
  await later.goto('/wallboard')
  await expect(notice(later)).toBeVisible()
  const { x = -1, width = 999 } = (await notice(later).boundingBox()) ?? {}
  expect(x).toBeGreaterThanOrEqual(0)
  expect(x + width).toBeLessThanOrEqual(360)
  expect(await later.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await later.keyboard.press('c')
  await expect(later.getByRole('heading', { level: 1, name: 'Create event' })).toBeVisible()
  await expect(notice(later)).toHaveCount(0)
  await later.goBack()
  await expect(notice(later)).toBeVisible()
  await page.bringToFront()
  await page.goto('/wallboard')
  await expectAccessible()
})
