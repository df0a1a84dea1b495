import type { Page } from '@playwright/test'
import { matches, openMenu } from './eventList'
import { expect, test } from './fixtures'
import { chooseGroups, fillIn, pick } from './form'
import { exactly, freshness } from './live'

const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Just in' }

test('the numbers in a menu of the filter are those of the list, before and after the pill', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor', '/events?filter=status:open')
  const types = await openMenu(page, 'Type')
  const sum = async () =>
    ((await types.innerText()).match(/\d+/g) ?? []).reduce((all, count) => all + Number(count), 0)
  const matching = async () => Number.parseInt(await matches(page).innerText(), 10)
  await expect.poll(async () => (await sum()) === (await matching())).toBe(true)
  const before = await sum()

  await api.createEvent(mail)
  await expect(exactly(page, '1 new')).toBeVisible()
  expect(await sum()).toBe(before)
  await exactly(page, '1 new').click()
  await openMenu(page, 'Type')
  await expect.poll(sum).toBe(before + 1)
  await expect.poll(matching).toBe(before + 1)
})

test('a list that could not be read is neither fresh nor being counted', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('supervisor')
  await expect(freshness(page)).toHaveText('Fresh')
  await page.route(/\/app\/v1\/events\?/, (route) => route.abort())
  await page.goto('/events?filter=status:open')
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await expect(freshness(page)).toHaveText('Not loaded')
  await expect(matches(page)).toHaveText('Not counted')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(matches(page)).toHaveText(/\d/)
  await expect(freshness(page)).toHaveText('Fresh')
})

test('an open event says in place what another does to it, also after a lost network', async ({
  page,
  context,
  api,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  const { ID } = (await api.createEvent(mail)) ?? { ID: 0 }
  await signIn('supervisor', `/events/${ID}`)
  const own = page.getByRole('status', { name: 'Freshness of the event' })
  await expect(own).toHaveText('Fresh')
  const comment = page.getByRole('textbox', { name: 'Comment' })
  await comment.fill('Half a')
  const event = page.getByRole('region', { name: `Event ${ID}` })
  await expect(event.getByRole('region', { name: 'Why is it still here?' })).toContainText('number')
  const content = event.getByRole('region', { name: 'Content' })
  const parts = [event.locator('dl').first(), content, comment]
  const boxes = () => Promise.all(parts.map((part) => part.boundingBox()))
  const before = await boxes()
  await api.act(ID, { action: 'priority', nPriority: 77 })
  await expect(event).toContainText(/Changed by .+, \d+ s ago: priority 50 → 77/)
  expect(await boxes()).toEqual(before)
  await expect(page.getByRole('list', { name: 'History' })).toContainText('Priority changed')

  await context.setOffline(true)
  await expect(own).toHaveText('Ageing', { timeout: 30_000 })
  await api.act(ID, { action: 'priority', nPriority: 78 })
  await context.setOffline(false)
  await expect(event).toContainText(/Changed by .+ ago: priority 77 → 78/)
  await expect(own).toHaveText('Fresh')
  expect(await boxes()).toEqual(before)
  await expect(comment).toHaveValue('Half a')

  await page.getByRole('button', { name: 'Pause updates' }).click()
  await expect(own).toHaveText('Ageing')
  await expect(freshness(page)).toHaveText('Ageing')
  await page.getByRole('button', { name: 'Resume updates' }).click()
  await expect(own).toHaveText('Fresh')
})

test('the form says while one types what others have just opened or done for this caller', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('agent', '/events/new')
  await page.getByLabel('Sender', { exact: true }).fill('+49 151 23456789')
  const radar = page.getByRole('status').filter({ hasText: /open event/ })
  await expect(page.getByLabel('Sender', { exact: true })).toHaveValue('+49 151 23456789')
  const callback = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '4915123456789' }
  const { ID } = (await api.createEvent({ ...callback, Subject: 'Call me' })) ?? { ID: 0 }
  await expect(radar).toContainText('Call me')
  await api.act(ID, { action: 'close', Comment: 'Done' })
  await expect(radar).toHaveCount(0)
})

/** Every page with records of which the change feed does not tell. */
const polledPages = async (page: Page, look: (label: string) => Promise<void>) => {
  for (const path of ['/campaigns', '/settings/tokens', '/settings/audit']) {
    await page.goto(path)
    await look('Freshness')
  }
  await page.goto('/campaigns')
  await page.getByRole('table', { name: 'Campaigns' }).getByRole('link').first().click()
  await look('Freshness')
  await look('Freshness of the contacts')
}

test('every other list and page tells its age, and stays when it cannot be read any more', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('admin')
  await page.clock.install()
  await polledPages(page, async (label) => {
    const sign = page.getByRole('status', { name: label, exact: true })
    await expect(sign).toHaveText('Fresh')
  })

  const campaigns = page.getByRole('table', { name: 'Campaigns' })
  await page.goto('/campaigns')
  await expect(campaigns).toBeVisible()
  await page.route(/\/(rest|app|health)\//, (route) => route.abort())
  // The first look after that fails, and after each of its tries the next one waits longer.
  for (let second = 0; second < 25; second += 1) await page.clock.runFor(1000)
  await expect(freshness(page)).toHaveText('Ageing')
  await expect(page.getByText('The server does not answer')).toBeVisible()
  await page.clock.fastForward(60_000)
  await expect(freshness(page)).toHaveText(/^Stale · /)
  await expect(campaigns).toBeVisible()
  await page.unrouteAll()
  await page.clock.runFor(20_000)
  await expect(freshness(page)).toHaveText('Fresh')

  // What one reads from the newest on never moves by itself.
  await page.goto('/settings/audit')
  await expect(freshness(page)).toHaveText('Fresh')
  await page.clock.fastForward(20_000)
  await expect(freshness(page)).toHaveText('Ageing')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(freshness(page)).toHaveText('Fresh')
})

test('what others do to campaigns and tokens comes by itself', async ({ page, api, signIn }) => {
  const [campaign] = await api.campaigns()
  const campaigns = page.getByRole('table', { name: 'Campaigns' })
  await signIn('admin', '/campaigns')
  await expect(campaigns).toBeVisible()
  await api.ask('POST', '/dialler/campaigns/clone', {
    source: campaign?.Name,
    destination: 'Cloned elsewhere',
  })
  await expect(campaigns).toContainText('Cloned elsewhere', { timeout: 15_000 })
})

test('entries of the former filter step back until those of the new one are there', async ({
  page,
  signIn,
}) => {
  await signIn('admin', '/settings/audit')
  const rows = page.locator('tbody')
  await expect(rows).toHaveCSS('opacity', '1')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/app\/v1\/audit\?/, async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('searchbox').fill('action:session.start')
  await expect(rows).toHaveCSS('opacity', '0.5')
  letGo()
  await expect(rows).toHaveCSS('opacity', '1')
  await expect(rows).not.toContainText('token.create')
})

test('on a phone the numbers of audit entries stand on one line', async ({ page, api, signIn }) => {
  for (let entry = 0; entry < 10; entry += 1) await api.createEvent(mail)
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn('admin', '/settings/audit')
  const cells = page.locator('tbody td:first-child')
  await expect(cells.first()).toHaveText(/^\d\d+$/)
  const lines = await cells.first().evaluate((cell) => {
    const range = document.createRange()
    range.selectNodeContents(cell)
    return range.getClientRects().length
  })
  expect(lines).toBe(1)
})

test('what is sent without a network waits in sight, can be called back, and goes by itself', async ({
  page,
  api,
  context,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  const { ID } = (await api.createEvent(mail)) ?? { ID: 0 }
  const stored = async () => (await api.events({ filter: `id:${ID}` })).records[0]?.nPriority
  await signIn('supervisor', `/events/${ID}`)
  const comment = page.getByRole('textbox', { name: 'Comment' })
  const send = page.getByRole('button', { name: 'Add comment', exact: true })
  const waits = page.getByText('What you sent waits in this page')
  const history = page.getByRole('list', { name: 'History' })
  await expect(comment).toBeVisible()
  await expect(history).toBeVisible()

  await context.setOffline(true)
  await comment.fill('Said in a tunnel')
  await send.click()
  await expect(waits).toBeVisible()
  // However long the sentence is, it leaves the navigation beside it whole.
  await page.setViewportSize({ width: 1216, height: 900 })
  const bar = await page.getByRole('status').filter({ has: waits }).boundingBox()
  const nav = await page.getByRole('navigation', { name: 'Main' }).boundingBox()
  expect(bar?.x).toBeGreaterThanOrEqual((nav?.x ?? 0) + (nav?.width ?? 0))
  await page.getByRole('button', { name: 'Do not send' }).click()
  await expect(waits).toBeHidden()
  await expect(page.getByText('Nothing was sent.')).toBeVisible()
  await expect(comment).toHaveValue('Said in a tunnel')
  expect(await stored()).toBe(50)

  await send.click()
  await expect(waits).toBeVisible()
  await context.setOffline(false)
  await expect(waits).toBeHidden()
  await expect(history).toContainText('Said in a tunnel')
  await expect(comment).toHaveValue('')
})

test('an event that is created without a network waits, and is created once', async ({
  page,
  api,
  context,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('agent', '/events/new')
  await chooseGroups(page, 'One group')
  await pick(page, 'Group', 'Support')
  await fillIn(page, { Sender: '+49 151 23456789', Subject: 'From a train' })
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Create event' }).click()
  const waits = page.getByText('What you sent waits in this page')
  await expect(waits).toBeVisible()
  await page.getByRole('button', { name: 'Do not send' }).click()
  await expect(page.getByText('Nothing was sent.')).toBeVisible()
  await expect(page.getByLabel('Subject', { exact: true })).toHaveValue('From a train')
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(waits).toBeVisible()
  await context.setOffline(false)
  await expect(page).toHaveURL(/\/events\/\d+$/)
  expect(await api.countOf('subject:"From a train"')).toBe(1)
})

test('of a filter that cannot be read from the beginning nothing is counted', async ({
  page,
  signIn,
}) => {
  await signIn('agent', '/events?filter=group:')
  await expect(page.getByText('This filter cannot be read')).toBeVisible()
  await expect(matches(page)).toHaveText('Not counted')
})
