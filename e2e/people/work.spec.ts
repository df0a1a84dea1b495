import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const group = 235
const takeNext = (page: Page) => page.getByRole('button', { name: 'Take next' })
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const outcome = (page: Page) => page.getByRole('status', { name: 'Outcome of Take next' })
const subjects = (page: Page, name: string) =>
  part(page, name).getByRole('list').getByRole('link').allInnerTexts()

const event = (Subject: string, more: object = {}) => ({
  AcdEventTypesID: 5,
  AcdGroupsID: group,
  Sender: 'a@example.com',
  Subject,
  ...more,
})

/** Signs a page in by a token that stands for this user. */
async function enterAs(page: Page, token: string, path: string): Promise<void> {
  const answer = await page.context().request.post('/app/v1/session', { data: { token } })
  expect(answer.status()).toBe(200)
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

// Anna, the agent, is a member of the group. Nothing waits but what a journey creates.
test.beforeEach(({ asOwner }) =>
  asOwner(`SET callboard.client_id = '1';
    UPDATE acd_events SET acd_event_status_id = 99 WHERE client_id = 1`),
)

type Token = { token: string }
type People = { records: { UsersID: number }[] }

test('an agent takes the next event by key and by button, until nothing waits', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await api.createEvent(event('Usual'))
  await api.createEvent(event('Urgent', { nPriority: 90 }))
  await signIn('agent', '/work')
  await expect(page).toHaveTitle('My work · Callboard')
  for (const name of ['Mine', 'Due', 'Next']) {
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  }
  expect(await subjects(page, 'Next')).toEqual(['Urgent', 'Usual'])
  await expectAccessible()

  await page.keyboard.press('t')
  await expect(outcome(page)).toContainText('Urgent')
  await expect(outcome(page).getByRole('link', { name: 'Urgent' })).toBeFocused()
  await expect.poll(() => subjects(page, 'Mine')).toEqual(['Urgent'])
  await expect.poll(() => subjects(page, 'Next')).toEqual(['Usual'])

  await takeNext(page).click()
  await expect(outcome(page)).toContainText('Usual')
  await expect.poll(() => subjects(page, 'Mine')).toHaveLength(2)
  await takeNext(page).click()
  await expect(outcome(page)).toHaveText('Nothing waits for you, and no appointment is ahead.')
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
})

test('where nothing waits, the page says what would come and when', async ({
  page,
  api,
  signIn,
}) => {
  const later = await api.createEvent(event('Later', { dtAppointmentTime: '18:00' }))
  await signIn('agent', '/work')
  const text = `Nothing waits for you now. Event ${later?.ID} comes next: 24 Nov 2026, 18:00`
  await expect(part(page, 'Next')).toContainText(text)
  await takeNext(page).click()
  await expect(outcome(page)).toContainText(text)
})

test('two browsers never get the same event', async ({ page, api, signIn, another }) => {
  const other = 4
  await api.ask('PUT', '/app/v1/groups/500/settings', {
    members: [3, other].map((UsersID) => ({ UsersID, role: 'member' })),
  })
  const { token } = await api.ask<Token>('POST', '/app/v1/tokens', {
    name: 'other',
    role: 'agent',
    UsersID: other,
  })
  for (let n = 1; n <= 6; n++) await api.createEvent(event(`Number ${n}`, { AcdGroupsID: 500 }))
  const second = await another()
  await signIn('agent', '/work')
  await enterAs(second, token, '/work')
  for (let round = 1; round <= 3; round++) {
    await Promise.all([page, second].map((one) => takeNext(one).click()))
    for (const one of [page, second]) {
      await expect.poll(() => subjects(one, 'Mine')).toHaveLength(round)
    }
  }
  const taken = [...(await subjects(page, 'Mine')), ...(await subjects(second, 'Mine'))]
  expect(taken.sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Number ${n}`))
})

test('who pauses takes nothing, and a supervisor sees it', async ({
  page,
  api,
  signIn,
  another,
}) => {
  const { records } = await api.ask<People>('POST', '/app/v1/people', {
    UID: 'john.doe',
    FirstName: 'John',
    LastName: 'Doe',
    role: 'agent',
    groups: [{ AcdGroupsID: group, role: 'member' }],
  })
  const UsersID = records[0]?.UsersID
  const { token } = await api.ask<Token>('POST', '/app/v1/tokens', {
    name: 'john',
    role: 'agent',
    UsersID,
  })
  await api.createEvent(event('Waits'))
  const own = await another()
  await enterAs(own, token, '/work')
  await own.getByRole('button', { name: 'Pause' }).click()
  await expect(own.getByText('You have paused and take nothing.')).toBeVisible()
  await expect(takeNext(own)).toBeDisabled()
  await own.keyboard.press('t')
  await expect(outcome(own)).toBeEmpty()

  await signIn('supervisor', `/groups/${group}`)
  const row = page.getByRole('table', { name: 'Members' }).getByRole('row', { name: /Doe/ })
  await expect(row).toContainText('paused')
  await own.getByRole('button', { name: 'Go on' }).click()
  await takeNext(own).click()
  await expect(outcome(own)).toContainText('Waits')
  await expect(row).not.toContainText('paused', { timeout: 20_000 })
})

test('a sign-in that stands for no user is told so', async ({ page, signIn }) => {
  await signIn('supervisor', '/work')
  await expect(page.getByText('This sign-in stands for no user')).toBeVisible()
  await expect(takeNext(page)).toHaveCount(0)
})

test('an agent with groups begins at their work, everyone else at the list', async ({
  page,
  journey,
  another,
}) => {
  for (const [one, role, name] of [
    [page, 'agent', 'My work'],
    [await another(), 'supervisor', 'Events'],
  ] as const) {
    const { pathname, hash } = new URL(journey.links[role])
    await one.goto(pathname + hash)
    await expect(one.getByRole('heading', { level: 1, name })).toBeVisible()
    await one.goto('/')
    await expect(one.getByRole('heading', { level: 1, name })).toBeVisible()
  }
})
