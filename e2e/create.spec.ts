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
  await signIn('agent')
  await page.goto('/events/new')
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

test.describe('at 15:30, as in the documented example', () => {
  test.use({ serverSettings: { startsAt: Date.parse('2026-11-24T14:30:00Z') } })

  test('the form says when it will be, for the centre and for a caller elsewhere', async ({
    page,
  }) => {
    for (const [date, time, sentence] of [
      ['', '', 'As soon as possible.'],
      ['', '10:00', 'Not before Wed 25 Nov 2026, 10:00 (Berlin).'],
      ['', '18:00', 'Not before Tue 24 Nov 2026, 18:00 (Berlin).'],
      ['2026-11-23', '10:00', 'At once: Mon 23 Nov 2026, 10:00 (Berlin) has passed.'],
      ['2027-03-28', '02:30', '03:30 (Berlin), because 02:30 does not exist that night.'],
      ['2027-10-31', '02:30', '02:30 (Berlin), the first of two that night.'],
    ] as const) {
      await fillIn(page, { 'Appointment date': date, 'Appointment time': time })
      await expect(willHappen(page)).toContainText(sentence)
    }
    await fillIn(page, { 'Appointment date': '', 'Appointment time': '10:00' })
    await fillIn(page, { Sender: '+44 20 7946 0958' })
    await expect(willHappen(page)).toHaveText(
      'Not before Wed 25 Nov 2026, 10:00 (Berlin), 09:00 for the caller.',
    )
    await fillIn(page, { Sender: '030 123456' })
    await expect(willHappen(page)).toHaveText('Not before Wed 25 Nov 2026, 10:00 (Berlin).')
  })
})

test('a national number is taken as the centre’s and shown spaced; what is none stays as typed', async ({
  page,
}) => {
  const sender = page.getByLabel('Sender', { exact: true })
  await fillIn(page, { Sender: '030-12 34 56' })
  await expect(sender).toHaveAccessibleDescription(/number of DE: sent as \+49 30 123456/)
  await sender.blur()
  await expect(sender).toHaveValue('+49 30 123456')
  await expect(sender).toHaveAccessibleDescription(/number of DE/)
  await fillIn(page, { Sender: '030 12 perhaps' })
  await sender.blur()
  await expect(sender).toHaveValue('030 12 perhaps')
})

test('all faults stand at their fields at once, and the first has the focus', async ({
  page,
  expectAccessible,
}) => {
  await pick(page, 'Type', 'Callback')
  await fillIn(page, {
    Sender: 'nobody',
    'CRM link': 'ftp://crm.example.com',
    'Appointment date': '2026-02-30',
    'Appointment time': '9:5',
  })
  await send(page)
  const faulty = ['Group', 'Sender', 'Subject', 'CRM link', 'Appointment date', 'Appointment time']
  for (const label of faulty) {
    const field = page.getByLabel(label, { exact: true }).and(page.locator('input, textarea'))
    await expect(field, label).toHaveAttribute('aria-invalid', 'true')
    await expect(field, label).toHaveAccessibleDescription(/./)
  }
  await expect(page.getByLabel('Group', { exact: true }).and(page.locator('input'))).toBeFocused()
  await expectAccessible()
  await expect(page).toHaveURL(/\/events\/new/)
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
  const ribbon = page.getByRole('list', { name: 'Callbacks on Wed 2 Dec 2026' })
  await expect(ribbon.getByText('10:00: 2 callbacks')).toBeAttached()
  await expect(ribbon.getByText('11:00: 1 callback', { exact: true })).toBeAttached()
  await page.getByRole('button', { name: 'Tomorrow 9:00' }).click()
  await expect(page.getByText(/^(No c|C)allbacks on Wed 25 Nov 2026/)).toBeVisible()
})

test('a day is picked in the calendar, whose every button has a name', async ({
  page,
  expectAccessible,
}) => {
  await fillIn(page, { 'Appointment date': '2026-11-24' })
  const calendar = page.getByRole('button', { name: 'Open the calendar' })
  await calendar.press('Enter')
  await expect(page.getByRole('button', { name: 'Previous month' })).toBeVisible()
  await page.getByRole('button', { name: 'Next month' }).click()
  await expectAccessible()
  await page.getByRole('button', { name: '24 December 2026' }).click()
  await expect(page.getByLabel('Appointment date', { exact: true })).toHaveValue('2026-12-24')
  await expect(calendar).toBeFocused()
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

test('the request is copied as JSON and as a command that a shell runs', async ({
  page,
  context,
  api,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const group = plainGroup(await api.groups(), 1)
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await pick(page, 'Group', group.Name)
  await fillIn(page, { Sender: '030 123456', Subject: "It's urgent", Body: 'a\nb' })
  await page.getByRole('button', { name: 'Copy as JSON' }).click()
  const event = {
    AcdEventTypesID: 3,
    AcdGroupsID: group.ID,
    Sender: '4930123456',
    Subject: "It's urgent",
    Body: 'a\nb',
  }
  await expect.poll(async () => JSON.parse((await copied()) || '{}')).toEqual(event)
  await page.getByRole('button', { name: 'Copy as cURL' }).click()
  await expect.poll(copied).toContain('/rest/v1.0/1/acd/events/create')
  expect(await copied()).toContain(`It'\\''s urgent`)
})

test('with the keyboard alone a callback is booked', async ({ page, api }) => {
  const group = plainGroup(await api.groups(), 1)
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    keys += text.length
    await page.keyboard.type(text)
  }
  const at = (label: string) => page.getByLabel(label, { exact: true }).and(page.locator('input'))
  // Where a new form begins.
  await expect(at('Group')).toBeFocused()
  await type(group.Name.slice(0, 4))
  await press('ArrowDown')
  await press('Enter')
  await expect(at('Group')).toHaveValue(/./)
  const tabTo = async (label: string) => {
    for (let tries = 0; tries < 8; tries += 1) {
      await press('Tab')
      if (await at(label).evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`Tab does not reach ${label}.`)
  }
  await tabTo('Sender')
  await type('030123456')
  await tabTo('Subject')
  await type('Call me')
  await tabTo('Appointment time')
  await type('18:00')
  await press('Control+Enter')
  console.log(`Booked with ${keys} keys.`)
  await expect(page).toHaveURL(/\/events\/\d+/)
  const { records } = await api.events({ filter: '"Call me" sender:4930123456' })
  expect(records).toMatchObject([{ dtRemind: '2026-11-24T18:00:00.000' }])
  expect(keys).toBeLessThan(60)
})

test('a group is entered before the groups are there, and with Enter alone', async ({
  page,
  api,
}) => {
  const group = plainGroup(await api.groups(), 1)
  const letThrough = await holdBack(page, /\/acd\/groups$/)
  await page.goto('/events/new')
  const box = page.getByLabel('Group', { exact: true }).and(page.locator('input'))
  await expect(box).toBeFocused()
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

test('a group that is called as typed comes before those that only hold the word', async ({
  page,
}) => {
  const box = page.getByLabel('Group', { exact: true }).and(page.locator('input'))
  for (const typed of ['Support', '1235']) {
    await box.fill(typed)
    await page.keyboard.press('Enter')
    await expect(box).toHaveValue('Support (1235)')
  }
  // What is chosen already is chosen once more, not taken away.
  await box.click()
  await page.getByRole('option', { name: 'Support (1235)', exact: true }).click()
  await expect(box).toHaveValue('Support (1235)')
  await box.fill('supp')
  await expect(page.getByRole('option').first()).toHaveText('Support (1235)')
  await page.getByRole('option', { name: 'Support (1235)', exact: true }).click()
  await expect(box).toHaveValue('Support (1235)')
})

test('numbers as people have them are read as they are meant, and refused by what is too much', async ({
  page,
}) => {
  const sender = page.getByLabel('Sender', { exact: true })
  for (const [typed, shown] of [
    ['491716780000', '+49 171 6780000'],
    ['\u202a+49\u2009151 23456789\u202c', '+49 1512 3456789'],
    ['+39 (0)6 12345678', '+39 06 1234 5678'],
    ['115', '115'],
  ] as const) {
    await sender.fill(typed)
    await page.getByLabel('Subject', { exact: true }).focus()
    await expect(sender).toHaveValue(shown)
  }
  for (const [typed, refusal] of [
    ['030 1234567 ext 12', 'This number has an extension. Write the number without it.'],
    ['030 12345 / 12346', 'These are two numbers. Write one of them.'],
    ['4930123456.0', /^This number ends in \.0/],
    ['12345678', /Write \+ and the country code first/],
  ] as const) {
    await sender.fill(typed)
    await page.getByRole('button', { name: 'Create event' }).click()
    await expect(page.getByText(refusal)).toBeVisible()
    await expect(sender).toHaveValue(typed)
  }
})

test('a group is found by its number too', async ({ page, api }) => {
  const groups = await api.groups()
  const group = groups.find(
    ({ GroupNumber, AcdGroupTypesID }) => GroupNumber && AcdGroupTypesID === 1,
  )
  if (!group?.GroupNumber) throw new Error('No group has a number.')
  const field = page.getByLabel('Group', { exact: true }).and(page.locator('input'))
  await field.click()
  await field.fill(group.GroupNumber)
  await page.getByRole('option', { name: group.Name }).click()
  await expect(field).toHaveValue(`${group.Name} (${group.GroupNumber})`)
})
