import type { Locator, Page } from '@playwright/test'
import { eventCount, eventTable, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'

const freshness = (page: Page) => page.getByRole('status', { name: 'Freshness' })
const pill = (page: Page) => page.getByRole('button', { name: /\d+ (new|changed|gone)/ })
const exactly = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Just in' }

const idOf = async (row: Locator) =>
  Number(
    /\/events\/(\d+)/.exec((await row.getByRole('link').first().getAttribute('href')) ?? '')?.[1],
  )
const boxOf = (row: Locator) => row.boundingBox()

/** Which texts stand in a column of the list, from now on and at any moment. */
async function watchColumn(page: Page, name: string): Promise<() => Promise<string[]>> {
  await eventTable(page).evaluate((table, title) => {
    const seen = new Set<string>()
    const heads = [...table.querySelectorAll('thead th')]
    const at = heads.findIndex((head) => head.textContent?.trim() === title)
    const look = () => {
      for (const row of table.querySelectorAll('tbody tr[data-place]')) {
        const text = row.children[at]?.textContent?.trim()
        if (text) seen.add(text)
      }
    }
    const all = { subtree: true, childList: true, characterData: true }
    new MutationObserver(look).observe(table, all)
    look()
    Reflect.set(window, 'seenTexts', seen)
  }, name)
  return () => page.evaluate(() => [...(Reflect.get(window, 'seenTexts') as Set<string>)])
}

test('what happens while one reads gathers in a pill, and nothing moves until one asks', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  // Chats that have ended cannot be weighed.
  const filter = 'status:open -status:98'
  await filterBy(page, filter)
  const before = await api.countOf(filter)
  await expect(matches(page)).toHaveText(eventCount(before))
  await expect(freshness(page)).toHaveText('Fresh')
  const [changed, gone, read] = [rowAt(page, 3), rowAt(page, 4), rowAt(page, 6)]
  const [changedID, goneID, readID] = [await idOf(changed), await idOf(gone), await idOf(read)]
  await read.getByRole('link').first().focus()
  const box = await boxOf(read)
  const seen = await watchColumn(page, 'Status')

  for (let created = 0; created < 4; created += 1) await api.createEvent(mail)
  const alsoChanged = await idOf(rowAt(page, 9))
  const weighed = [changedID, alsoChanged]
  expect(await api.actOnAll(weighed, { action: 'priority', nPriority: 199 })).toEqual(weighed)
  expect(await api.actOnAll([goneID], { action: 'close' })).toEqual([goneID])
  await expect(exactly(page, '4 new, 2 changed, 1 gone')).toBeVisible()

  expect(await boxOf(read)).toEqual(box)
  expect(await idOf(read)).toBe(readID)
  await expect(read.getByRole('link').first()).toBeFocused()
  await expect(gone).toHaveAttribute('data-state', 'gone')
  await expect(changed.locator('[data-changed]')).not.toHaveCount(0)
  await expect(matches(page)).toHaveText(eventCount(before))

  await exactly(page, '4 new, 2 changed, 1 gone').press('Enter')
  await expect(matches(page)).toHaveText(eventCount(before + 3))
  await expect(rowAt(page, 2)).toContainText('Just in')
  await expect(pill(page)).toHaveCount(0)
  await expect(read.getByRole('link').first()).toBeFocused()
  await expect(eventTable(page).locator(`a[href^="/events/${goneID}?"]`)).toHaveCount(0)
  expect(await seen()).not.toContain('Done')
})

test('two hundred changes a second for a while: the row stays, the numbers are right, and the filter holds', async ({
  page,
  api,
  signIn,
}) => {
  const filter = 'priority:0..150'
  await signIn('supervisor')
  await filterBy(page, filter)
  await expect(freshness(page)).toHaveText('Fresh')
  await expect(matches(page)).toHaveText(eventCount(await api.countOf(filter)))
  const { records } = await api.events({ filter: `${filter} status:open`, limitPageSize: 400 })
  const IDs = records.map(({ ID }) => ID)
  const read = rowAt(page, 5)
  await read.getByRole('link').first().focus()
  const box = await boxOf(read)
  const readID = await idOf(read)
  const priorities = await watchColumn(page, 'Priority')

  const rounds = 25
  let moved: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    moved = await api.actOnAll(IDs.slice(40), { action: 'priority', nPriority: round })
    expect(await boxOf(read)).toEqual(box)
  }
  expect(moved.length * rounds).toBeGreaterThan(600)
  const left = await api.actOnAll(IDs.slice(0, 40), { action: 'priority', nPriority: 199 })
  expect(left.length).toBeGreaterThan(0)
  for (let created = 0; created < 10; created += 1) await api.createEvent(mail)
  await expect(exactly(page, `10 new, ${moved.length} changed, ${left.length} gone`)).toBeVisible()
  expect(await boxOf(read)).toEqual(box)
  expect(await idOf(read)).toBe(readID)

  // Pages that are fetched only now belong to the same list, in the same places.
  const rows = Number(await eventTable(page).getAttribute('aria-rowcount'))
  expect(rows).toBeGreaterThan(200)
  await page.keyboard.press('End')
  await expect(rowAt(page, rows).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(rowAt(page, 2).getByRole('link').first()).toBeFocused()
  expect(await idOf(read)).toBe(readID)

  await pill(page).click()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf(filter)))
  expect((await priorities()).map(Number).filter((priority) => priority > 150)).toEqual([])
})

test('updates pause and resume', async ({ page, api, signIn }) => {
  await signIn('agent')
  await expect(freshness(page)).toHaveText('Fresh')
  await page.getByRole('button', { name: 'Pause updates' }).click()
  await api.createEvent(mail)
  await page.clock.install()
  await page.clock.fastForward(20_000)
  await expect(freshness(page)).toHaveText('Ageing')
  await page.clock.fastForward(120_000)
  await expect(freshness(page)).toHaveText(/^Stale · 2/)
  await expect(pill(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Resume updates' }).click()
  await page.clock.resume()
  await expect(exactly(page, '1 new')).toBeVisible()
  await expect(freshness(page)).toHaveText('Fresh')
})

test('after a lost network everything is caught up', async ({
  page,
  context,
  api,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('agent')
  await expect(freshness(page)).toHaveText('Fresh')
  await context.setOffline(true)
  await expect(freshness(page)).toHaveText('Ageing', { timeout: 30_000 })
  await api.createEvent(mail)
  await api.createEvent(mail)
  await expect(pill(page)).toHaveCount(0)
  await context.setOffline(false)
  await expect(exactly(page, '2 new')).toBeVisible()
  await expect(freshness(page)).toHaveText('Fresh')
})

test('a page that was frozen, as by a sleeping computer, catches up by itself', async ({
  page,
  context,
  api,
  signIn,
}) => {
  await signIn('agent')
  await expect(freshness(page)).toHaveText('Fresh')
  const browser = await context.newCDPSession(page)
  await browser.send('Page.setWebLifecycleState', { state: 'frozen' })
  const { records } = await api.events({ filter: 'status:open', limitPageSize: 9 })
  const moved = await api.actOnAll(
    records.map(({ ID }) => ID),
    { action: 'priority', nPriority: 177 },
  )
  await api.createEvent(mail)
  await browser.send('Page.setWebLifecycleState', { state: 'active' })
  await expect(exactly(page, `1 new, ${moved.length} changed`)).toBeVisible()
  await expect(freshness(page)).toHaveText('Fresh')
})

test('who loses the right to listen is asked to sign in', async ({
  page,
  api,
  signIn,
  allowRefusals,
}) => {
  allowRefusals([401])
  await signIn('supervisor')
  await expect(freshness(page)).toHaveText('Fresh')
  await api.revokeTokens('supervisor')
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible({ timeout: 5000 })
})
