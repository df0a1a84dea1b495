import type { Locator, Page } from '@playwright/test'
import { expect, test } from './show'

const late = { dtRemind: '2026-11-24T09:10:00.000', AcdEventStatusID: 1, UsersID: null }
const term = (page: Page, name: string) =>
  page.locator('dl').first().getByText(name, { exact: true })
const bottomOf = async (part: Locator) => {
  const box = await part.boundingBox()
  return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN)
}

const strip = ['Sender', 'Appointment', 'Group', 'Agent', 'Priority', 'Age']

for (const beside of [512, undefined]) {
  const where = beside === undefined ? 'alone' : 'beside the list'
  test(`at 1440 x 900, ${where}, the strip and what one needs are in sight`, async ({
    page,
    show,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    const event = { ...late, Sender: '493012345678', Subject: 'Please call me back' }
    await show('EventPage', { event, ...(beside === undefined ? {} : { beside }) })
    const heading = page.getByRole('heading', {
      level: beside === undefined ? 1 : 2,
      name: 'Please call me back',
    })
    await expect(heading).toBeVisible()
    for (const name of strip) expect(await bottomOf(term(page, name)), name).toBeLessThan(400)
    await expect(page.getByRole('link', { name: '+49 30 12345678' })).toHaveAttribute(
      'href',
      'tel:+493012345678',
    )
    await expect(page.locator('dl').first()).toContainText('2 h late')
    for (const part of [
      page.getByRole('group', { name: 'Actions' }),
      page.locator('iframe[title="Body"]'),
      page.getByRole('heading', { name: 'Other events of this caller' }),
    ]) {
      expect(await bottomOf(part)).toBeLessThan(900)
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  })
}

test('on a phone strip, actions in one line and body are on the first screen', async ({
  page,
  show,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await show('EventPage', { event: late })
  const bar = page.getByRole('group', { name: 'Actions' })
  const more = bar.getByRole('button', { name: 'More actions' })
  await expect(more).toBeVisible()
  expect((await bar.boundingBox())?.height).toBeLessThan(40)
  expect(await bottomOf(page.locator('iframe[title="Body"]'))).toBeLessThanOrEqual(740)

  await more.press('Enter')
  await expect(page.getByRole('menuitem')).toHaveText([
    'Remind',
    'Move',
    'Change priority',
    'Close',
    'Copy link',
    'Raw record',
  ])
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await more.click()
  await page.getByRole('menuitem', { name: 'Raw record' }).click()
  await expect(page.getByRole('dialog', { name: 'Raw record' })).toContainText('"AcdGroupsID"')
})

test('keys that hold nothing are folded, and all of them are there', async ({ page, show }) => {
  await show('EventPage', { event: { ...late, UserData2: null, SkillsID1: null } })
  const details = page.getByRole('region', { name: 'Details' })
  await expect(details.getByText('Created', { exact: true })).toBeVisible()
  await expect(details.getByText('SkillsID1', { exact: true })).toHaveCount(0)
  const all = page.getByRole('button', { name: 'All other fields' })
  await all.press('Enter')
  await expect(all).toHaveAttribute('aria-expanded', 'true')
  await expect(details.getByText('SkillsID1', { exact: true })).toBeVisible()
  await expect(details.locator('dt')).toHaveCount(26)
})

test('an event without a subject says so', async ({ page, show }) => {
  await show('EventPage', { event: { ...late, Subject: ' ' } })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Callback without a subject')
})

test('a long subject leaves the strip in its place', async ({ page, show }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await show('EventPage', { event: { ...late, Subject: 'wish '.repeat(2000) }, beside: 512 })
  for (const name of strip) expect(await bottomOf(term(page, name)), name).toBeLessThan(500)
})

test('a plain text is asked for in the theme of its reader', async ({ page, show }) => {
  const frame = page.locator('iframe[title="Body"]')
  await show('EventPage', { event: late })
  await expect(frame).toHaveAttribute('src', /\/body$/)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(frame).toHaveAttribute('src', /\/body\?theme=dark$/)
})
