import type { Page } from '@playwright/test'
import { filterBy, rowAt } from './eventList'
import { expect, test } from './fixtures'

// It is Tuesday 24 November 2026. Nothing is set for group 500: it is always open.
const late = {
  AcdEventTypesID: 3,
  AcdGroupsID: 500,
  UsersID: 4,
  Sender: '4930123456',
  Subject: 'Nobody called',
  dtAppointmentDate: '2026-11-23',
  dtAppointmentTime: '09:00',
}
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
const actions = (page: Page) => page.getByRole('group', { name: 'Actions' })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const move = async (page: Page, time: string) => {
  const dialog = page.getByRole('dialog', { name: 'Move' })
  await expect(dialog.getByLabel('Appointment date')).toHaveValue('2026-11-24')
  await dialog.getByLabel('Appointment time').fill(time)
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

test('an event is moved and released on its page, and both can be undone', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  const ID = (await api.createEvent(late))?.ID ?? 0
  const record = async () => (await api.events({ filter: `id:${ID}` })).records[0]
  await signIn('supervisor', `/events/${ID}`)
  await actions(page).getByRole('button', { name: 'Move' }).click()
  await move(page, '16:00')
  await expect(said(page, `Event ${ID} was moved to`)).toBeVisible()
  expect(await record()).toMatchObject({ dtRemind: '2026-11-24T16:00:00.000', UsersID: 4 })
  await expectAccessible()
  await undo(page).click()
  await expect(said(page, `Event ${ID} is back where it was.`)).toBeVisible()
  await expect(undo(page)).toHaveCount(0)
  expect(await record()).toMatchObject({ dtRemind: '2026-11-23T09:00:00.000' })

  await actions(page).getByRole('button', { name: 'Release' }).click()
  await expect(said(page, `Event ${ID} waits for the whole group.`)).toBeVisible()
  await expect(actions(page)).toBeFocused()
  await expect(actions(page).getByRole('button', { name: 'Release' })).toHaveCount(0)
  expect(await record()).toMatchObject({ UsersID: null })
  await undo(page).click()
  await expect(actions(page).getByRole('button', { name: 'Release' })).toBeVisible()
  expect(await record()).toMatchObject({ UsersID: 4 })
})

test('on a phone they stand among More actions; without an appointment nowhere', async ({
  page,
  api,
  signIn,
}) => {
  const ID = (await api.createEvent(late))?.ID ?? 0
  const { dtAppointmentDate: _, dtAppointmentTime: __, ...plain } = late
  const other = await api.createEvent({ ...plain, Sender: '4930654321' })
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn('supervisor', `/events/${ID}`)
  const more = page.getByRole('button', { name: 'More actions' })
  await more.click()
  await expect(page.getByRole('menuitem', { name: 'Release' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Move' }).click()
  await move(page, '17:00')
  await expect(said(page, `Event ${ID} was moved to`)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)

  await page.goto(`/events/${other?.ID}`)
  await more.click()
  await expect(page.getByRole('menuitem', { name: 'Remind' })).toBeVisible()
  for (const name of ['Move', 'Release']) {
    await expect(page.getByRole('menuitem', { name })).toHaveCount(0)
  }
})

test('many are released, or moved to one moment, and who stays is named', async ({
  page,
  api,
  signIn,
}) => {
  const first = await api.createEvent(late)
  await api.createEvent({ ...late, UsersID: 5, Sender: '4930654321' })
  await api.createEvent({ ...late, UsersID: undefined, Sender: '4930999888' })
  await signIn('supervisor')
  await filterBy(page, '"Nobody called"')
  // Another list takes the selection with it.
  await expect(page.getByRole('status', { name: 'Matches' })).toHaveText('3 events')
  const actOnAll = async (name: string) => {
    await rowAt(page, 2).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Select all 3' }).click()
    await page.getByRole('button', { name: 'Act on 3 events' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await actOnAll('Release')
  const release = page.getByRole('dialog', { name: 'Release' })
  await release.getByRole('button', { name: 'Release', exact: true }).click()
  const progress = page.getByRole('status', { name: 'Progress' })
  await expect(progress).toHaveText('2 of 3 events done.')
  await release.getByRole('button', { name: 'Close', exact: true }).last().click()
  expect(await api.countOf('"Nobody called" agent:none')).toBe(3)

  await actOnAll('Move')
  const dialog = page.getByRole('dialog', { name: 'Move' })
  await dialog.getByLabel('Appointment date').fill('2026-12-01')
  await dialog.getByLabel('Appointment time').fill('10:00')
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(progress).toHaveText('3 of 3 events done.')
  expect(await api.countOf('"Nobody called" appointment:2026-12-01T10:00')).toBe(3)
  expect(first?.ID).toBeGreaterThan(0)
})
