import {
  buildOf,
  expectFresh,
  freshness,
  heapOf,
  oldNumbers,
  openDisplay,
  tile,
  trouble,
} from './display'
import { expect, test } from './fixtures'

test('a supervisor makes a display link, which shows the board and leads nowhere', async ({
  page,
  browser,
  journey,
  signIn,
  expectAccessible,
}) => {
  await signIn('supervisor', '/settings/tokens')
  await page.getByRole('textbox', { name: 'Name' }).fill('Wall')
  await expect(page.getByRole('combobox', { name: 'Role' })).toHaveValue('Display')
  await expect(page.getByRole('combobox', { name: 'For user' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Create token' }).click()
  const shown = page.getByRole('status').getByRole('code')
  await expect(shown).toHaveText(/\/wallboard#cb_[\w-]{43}$/)
  const address = (await shown.textContent()) ?? ''
  expect(address.startsWith(journey.url)).toBe(true)
  await expectAccessible()

  // Another browser, in which nobody ever signed in.
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const wall = await context.newPage()
  await wall.goto(address)
  await expectFresh(wall)
  for (const name of ['Open', 'Oldest waiting', 'Due now', 'Overdue', 'Closed today']) {
    await expect(tile(wall, name)).toHaveText(/\d/)
  }
  await expect(wall.getByRole('table', { name: 'Groups' }).getByRole('row')).not.toHaveCount(1)
  await expect(wall.locator('a, button, nav, input')).toHaveCount(0)
  const overflow = () =>
    wall.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight]
    })
  expect(await overflow()).toEqual([0, 0])
  await wall.reload()
  await expectFresh(wall)
  expect(wall.url()).toBe(address)
  await context.close()
})

test('a revoked display says so within 5 s, shows no number, and works again with a new link', async ({
  page,
  journey,
  api,
  allowRefusals,
}) => {
  allowRefusals([401])
  await openDisplay(page, journey.tokens.display)
  await api.revokeTokens('display')
  await expect(trouble(page)).toContainText('This display link was revoked', { timeout: 5000 })
  await expect(page.getByRole('region')).toHaveCount(0)
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wallboard')

  const { token } = await api.ask<{ token: string }>('POST', '/app/v1/tokens', {
    name: 'New wall',
    role: 'display',
  })
  await page.goto(`/wallboard#${token}`)
  await expectFresh(page)
})

test('without a network or an answer it says what is wrong and how old the numbers are', async ({
  page,
  context,
  journey,
  allowUnreachable,
  allowRefusals,
}) => {
  allowUnreachable()
  allowRefusals([429])
  await page.clock.install()
  await openDisplay(page, journey.tokens.display)
  await context.setOffline(true)
  await expect(trouble(page)).toHaveText(
    /^This screen has no network\. The numbers are of \d\d:\d\d:\d\d, \d+ s old\.$/,
  )
  await page.clock.fastForward('12:00')
  await expect(freshness(page)).toContainText('Stale · 12m')
  await expect(trouble(page)).toContainText('12m old.')
  await context.setOffline(false)
  await expectFresh(page)

  await page.route('**/app/v1/**', (route) =>
    route.fulfill({
      status: 429,
      json: { status: 429, error: 'Too many calls with this access token' },
    }),
  )
  await expect(trouble(page)).toContainText('Too many calls')
  await page.unroute('**/app/v1/**')
  await expectFresh(page)
  await page.route('**/app/v1/**', (route) => route.abort())
  await expect(trouble(page)).toContainText('The server does not answer. The numbers are of')
  await page.unroute('**/app/v1/**')
  await expectFresh(page)
  expect(await oldNumbers(page)).toEqual([])
})

test('a build that cannot be loaded leaves the one before in its place', async ({
  page,
  journey,
  server,
  allowUnreachable,
}) => {
  allowUnreachable()
  await page.clock.install()
  await openDisplay(page, journey.tokens.display)
  const first = await buildOf(page)
  await page.route(/\/assets\/.*-next/, (route) => route.abort())
  const looked = page.waitForEvent('requestfailed')
  await server.deploy()
  await page.clock.fastForward('00:31')
  await looked
  await expectFresh(page)
  expect(await buildOf(page)).toBe(first)
  await page.unroute(/\/assets\/.*-next/)
  await page.clock.fastForward('00:31')
  await expect.poll(() => buildOf(page)).not.toBe(first)
  await expectFresh(page)
})

test('a day on the wall: restarts, lost networks, new builds and a clock that is set', async ({
  page,
  context,
  journey,
  server,
  allowUnreachable,
}) => {
  allowUnreachable()
  const opened: string[] = []
  page.on('framenavigated', (frame) => opened.push(new URL(frame.url()).pathname))
  await page.clock.install()
  await openDisplay(page, journey.tokens.display)

  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) await page.clock.fastForward('01:00')
  }
  const loseNetwork = async () => {
    await context.setOffline(true)
    await expect(trouble(page)).toBeVisible()
    await page.clock.fastForward('20:00')
    await expect(trouble(page)).toContainText('20m old.')
    await context.setOffline(false)
    await expectFresh(page)
  }
  const deploy = async () => {
    const before = await buildOf(page)
    await server.deploy()
    await page.clock.fastForward('00:31')
    await expect.poll(() => buildOf(page)).not.toBe(before)
    await expectFresh(page)
  }
  const setClock = async () => {
    await context.setOffline(true)
    await expect(trouble(page)).toBeVisible()
    const hourAgo = await page.evaluate(() => Date.now() - 60 * 60_000)
    await page.clock.setSystemTime(hourAgo)
    // No age is better than a wrong one; the numbers still say of when they are.
    await expect(freshness(page)).toHaveText(/^Age unknown · As of \d\d:\d\d:\d\d$/)
    await expect(trouble(page)).toHaveText(/The numbers are of \d\d:\d\d:\d\d\.$/)
    await context.setOffline(false)
    await expectFresh(page)
  }

  // The builds come first: a page that began anew holds nothing of the one before.
  const day: Record<number, () => Promise<void>> = {
    0: deploy,
    1: deploy,
    5: setClock,
    ...Object.fromEntries([2, 6, 10, 14, 18].map((hour) => [hour, loseNetwork])),
    ...Object.fromEntries([3, 8, 12, 16, 20].map((hour) => [hour, server.restart])),
  }
  let warm = 0
  for (let hour = 0; hour < 24; hour += 1) {
    await day[hour]?.()
    await minutes(6)
    await page.clock.fastForward('54:00')
    await expectFresh(page)
    if (hour === 3) warm = await heapOf(page)
  }
  expect(await heapOf(page)).toBeLessThan(warm * 1.1)
  expect(new Set(opened)).toEqual(new Set(['/wallboard']))
  expect(await oldNumbers(page)).toEqual([])
})
