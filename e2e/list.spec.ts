import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import {
  columnHeader,
  eventCount,
  eventTable,
  filterBox,
  filterBy,
  inMoreViews,
  matches,
  openMenu,
  rowAt,
  saveView,
  tabOf,
} from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'

const columns = {
  ID: 'ID',
  Type: 'AcdEventTypesID',
  Status: 'AcdEventStatusID',
  Group: 'AcdGroupsID',
  Agent: 'UsersID',
  Sender: 'Sender',
  Receiver: 'Receiver',
  Subject: 'Subject',
  Priority: 'nPriority',
  Created: 'dtCreated',
  Modified: 'dtModified',
  Appointment: 'dtRemind',
} as const
/** The first click on these puts the highest, newest or oldest first. */
const highestFirst = ['ID', 'Priority', 'Created', 'Modified', 'Age']
const shown = Object.keys(columns).filter((name) => !['ID', 'Receiver', 'Modified'].includes(name))

test.beforeEach(({ signIn }) => signIn('supervisor'))

test('columns are chosen and ordered, and every one of them sorts', async ({ page, api }) => {
  test.slow()
  const heads = eventTable(page).getByRole('columnheader')
  await expect(heads).toHaveText([...shown, 'Age'])
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const name of ['ID', 'Receiver', 'Modified']) {
    await page.getByRole('menuitemcheckbox', { name, exact: true }).click()
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused()
  await expect(heads).toHaveText([...Object.keys(columns), 'Age'])

  for (const [name, orderBy] of [...Object.entries(columns), ['Age', 'dtCreated']]) {
    await columnHeader(page, name ?? '')
      .getByRole('button')
      .click()
    const descends = highestFirst.includes(name ?? '')
    await expect(columnHeader(page, name ?? '')).toHaveAttribute(
      'aria-sort',
      descends ? 'descending' : 'ascending',
    )
    const { records } = await api.events({
      orderBy: orderBy ?? '',
      // The oldest was created first.
      ascending: String(name === 'Age' || !descends),
      limitPageSize: 1,
    })
    await expect(rowAt(page, 2).getByRole('link')).toHaveAttribute(
      'href',
      new RegExp(`^/events/${records[0]?.ID}\\b`),
    )
  }

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitem', { name: 'Order of the columns' }).click()
  await page.getByRole('button', { name: 'Move Type up' }).click()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(heads.first()).toHaveText('Type')
  await expect(heads).toHaveCount(13)
})

test('in each menu of the filter stands the number that a value would leave', async ({
  page,
  api,
}) => {
  await filterBy(page, 'type:callback status:open')
  for (const [group, value, filter] of [
    ['Status', 'Done', 'type:callback status:done'],
    ['Type', 'Ticket', 'type:ticket status:open'],
    ['Group', 'Support', 'type:callback status:open group:Support'],
    ['Agent', 'Nobody', 'type:callback status:open agent:none'],
    ['Appointment', 'Due', 'type:callback status:open appointment:due'],
  ] as const) {
    const box = (await openMenu(page, group)).getByRole('checkbox', { name: value, exact: true })
    await expect(box).toHaveAccessibleDescription(String(await api.countOf(filter)))
  }
  const groups = await openMenu(page, 'Group')
  await groups.getByRole('checkbox', { name: 'Support', exact: true }).check()
  const wanted = 'type:callback status:open group:Support'
  await expect(matches(page)).toHaveText(eventCount(await api.countOf(wanted)))
  await expect(filterBox(page)).toHaveValue(/group:235/)
})

test('the list is exported as it is on the screen', async ({ page, api }) => {
  await filterBy(page, 'type:callback status:open')
  await columnHeader(page, 'Subject').getByRole('button').click()
  const query = { filter: 'type:callback status:open', orderBy: 'Subject', ascending: 'true' }
  const { records } = await api.events(query)
  await expect(matches(page)).toHaveText(eventCount(records.length))

  const save = async (format: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByRole('menu', { name: 'Export' })).toContainText(
      eventCount(records.length),
    )
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: format }).click(),
    ])
    return readFile(await download.path(), 'utf8')
  }
  const csv = await save('CSV')
  expect(csv.startsWith('\uFEFF')).toBe(true)
  const rows: string[][] = parse(csv, { bom: true })
  expect(rows[0]).toEqual([...shown, 'Age'])
  const subject = shown.indexOf('Subject')
  const priority = shown.indexOf('Priority')
  // A spreadsheet would take some of the texts for formulas: those have an apostrophe before them.
  const plain = (text: string | undefined) => text?.replace(/^'/, '')
  expect(rows.slice(1).map((row) => [plain(row[subject]), row[priority]])).toEqual(
    records.map((event) => [plain(event.Subject), String(event.nPriority)]),
  )
  const json = JSON.parse(await save('JSON'))
  expect(json.records.map((event: { Subject: string }) => event.Subject)).toEqual(
    records.map((event) => event.Subject),
  )
})

test('a view is saved, changed, saved again, shared, renamed and deleted', async ({
  page,
  api,
}) => {
  test.slow()
  const current = page.getByRole('group', { name: 'Current view' })
  await tabOf(page, 'Waiting callbacks').click()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('type:callback status:1')))
  expect(new URL(page.url()).searchParams.get('view')).toBe('waitingCallbacks')

  await filterBy(page, 'type:callback priority:>=60')
  await expect(current).toContainText('changed')
  await saveView(page, 'Urgent callbacks')
  await expect(current).toBeHidden()

  await columnHeader(page, 'Priority').getByRole('button').click()
  await expect(columnHeader(page, 'Priority')).toHaveAttribute('aria-sort', 'descending')
  await expect(current).toContainText('changed')
  await current.getByRole('button', { name: 'Save' }).click()
  await expect(current).toBeHidden()
  await page.goto('/events?filter=')
  await tabOf(page, 'Urgent callbacks').click()
  await expect(columnHeader(page, 'Priority')).toHaveAttribute('aria-sort', 'descending')
  await expect(filterBox(page)).toHaveValue('type:callback priority:>=60')

  // Whoever renames it before the answer came sees that it is shared as soon as it has.
  const letThrough = await holdBack(page, /\/app\/v1\/views\/\d+$/)
  await inMoreViews(page, 'Share')
  await inMoreViews(page, 'Rename …')
  const renaming = page.getByRole('dialog', { name: 'Rename …' })
  await expect(renaming).toBeVisible()
  await letThrough()
  await expect(renaming.getByRole('checkbox', { name: /Share/ })).toBeChecked()
  await renaming.getByRole('textbox', { name: 'Name' }).fill('Hot callbacks')
  await renaming.getByRole('button', { name: 'Save' }).click()
  await expect(tabOf(page, 'Hot callbacks')).toBeVisible()
  await inMoreViews(page, 'Delete …')
  await page.getByRole('button', { name: 'Delete view' }).click()
  await expect(tabOf(page, 'Hot callbacks')).toHaveCount(0)
})
