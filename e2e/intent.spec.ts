import type { Locator, Page, Request } from '@playwright/test'
import { eventCount, matches, openMenu, rowAt, tabOf } from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'
import { expectWhole, opened, readyList, rested, watchRequests } from './requests'

/** The pointer comes to something and rests there, until what it means was answered. */
async function restOn(page: Page, place: Locator): Promise<void> {
  const isAhead = (request: Request) => request.headers()[ahead] === '1'
  const answered = page.waitForEvent('requestfinished', isAhead)
  await pointAt(page, place)
  await answered
  await rested(page)
}
const ahead = 'callboard-ahead'

/** As a hand does it: with more than one movement. */
async function pointAt(page: Page, place: Locator): Promise<void> {
  await place.scrollIntoViewIfNeeded()
  const box = await place.boundingBox()
  if (!box) throw new Error('There is nothing to point at')
  await page.mouse.move(box.x + 4, box.y + box.height / 2)
  await page.mouse.move(box.x + 8, box.y + box.height / 2)
}

/** Without what the feed's first word makes the list look at once more, whenever that comes. */
const ofPress = (asked: readonly string[]) =>
  asked.filter((path) => !/\/(standing|views\/counts)$/.test(path))

const press = async (page: Page) => {
  await page.mouse.down()
  await page.mouse.up()
}

/** The pointer rests on it, then it is pressed, which asks nothing. */
async function expectNone(page: Page, place: Locator, shown: () => Promise<unknown>) {
  await restOn(page, place)
  const asked = watchRequests(page)
  await press(page)
  await shown()
  await rested(page)
  expect(ofPress(asked)).toEqual([])
}

test('a value and a view on which the pointer rests ask nothing when they are pressed', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  const status = await openMenu(page, 'Status')
  const waiting = status.getByText('Waiting', { exact: true })
  const count = eventCount(await api.countOf('status:1'))
  await expectNone(page, waiting, () => expect(matches(page)).toHaveText(count))
  await page.keyboard.press('Escape')
  const errors = eventCount(await api.countOf('status:error'))
  await expectNone(page, tabOf(page, 'Errors'), () => expect(matches(page)).toHaveText(errors))
})

test('a row and Next on which the pointer rests ask nothing when they are pressed', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  const expectOpen = async (row: number) => {
    await expect(rowAt(page, row)).toHaveAttribute('aria-current', 'true')
    await expectWhole(page)
  }
  await expectNone(page, rowAt(page, 4).getByRole('link'), () => expectOpen(4))
  await expectNone(page, page.getByRole('button', { name: 'Next' }), () => expectOpen(5))
})

test('what the keyboard rests on asks nothing when it is pressed', async ({ page, signIn }) => {
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  await page.keyboard.press('j')
  const answered = page.waitForEvent('requestfinished', (request) => /opened$/.test(request.url()))
  await page.keyboard.press('j')
  await answered
  const asked = watchRequests(page)
  await page.keyboard.press('Enter')
  await expect(opened(page).getByRole('heading', { level: 2 })).toBeVisible()
  await expectWhole(page)
  await rested(page)
  expect(ofPress(asked)).toEqual([])
})

test('one thing at a time is meant: what the pointer leaves is given up, and shows nowhere', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  const letThrough = await holdBack(page, '**/app/v1/events?*')
  const begun = page.waitForRequest('**/app/v1/events?*')
  await pointAt(page, tabOf(page, 'Errors'))
  const errors = await begun
  const givenUp = page.waitForEvent('requestfailed', (request) => request === errors)
  const next = page.waitForRequest(
    (request) => request !== errors && /\/events\?/.test(request.url()),
  )
  const before = await matches(page).innerText()
  await pointAt(page, tabOf(page, 'Overdue'))
  await givenUp
  await next
  await expect(matches(page)).toHaveText(before)
  await expect(page.locator('[data-leaving]')).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await letThrough()
  await expect(matches(page)).toHaveText(before)
  await expect(page).toHaveURL(/filter=$/)
})

test('what could not be fetched ahead is asked by the press, and nobody is told', async ({
  page,
  api,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  let isBroken = true
  await page.route('**/app/v1/events?*', (route) => (isBroken ? route.abort() : route.continue()))
  const failed = page.waitForEvent('requestfailed')
  await pointAt(page, tabOf(page, 'Errors'))
  await failed
  await rested(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
  isBroken = false
  const asked = watchRequests(page)
  await press(page)
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('status:error')))
  expect(ofPress(asked)).toEqual(['/app/v1/events'])

  // A server that has no time ahead says so, and does not the work.
  await page.unrouteAll()
  await page.route('**/app/v1/events?*', (route) =>
    route.request().headers()[ahead] ? route.fulfill({ status: 204 }) : route.continue(),
  )
  await restOn(page, tabOf(page, 'Overdue'))
  asked.length = 0
  await press(page)
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('appointment:overdue')))
  expect(ofPress(asked)).toEqual(['/app/v1/events'])
})

test('what comes under the pointer by a press is not meant', async ({ page, signIn }) => {
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  await restOn(page, rowAt(page, 5).getByRole('link'))
  const asked = watchRequests(page)
  await press(page)
  await expect(rowAt(page, 5)).toHaveAttribute('aria-current', 'true')
  // Another row comes under it, and it has not moved.
  await page.mouse.wheel(0, 34 * 3)
  await page.waitForTimeout(300)
  expect(ofPress(asked)).toEqual([])
})

test('who signs in next never sees what was fetched ahead for another', async ({
  page,
  journey,
  signIn,
}) => {
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  await restOn(page, tabOf(page, 'Errors'))
  await page.mouse.move(0, 0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  // In the same page, which has kept nothing.
  await page.getByRole('textbox', { name: 'Access token' }).fill(journey.tokens.agent)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // An agent with groups begins at their work.
  await page.getByRole('link', { name: 'Events', exact: true }).click()
  await expect(tabOf(page, 'All')).toHaveText(/\d/)
  const asked = watchRequests(page)
  await tabOf(page, 'Errors').click()
  await expect(tabOf(page, 'Errors')).toHaveAttribute('aria-current', 'page')
  await expect(page.locator('[data-leaving]')).toHaveCount(0)
  expect(asked).toContain('/app/v1/events')
})
