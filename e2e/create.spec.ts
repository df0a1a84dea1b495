import type { Page } from '@playwright/test'
import type { Group } from './api'
import { expect, test } from './fixtures'
import { chooseGroups, fillIn, pick } from './form'

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

for (const [date, time, sentence] of [
  ['', '', 'As soon as possible.'],
  ['', '10:00', 'Not before Wed 25 Nov 2026, 10:00 (Berlin)'],
  ['', '18:00', 'Not before Tue 24 Nov 2026, 18:00 (Berlin)'],
  ['2026-11-26', '', 'Not before Thu 26 Nov 2026, 00:00 (Berlin)'],
  ['2026-11-23', '10:00', 'At once: Mon 23 Nov 2026, 10:00 (Berlin) has passed.'],
  ['2027-03-28', '02:30', '03:30 (Berlin), because 02:30 does not exist that night.'],
  ['2027-10-31', '02:30', '02:30 (Berlin), the first of two that night.'],
] as const) {
  test(`with the date "${date}" and the time "${time}" the form says "${sentence}"`, async ({
    page,
  }) => {
    await fillIn(page, { 'Appointment date': date, 'Appointment time': time })
    await page.getByLabel('Subject', { exact: true }).focus()
    await expect(willHappen(page)).toContainText(sentence)
  })
}

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
  await page.route('**/acd/events/create', (route) =>
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

  await page.unroute('**/acd/events/create')
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
