import type { Page } from '@playwright/test'
import type { restApi } from './api'
import { expect, test } from './fixtures'
import { fillIn, pick } from './form'

type Api = ReturnType<typeof restApi>

// It is Tuesday 24 November 2026. Nothing is set for group 500 but what a journey sets.
const group = 500
const day = '2026-12-01'
const everyDay = [1, 2, 3, 4, 5, 6, 7]

const set = (api: Api, change: object) =>
  api.ask('PUT', `/app/v1/groups/${group}/settings`, {
    hours: everyDay.slice(0, 6).map((weekday) => ({ weekday, from: '09:00', to: '12:00' })),
    capacity: everyDay.map((weekday) => ({ weekday, number: 3 })),
    whenFull: 'refuse',
    whenClosed: 'refuse',
    ...change,
  })

const book = (api: Api, time: string, change: object = {}) =>
  api.createEvent({
    AcdEventTypesID: 3,
    AcdGroupsID: group,
    Sender: '4930123456',
    Subject: `Call at ${time}`,
    dtAppointmentDate: day,
    dtAppointmentTime: time,
    ...change,
  })

const week = (page: Page) => page.getByRole('table', { name: 'Week', exact: true })
const agenda = (page: Page) => page.getByRole('table', { name: 'Agenda' })
const slot = (page: Page, name: string) => week(page).getByRole('button', { name, exact: true })
const address = (search: Record<string, string>) =>
  `/appointments?${new URLSearchParams({ week: day, group: String(group), ...search })}`

test('a week says of each half hour how full it is, and shows whose events they are', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  await set(api, {})
  for (const time of ['10:00', '10:10', '10:29', '11:00', '15:00']) await book(api, time)
  await signIn('supervisor', '/appointments')
  await page.getByRole('button', { name: 'Next week' }).click()
  await expect(page).toHaveURL(/week=2026-11-30/)
  const { Name } = (await api.groups()).find(({ ID }) => ID === group) ?? { Name: '' }
  await pick(page, 'Group', Name)
  await expect(page).toHaveURL(/group=500/)
  await expect(slot(page, 'Tue 1 Dec, 10:00, 3 of 3, full')).toBeVisible()
  await expect(slot(page, 'Tue 1 Dec, 11:00, 1 of 3')).toBeVisible()
  await expect(slot(page, 'Tue 1 Dec, 15:00, 1 of 3, closed')).toBeVisible()
  await expect(slot(page, 'Sun 6 Dec, 10:00, closed')).toBeVisible()
  // Nothing can be or is at eight: it is folded away.
  await expect(slot(page, 'Tue 1 Dec, 08:00, closed')).toHaveCount(0)
  const all = page.getByRole('button', { name: 'All half hours' })
  await all.click()
  await expect(slot(page, 'Tue 1 Dec, 08:00, closed')).toBeVisible()
  await all.click()
  await slot(page, 'Tue 1 Dec, 10:00, 3 of 3, full').click()
  await expect(page).toHaveURL(/show=2026-12-01T10%3A00/)
  await expect(agenda(page)).toHaveAttribute('aria-rowcount', '4')
  await expect(agenda(page).getByRole('link', { name: 'Call at 10:29' })).toBeVisible()
  await week(page).getByRole('button', { name: 'Tue 1 Dec, 5 appointments' }).click()
  await expect(agenda(page)).toHaveAttribute('aria-rowcount', '6')
  await expectAccessible()
  await page.reload()
  await expect(agenda(page)).toHaveAttribute('aria-rowcount', '6')
  await expect(page.getByLabel('Group', { exact: true }).and(page.locator('input'))).toHaveValue(
    new RegExp(Name),
  )
  await page.getByRole('button', { name: 'This week' }).click()
  await expect(slot(page, 'Tue 24 Nov, 09:00, 0 of 3, past')).toBeVisible()
  await page.getByRole('button', { name: 'Previous week' }).click()
  await expect(
    week(page)
      .getByRole('button', { name: /^Mon 16 Nov/ })
      .first(),
  ).toBeVisible()
})

test('the grid is one Tab stop: arrows move in it, Enter chooses', async ({
  page,
  api,
  signIn,
}) => {
  await set(api, {})
  await book(api, '10:00')
  await signIn('agent', address({ show: `${day}T10:00` }))
  const chosen = slot(page, 'Tue 1 Dec, 10:00, 1 of 3')
  await expect(chosen).toHaveAttribute('aria-pressed', 'true')
  await expect(week(page).locator('button[tabindex="0"]')).toHaveCount(1)
  await chosen.focus()
  for (const [key, name] of [
    ['ArrowDown', 'Tue 1 Dec, 10:30, 0 of 3'],
    ['ArrowRight', 'Wed 2 Dec, 10:30, 0 of 3'],
    ['End', 'Sun 6 Dec, 10:30, closed'],
    ['Home', 'Mon 30 Nov, 10:30, 0 of 3'],
    ['ArrowLeft', 'Mon 30 Nov, 10:30, 0 of 3'],
    ['ArrowUp', 'Mon 30 Nov, 10:00, 0 of 3'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(slot(page, name)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/show=2026-11-30T10%3A00/)
  await expect(page.getByText('No appointments here')).toBeVisible()
  // On from the grid in one step, whatever was chosen in it.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'All half hours' })).toBeFocused()
})

test('both nights on which the clock changes have the half hours that they have', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor', '/appointments?week=2027-03-28&group=500')
  const at = (name: RegExp) => week(page).getByRole('button', { name })
  await page.getByRole('button', { name: 'All half hours' }).click()
  await expect(at(/^Sun 28 Mar, \d/)).toHaveCount(47)
  await expect(at(/^Sun 28 Mar, 02:/)).toHaveCount(0)
  await page.goto('/appointments?week=2026-10-25&group=500')
  await page.getByRole('button', { name: 'All half hours' }).click()
  await expect(at(/^Sun 25 Oct, \d/)).toHaveCount(51)
  await expect(at(/^Sun 25 Oct, 02:30, /)).toHaveCount(1)
  await expect(at(/^Sun 25 Oct, 02:30 \(second\), /)).toHaveCount(1)
})

test('a day whose clock shows an hour twice tells both passes apart', async ({
  page,
  api,
  asOwner,
  signIn,
}) => {
  for (const Subject of ['First pass', 'Second pass']) await book(api, '10:00', { Subject })
  await asOwner(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE acd_events SET dt_remind = CASE subject
      WHEN 'First pass' THEN timestamptz '2026-10-25T00:30Z' ELSE '2026-10-25T01:30Z' END
    WHERE subject IN ('First pass', 'Second pass'); COMMIT`)
  await signIn('supervisor', address({ week: '2026-10-25', show: '2026-10-25' }))
  const row = (name: string) => agenda(page).getByRole('row').filter({ hasText: name })
  await expect(row('Second pass')).toContainText('second time')
  await expect(row('First pass')).toBeVisible()
  await expect(row('First pass')).not.toContainText('second time')
})

test('an appointment is moved in six keys, and back', async ({ page, api, signIn }) => {
  await set(api, {})
  const moved = await book(api, '10:00')
  for (const time of ['10:30', '10:30', '10:30']) await book(api, time)
  await signIn('supervisor', address({ show: `${day}T10:00` }))
  const link = agenda(page).getByRole('link', { name: 'Call at 10:00' })
  await link.focus()
  const dialog = page.getByRole('dialog', { name: 'Move' })
  await page.keyboard.press('Tab')
  await expect(agenda(page).getByRole('button', { name: 'Move' })).toBeFocused()
  await page.keyboard.press('Enter')
  const free = dialog.getByRole('toolbar', { name: 'Next free:' })
  await expect(free.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const note = page.getByRole('status').filter({ hasText: `Event ${moved?.ID} was moved to` })
  await expect(note).toBeVisible()
  await expect(page.getByText('No appointments here')).toBeVisible()
  expect((await api.events({ filter: `id:${moved?.ID}` })).records[0]?.dtRemind).not.toBe(
    `${day}T10:00:00.000`,
  )
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(link).toBeVisible()
  expect((await api.events({ filter: `id:${moved?.ID}` })).records[0]).toMatchObject({
    dtRemind: `${day}T10:00:00.000`,
    AcdEventStatusID: 1,
  })
})

test('a move into a full slot is refused, and the free ones are offered', async ({
  page,
  api,
  signIn,
  allowRefusals,
}) => {
  allowRefusals([409])
  await set(api, {})
  await book(api, '10:00')
  for (const time of ['10:30', '10:30', '10:30']) await book(api, time)
  await signIn('supervisor', address({ show: `${day}T10:00` }))
  await agenda(page).getByRole('button', { name: 'Move' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move' })
  await dialog.getByLabel('Appointment time').fill('10:45')
  await expect(dialog.getByRole('status', { name: 'Slot' })).toHaveText(
    '10:30, 3 of 3, full: the group takes no more then.',
  )
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText(
    'This half hour of the group is full. Choose another.',
  )
  await expect(dialog.getByLabel('Appointment time')).toHaveValue('10:45')
  await dialog.getByRole('button', { name: 'Tue 1 Dec, 11:00' }).click()
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  expect(await api.countOf(`group:${group} appointment:${day}T11:00..${day}T11:29`)).toBe(1)
})

test('what is overdue stands together, and what an agent has is released', async ({
  page,
  api,
  signIn,
}) => {
  const late = await book(api, '09:00', {
    dtAppointmentDate: '2026-11-23',
    UsersID: 4,
    Subject: 'Nobody called',
  })
  await signIn('supervisor', `/appointments?group=${group}`)
  const overdue = page.getByRole('button', { name: 'Overdue', exact: true })
  await overdue.click()
  await expect(overdue).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/show=overdue/)
  const row = agenda(page).getByRole('row').filter({ hasText: 'Nobody called' })
  await expect(row).toContainText('1 d late')
  await row.getByRole('button', { name: 'Release' }).click()
  await expect(page.getByText(`Event ${late?.ID} waits for the whole group.`)).toBeVisible()
  await expect(row.getByRole('button', { name: 'Release' })).toHaveCount(0)
  const [record] = (await api.events({ filter: `id:${late?.ID}` })).records
  expect(record).toMatchObject({ UsersID: null, AcdEventStatusID: 1 })
})

test('on a phone the grid is one day, and the days are one step apart', async ({
  page,
  api,
  signIn,
}) => {
  await set(api, {})
  await book(api, '10:00')
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn('agent', address({}))
  await expect(slot(page, 'Tue 1 Dec, 10:00, 1 of 3')).toBeVisible()
  await expect(week(page).getByRole('columnheader')).toHaveCount(1)
  await page.getByRole('button', { name: 'Next day' }).click()
  await expect(slot(page, 'Wed 2 Dec, 10:00, 0 of 3')).toBeVisible()
  await page.getByRole('button', { name: 'Previous day' }).click()
  await expect(slot(page, 'Tue 1 Dec, 10:00, 1 of 3')).toBeVisible()
})

test.describe('the form', () => {
  test.beforeEach(async ({ api, signIn }) => {
    await set(api, {})
    for (const time of ['10:00', '10:10', '10:20']) await book(api, time)
    await signIn('agent', '/events/new')
  })

  const typed = {
    Sender: '030 999888',
    Subject: 'Please call',
    'Appointment date': day,
    'Appointment time': '10:15',
  }
  const button = (page: Page) => page.getByRole('button', { name: 'Create event' })
  const notice = (page: Page) => page.getByRole('status', { name: 'Slot' })
  const chosen = async (api: Api) => (await api.groups()).find(({ ID }) => ID === group)?.Name ?? ''

  test('refuses a full slot before sending, keeps what was typed, and offers the free ones', async ({
    page,
    api,
    expectAccessible,
  }) => {
    await fillIn(page, typed)
    await pick(page, 'Group', await chosen(api))
    await expect(notice(page)).toHaveText('10:00, 3 of 3, full: the group takes no more then.')
    await button(page).click()
    const time = page.getByLabel('Appointment time', { exact: true })
    await expect(time).toBeFocused()
    await expect(time).toHaveAccessibleDescription(/This half hour of the group is full/)
    await expect(page.getByLabel('Subject', { exact: true })).toHaveValue(typed.Subject)
    await expectAccessible()
    await page.getByRole('button', { name: 'Tue 1 Dec, 10:30' }).click()
    await expect(time).toHaveValue('10:30')
    await expect(notice(page)).toBeEmpty()
    await button(page).click()
    await expect(page).toHaveURL(/\/events\/\d+/)
    expect(await api.countOf('subject:"Please call" appointment:2026-12-01T10:30')).toBe(1)
  })

  test('is told by the server what others took meanwhile', async ({
    page,
    api,
    allowRefusals,
    allowUnreachable,
  }) => {
    allowRefusals([409])
    allowUnreachable()
    await fillIn(page, { ...typed, 'Appointment time': '11:00' })
    await pick(page, 'Group', await chosen(api))
    await expect(page.getByRole('button', { name: '11:00, 0 of 3', exact: true })).toBeVisible()
    // The page knows nothing of them.
    await page.route('**/app/v1/slots?*', (route) => route.abort())
    for (const time of ['11:00', '11:00', '11:00']) await book(api, time)
    await button(page).click()
    const time = page.getByLabel('Appointment time', { exact: true })
    await expect(time).toHaveAccessibleDescription(/This half hour of the group is full/)
    await page.unroute('**/app/v1/slots?*')
    await expect(page.getByRole('button', { name: 'Tue 1 Dec, 11:30' })).toBeVisible()
    await page.getByRole('button', { name: 'Tue 1 Dec, 11:30' }).click()
    await button(page).click()
    await expect(page).toHaveURL(/\/events\/\d+/)
  })

  test('only warns where the group says so', async ({ page, api }) => {
    await set(api, { whenFull: 'warn', whenClosed: 'warn' })
    await fillIn(page, { ...typed, 'Appointment time': '20:00' })
    await pick(page, 'Group', await chosen(api))
    await expect(notice(page)).toHaveText(
      '20:00, closed: nobody may be there then. You can choose it all the same.',
    )
    await button(page).click()
    await expect(page).toHaveURL(/\/events\/\d+/)
  })
})
