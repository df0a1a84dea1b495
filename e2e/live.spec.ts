import { eventCount, eventTable, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { exactly, freshness, idOf, pill, watchColumn } from './live'

const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Just in' }

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
  const box = await read.boundingBox()
  const seen = await watchColumn(page, 'Status')

  for (let created = 0; created < 4; created += 1) await api.createEvent(mail)
  const alsoChanged = await idOf(rowAt(page, 9))
  const weighed = [changedID, alsoChanged]
  expect(await api.actOnAll(weighed, { action: 'priority', nPriority: 199 })).toEqual(weighed)
  expect(await api.actOnAll([goneID], { action: 'close' })).toEqual([goneID])
  await expect(exactly(page, '4 new, 2 changed, 1 gone')).toBeVisible()

  expect(await read.boundingBox()).toEqual(box)
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
  expect(await seen()).toContain('Waiting')
  expect(await seen()).not.toContain('Done')
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
