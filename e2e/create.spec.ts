import type { Page } from '@playwright/test'
import type { Group } from './api'
import { expect, test } from './fixtures'
import { chooseGroups, fillIn, pick } from './form'
import { holdBack } from './holdBack'

const send = (page: Page) => page.getByRole('button', { name: 'Create event' }).click()
const willHappen = (page: Page) => page.getByRole('status', { name: 'What will happen' })

/** A group of this type that keeps duplicates apart, so that each create is a new event. */
function plainGroup(groups: Group[], AcdGroupTypesID: number): Group {
  const found = groups.find(
    (group) => group.AcdGroupTypesID === AcdGroupTypesID && !group.bNoDuplicateEvents,
  )
  if (!found) throw new Error(`The demo data hold no group of type ${AcdGroupTypesID}.`)
  return found
}

async function expectInList(page: Page, subject: string, group: string): Promise<void> {
  await page.goto(`/events?filter=${encodeURIComponent(`"${subject}"`)}`)
  const row = page
    .getByRole('table', { name: 'Events' })
    .getByRole('row')
    .filter({ hasText: subject })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Callback')
  await expect(row).toContainText(group)
}

test.beforeEach(async ({ page, signIn }) => {
  await signIn('agent', '/events/new')
  await expect(page.getByRole('heading', { level: 1, name: 'Create event' })).toBeVisible()
})

test('a callback for one group at a time stands in the list', async ({ page, api }) => {
  const group = plainGroup(await api.groups(), 1)
  const subject = 'Call back about the invoice of October'
  await pick(page, 'Type', 'Callback')
  await chooseGroups(page, 'One group')
  await pick(page, 'Group', group.Name)
  await fillIn(page, {
    Sender: '+49 (0)30 123456',
    Receiver: '0049 199 00112233',
    Subject: subject,
    Body: 'Two lines\nof <b>text</b>',
    'CRM link': 'https://crm.example.com/invoice/17',
    'User data': '987654',
    'Appointment date': '2026-11-25',
    'Appointment time': '10:00',
  })
  await expect(willHappen(page)).toContainText('Not before Wed 25 Nov 2026, 10:00 (Berlin)')
  await send(page)

  await expect(page).not.toHaveURL(/\/events\/new/)
  await expectInList(page, subject, group.Name)
  const { records } = await api.events({ filter: `"${subject}"` })
  expect(records).toEqual([
    expect.objectContaining({
      AcdEventTypesID: 3,
      AcdGroupsID: group.ID,
      Sender: '4930123456',
      Receiver: '4919900112233',
      UserData: '987654',
      CrmURL: 'https://crm.example.com/invoice/17',
      dtRemind: '2026-11-25T10:00:00.000',
      AcdEventStatusID: 1,
    }),
  ])
})

test('a callback for a configuration and an agent group goes to the agent group', async ({
  page,
  api,
}) => {
  const groups = await api.groups()
  const configuration = plainGroup(groups, 2)
  const agents = plainGroup(groups, 3)
  const subject = 'Call back about the new contract'
  await pick(page, 'Type', 'Callback')
  await chooseGroups(page, 'Configuration and agent group')
  await pick(page, 'Configuration group', configuration.Name)
  await pick(page, 'Agent group', agents.Name)
  await fillIn(page, { Sender: '+4930123456', Subject: subject })
  await send(page)

  await expect(page).not.toHaveURL(/\/events\/new/)
  await expectInList(page, subject, agents.Name)
  const { records } = await api.events({ filter: `"${subject}"` })
  expect(records).toEqual([
    expect.objectContaining({
      AcdGroupsID: agents.ID,
      AcdConfigurationGroupsID: configuration.ID,
      AcdAgentGroupsID: agents.ID,
      dtRemind: null,
    }),
  ])
})

test('switching the group choice sends one form alone and keeps the other', async ({
  page,
  api,
}) => {
  const groups = await api.groups()
  const [single, configuration] = [plainGroup(groups, 1), plainGroup(groups, 2)]
  await chooseGroups(page, 'Configuration and agent group')
  await pick(page, 'Configuration group', configuration.Name)
  await chooseGroups(page, 'One group')
  await pick(page, 'Group', single.Name)
  await chooseGroups(page, 'Configuration and agent group')
  await expect(
    page.getByLabel('Configuration group', { exact: true }).and(page.locator('input')),
  ).toHaveValue(new RegExp(configuration.Name))
  await chooseGroups(page, 'One group')

  await pick(page, 'Type', 'Callback')
  await fillIn(page, { Sender: '+4930123456', Subject: 'One form alone' })
  await send(page)
  await expect(page).not.toHaveURL(/\/events\/new/)
  const { records } = await api.events({ filter: '"One form alone"' })
  expect(records).toEqual([
    expect.objectContaining({ AcdGroupsID: single.ID, AcdConfigurationGroupsID: null }),
  ])
})

test("the server's fault stands at its field, and the input is kept", async ({
  page,
  api,
  allowRefusals,
}) => {
  allowRefusals([404])
  const group = plainGroup(await api.groups(), 1)
  // As if the group had gone since the page asked for it: the server itself refuses.
  await page.route('**/app/v1/events/held', (route) =>
    route.continue({
      postData: JSON.stringify({ ...route.request().postDataJSON(), AcdGroupsID: 999_999 }),
    }),
  )
  await pick(page, 'Type', 'Callback')
  await pick(page, 'Group', group.Name)
  await fillIn(page, { Sender: '+4930123456', Subject: 'Kept as it was typed' })
  await send(page)

  const field = page.getByLabel('Group', { exact: true }).and(page.locator('input'))
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Subject', { exact: true })).toHaveValue('Kept as it was typed')

  await page.unroute('**/app/v1/events/held')
  await send(page)
  await expect(page).not.toHaveURL(/\/events\/new/)
  expect(await api.countOf('"Kept as it was typed"')).toBe(1)
})

test('only callbacks have a body, and a ticket asks for its number', async ({ page, api }) => {
  const group = plainGroup(await api.groups(), 1)
  await pick(page, 'Type', 'Callback')
  await expect(page.getByLabel('Body', { exact: true })).toBeVisible()
  await pick(page, 'Type', 'Ticket')
  await expect(page.getByLabel('Body', { exact: true })).toHaveCount(0)

  await pick(page, 'Group', group.Name)
  await fillIn(page, {
    Sender: 'info@example.com',
    Receiver: 'support@example.com',
    Subject: 'A ticket from elsewhere',
    'Ticket number': '123456',
  })
  await send(page)
  await expect(page).not.toHaveURL(/\/events\/new/)
  const { records } = await api.events({ filter: '"A ticket from elsewhere"' })
  expect(records).toEqual([
    expect.objectContaining({ AcdEventTypesID: 6, ForeignSystemNumber: '123456' }),
  ])
})

test('open events of the same number are shown in any notation, and a duplicate is told as one', async ({
  page,
  api,
}) => {
  const groups = await api.groups()
  const unique = groups.find((group) => group.bNoDuplicateEvents && group.AcdGroupTypesID !== 2)
  if (!unique) throw new Error('The demo data hold no group that forbids duplicates.')
  const event = { AcdEventTypesID: 3, AcdGroupsID: unique.ID, Sender: '4930998877' }
  const first = await api.createEvent({ ...event, Subject: 'The first call' })
  await pick(page, 'Group', unique.Name)
  await fillIn(page, { Sender: '030 99 88 77', Subject: 'Called again' })
  const radar = page.getByRole('status').filter({ hasText: 'open event of this sender' })
  await expect(radar).toContainText('The first call')
  await expect(radar).toContainText(`added to event ${first?.ID} as a comment`)
  await send(page)
  await expect(page.getByRole('alert')).toContainText(`Event ${first?.ID} already stands`)
  await expect(page).toHaveURL(new RegExp(`/events/${first?.ID}`))
  expect(await api.countOf('sender:4930998877')).toBe(1)
})

test('under the appointment stands how full that day is for the group', async ({ page, api }) => {
  const group = plainGroup(await api.groups(), 1)
  for (const dtAppointmentTime of ['10:05', '10:25', '11:00']) {
    await api.createEvent({
      AcdEventTypesID: 3,
      AcdGroupsID: group.ID,
      Sender: '4930998877',
      Subject: 'Booked',
      dtAppointmentDate: '2026-12-02',
      dtAppointmentTime,
    })
  }
  await pick(page, 'Group', group.Name)
  await fillIn(page, { 'Appointment date': '2026-12-02', 'Appointment time': '10:00' })
  const ribbon = page.getByRole('toolbar', { name: 'Appointments on Wed 2 Dec 2026' })
  await expect(ribbon.getByRole('button', { name: '10:00, 2', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await ribbon.getByRole('button', { name: '11:00, 1', exact: true }).click()
  await expect(page.getByLabel('Appointment time', { exact: true })).toHaveValue('11:00')
  await page.getByRole('button', { name: 'Tomorrow 9:00' }).click()
  await expect(page.getByRole('toolbar', { name: 'Appointments on Wed 25 Nov 2026' })).toBeVisible()
})

test('a link, the list’s group and an event’s caller fill the form in', async ({ page, api }) => {
  const group = plainGroup(await api.groups(), 1)
  const field = (label: string) =>
    page.getByLabel(label, { exact: true }).and(page.locator('input'))
  await page.goto(`/events/new?type=6&sender=info%40example.com&group=${group.ID}&userdata=4711`)
  await expect(field('Type')).toHaveValue('Ticket')
  await expect(field('Sender')).toHaveValue('info@example.com')
  await expect(field('Group')).toHaveValue(new RegExp(group.Name))
  await expect(field('Ticket number')).toHaveValue('4711')

  await page.goto(`/events?filter=${encodeURIComponent(`group:"${group.Name}"`)}`)
  await page.getByRole('link', { name: 'New event' }).click()
  await expect(field('Group')).toHaveValue(new RegExp(group.Name))

  const event = {
    AcdEventTypesID: 3,
    AcdGroupsID: group.ID,
    Sender: '4930998877',
    Subject: 'Again',
  }
  const made = await api.createEvent(event)
  await page.goto(`/events/${made?.ID}`)
  await page.getByRole('link', { name: 'Call back' }).click()
  await expect(field('Sender')).toHaveValue('+4930998877')
  await expect(field('Type')).toHaveValue('Callback')
})

test('a call is booked on one screen, with the keyboard alone and few keys', async ({
  page,
  api,
}) => {
  const group = plainGroup(await api.groups(), 1)
  const at = (label: string) => page.getByLabel(label, { exact: true }).and(page.locator('input'))
  const parts = [
    at('Sender'),
    at('Subject'),
    page.getByLabel('Body', { exact: true }),
    at('Appointment date'),
    at('Appointment time'),
    willHappen(page),
    at('Group'),
    page.getByRole('button', { name: 'More fields' }),
    page.getByRole('button', { name: 'Create event' }),
  ]
  let above = 0
  for (const part of parts) {
    await expect(part).toBeInViewport({ ratio: 1 })
    // In the order of a call; those of one line beside each other.
    const { y } = (await part.boundingBox()) ?? { y: 0 }
    expect(y).toBeGreaterThanOrEqual(above)
    above = y
  }

  let keys = 0
  const press = async (key: string) => {
    keys += key.split('+').length
    await page.keyboard.press(key)
  }
  const tabTo = async (label: string) => {
    for (let tries = 0; tries < 8; tries += 1) {
      await press('Tab')
      if (await at(label).evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`Tab does not reach ${label}.`)
  }
  await expect(at('Sender')).toBeFocused()
  await page.keyboard.type('030123456')
  await tabTo('Subject')
  await page.keyboard.type('Call me')
  await tabTo('Appointment date')
  await page.keyboard.type('24.11.')
  await tabTo('Appointment time')
  await page.keyboard.type('18')
  await tabTo('Group')
  await page.keyboard.type(group.Name)
  await press('Enter')
  await expect(at('Group')).toHaveValue(new RegExp(group.Name))
  await press('Control+Enter')
  await expect(page).toHaveURL(/\/events\/\d+/)
  const { records } = await api.events({ filter: '"Call me" sender:4930123456' })
  expect(records).toMatchObject([{ dtRemind: '2026-11-24T18:00:00.000' }])
  expect(keys).toBeLessThanOrEqual(30)
  console.log(`Booked with ${keys} keys besides the text.`)
})

test('a group is entered before the groups are there, and with Enter alone', async ({
  page,
  api,
}) => {
  const group = plainGroup(await api.groups(), 1)
  const letThrough = await holdBack(page, /\/acd\/groups$/)
  await page.goto('/events/new')
  const box = page.getByLabel('Group', { exact: true }).and(page.locator('input'))
  await box.focus()
  await page.keyboard.type(group.Name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await letThrough()
  await expect(box).toHaveValue(new RegExp(`^${group.Name}`))
  await expect(page.getByText('Choose a group.')).toHaveCount(0)

  await box.fill('')
  await page.keyboard.type(group.Name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(box).toHaveValue(new RegExp(`^${group.Name}`))
})
