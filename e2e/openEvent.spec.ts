import type { Locator, Page } from '@playwright/test'
import { counted, eventCount, eventTable, filterBox, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'

test.beforeEach(({ signIn }) => signIn('supervisor'))

const openEvent = (page: Page) => page.getByRole('region', { name: /^Event \d+$/ })
const idOf = async (event: Locator) =>
  Number((await event.getAttribute('aria-label'))?.replace(/\D/g, ''))

test('on a wide screen an event opens beside the list, and Esc returns to its row', async ({
  page,
  api,
  expectAccessible,
}) => {
  await filterBy(page, 'type:callback')
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('type:callback')))
  const link = rowAt(page, 4).getByRole('link')
  const ID = /\/events\/(\d+)/.exec((await link.getAttribute('href')) ?? '')?.[1]
  await link.click()
  const subject = (await link.innerText()).trim()
  const opened = page.getByRole('region', { name: `Event ${ID}` })
  await expect(opened.getByRole('heading', { level: 2, name: subject })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Events')
  await expect(page).toHaveTitle(`Event ${ID} · Callboard`)
  await expect(eventTable(page)).toBeVisible()
  await expect(filterBox(page)).toHaveValue('type:callback')
  await expect(rowAt(page, 4)).toHaveAttribute('aria-current', 'true')
  await expectAccessible()

  await page.reload()
  await expect(page.getByRole('region', { name: `Event ${ID}` })).toBeVisible()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('type:callback')))

  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/events\?filter=/)
  await expect(link).toBeFocused()
})

test('on a narrow screen an event opens alone, and Esc returns to its row', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 800 })
  const link = rowAt(page, 12).getByRole('link')
  const subject = (await link.innerText()).trim()
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(openEvent(page).getByRole('heading', { level: 1 })).toHaveText(subject)
  await expect(eventTable(page)).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(link).toBeFocused()
})

test('alone, Next leads far down the list, and Esc returns to the row that one came to', async ({
  page,
}) => {
  await page.setViewportSize({ width: 800, height: 800 })
  await rowAt(page, 3).getByRole('link').click()
  let before = 0
  for (let step = 0; step < 30; step += 1) {
    await expect(openEvent(page)).not.toHaveAccessibleName(`Event ${before}`)
    before = await idOf(openEvent(page))
    await page.keyboard.press('n')
  }
  await expect(openEvent(page)).not.toHaveAccessibleName(`Event ${before}`)
  const ID = await idOf(openEvent(page))
  await page.keyboard.press('Escape')
  const link = rowAt(page, 33).getByRole('link')
  await expect(link).toHaveAttribute('href', new RegExp(`/events/${ID}\\b`))
  await expect(link).toBeFocused()
  await expect(link).toBeInViewport()
})

test('Previous and Next lead through the same filtered and ordered list, to both its ends', async ({
  page,
  api,
  expectAccessible,
}) => {
  const filter = 'type:callback status:error'
  const { records } = await api.events({ filter, orderBy: 'nPriority', limitPageSize: 100 })
  const IDs = records.map(({ ID }) => ID)
  expect(IDs.length).toBeGreaterThan(3)
  await page.goto(`/events?filter=${encodeURIComponent(filter)}&sort=priority`)
  await rowAt(page, 2).getByRole('link').click()
  const previous = page.getByRole('button', { name: 'Previous' })
  const next = page.getByRole('button', { name: 'Next' })
  await expect(previous).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible()

  for (const [place, ID] of IDs.entries()) {
    await expect(page).toHaveURL(new RegExp(`/events/${ID}\\?`))
    await expect(openEvent(page)).toHaveAccessibleName(`Event ${ID}`)
    await expect(rowAt(page, place + 2)).toHaveAttribute('aria-current', 'true')
    if (place < IDs.length - 1) await next.click()
  }
  await expect(next).toHaveAttribute('aria-disabled', 'true')
  await expect(next).toBeFocused()

  await page.keyboard.press('p')
  await expect(page).toHaveURL(new RegExp(`/events/${IDs.at(-2)}\\?`))
  await page.keyboard.press('n')
  await expect(page).toHaveURL(new RegExp(`/events/${IDs.at(-1)}\\?`))

  // Faster than any page can follow: each key is a step all the same.
  await page.evaluate(() => {
    for (const key of ['p', 'p', 'p', 'n']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }
  })
  await expect(openEvent(page)).toHaveAccessibleName(`Event ${IDs.at(-3)}`)
  await expect(page).toHaveURL(new RegExp(`/events/${IDs.at(-3)}\\?`))
})

/** The first row that is wholly in sight. */
const firstInSight = (page: Page) =>
  eventTable(page).evaluate((table) => {
    const top = table.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
    const rows = [...table.querySelectorAll('tr[data-place]')]
    return rows.find((row) => row.getBoundingClientRect().top >= top - 1)?.ariaRowIndex
  })

test('reload, Back and a shared link bring the same place in the list, and the same open event', async ({
  page,
  browser,
  journey,
}) => {
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  // Until it is counted the list is as long as what has come.
  await counted(page)
  await rowAt(page, 3).hover()
  await page.mouse.wheel(0, 34 * 251)
  await expect(page).toHaveURL(/row=251/)
  await page.reload()
  await expect.poll(() => firstInSight(page)).toBe('253')
  await expect(rowAt(page, 253).getByRole('link')).toBeVisible()

  await rowAt(page, 256).getByRole('link').click()
  const ID = await idOf(openEvent(page))
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('region', { name: `Event ${ID}` })).toBeVisible()
  await expect(rowAt(page, 256)).toHaveAttribute('aria-current', 'true')
  await expect(rowAt(page, 256)).toBeInViewport()

  const other = await browser.newPage()
  await other.goto(journey.links.admin)
  await expect(rowAt(other, 2).getByRole('link')).toBeVisible()
  await other.goto(page.url())
  await expect(other.getByRole('region', { name: `Event ${ID}` })).toBeVisible()
  await expect.poll(() => firstInSight(other)).toBe('253')
  // Without a place, the event's own row is where the list is.
  await other.goto(`${journey.url}/events/${ID}`)
  await expect(rowAt(other, 256)).toHaveAttribute('aria-current', 'true')
  await expect(rowAt(other, 256)).toBeInViewport()
  await other.close()
})
