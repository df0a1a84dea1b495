import type { Page } from '@playwright/test'
import type { RestApi } from './api'
import { expect, test } from './fixtures'
import { fillIn, pick } from './form'
import { holdAnswers, holdBack } from './holdBack'

const actions = (page: Page) => page.getByRole('group', { name: 'Actions' })
const press = (page: Page, name: string) => actions(page).getByRole('button', { name }).click()
const history = (page: Page) => page.getByRole('list', { name: 'History' })
const newest = (page: Page) => history(page).getByRole('listitem').first()

async function newEvent(api: RestApi, fields: object = {}): Promise<number> {
  const event = await api.createEvent({
    AcdEventTypesID: 5,
    AcdGroupsID: 235,
    Sender: 'caller@example.com',
    Subject: 'Where is my parcel?',
    ...fields,
  })
  return event?.ID ?? 0
}

test('an agent takes an event, comments, closes and reopens it, and the history tells all of it', async ({
  page,
  api,
  signIn,
}) => {
  const id = await newEvent(api)
  await signIn('agent', `/events/${id}`)
  await press(page, 'Take')
  await expect(page.getByText(`Event ${id} is yours.`)).toBeVisible()
  await expect(newest(page)).toContainText('Taken')
  await expect(newest(page)).toContainText('Anna Agent')
  await expect(newest(page)).toContainText(/Status: Waiting →\s*becomes Seen/)
  await expect(newest(page)).toContainText(/Agent: Anyone in the group →\s*becomes Anna Agent/)
  await expect(actions(page).getByRole('button', { name: 'Take' })).toHaveCount(0)

  const comment = page.getByRole('textbox', { name: 'Comment' })
  await comment.fill('The parcel\nis on its way.')
  await page.reload()
  await expect(comment).toHaveValue('The parcel\nis on its way.')
  await page.getByRole('button', { name: 'Add comment' }).click()
  await expect(newest(page)).toContainText('is on its way.')
  await expect(comment).toHaveValue('')

  await press(page, 'Close')
  await expect(newest(page)).toContainText(/Status: Seen →\s*becomes Done/)
  await expect(actions(page).getByRole('button')).toHaveText(['Reopen'])
  await expect(actions(page)).toBeFocused()
  await press(page, 'Reopen')
  await expect(newest(page)).toContainText('Reopened')
  await expect(history(page).getByRole('listitem')).toHaveCount(5)
  const { records } = await api.events({ filter: `id:${id}` })
  expect(records[0]).toMatchObject({ AcdEventStatusID: 1, UsersID: 3 })
})

test('who is slower sees both versions and decides', async ({
  page,
  api,
  signIn,
  allowRefusals,
  expectAccessible,
}) => {
  allowRefusals([409])
  const id = await newEvent(api)
  const reads = await holdAnswers(page, `**/events/${id}/opened`)
  await signIn('supervisor', `/events/${id}`)
  await expect(actions(page)).toBeVisible()
  // However fast the change feed is: the page does not read the new version before it acts.
  reads.hold()
  await api.act(id, { action: 'handToAgent', UsersID: 3 })

  await press(page, 'Close')
  const dialog = page.getByRole('dialog', { name: 'Changed meanwhile' })
  const row = (name: string) => dialog.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('Agent').getByRole('cell')).toHaveText(['Anyone in the group', 'Anna Agent'])
  await expect(row('Status').getByRole('cell')).toHaveText(['Waiting', 'New'])
  await reads.letThrough()
  await expectAccessible()
  expect((await api.events({ filter: `id:${id}` })).records[0]?.AcdEventStatusID).toBe(20)

  await dialog.getByRole('button', { name: 'Do it all the same' }).click()
  await expect(page.getByText(`Event ${id} is closed.`)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expect(newest(page)).toContainText(/Status: New →\s*becomes Done/)
})

test('an action on what a row showed is meant for that, and not for what it became', async ({
  page,
  api,
  signIn,
}) => {
  const id = await newEvent(api)
  await signIn('supervisor', `/events?filter=id:${id}`)
  const link = page.getByRole('table', { name: 'Events' }).getByRole('link')
  await expect(link).toBeVisible()
  const letThrough = await holdBack(page, `**/events/${id}/opened`)
  await link.click()
  // Pressed before the answer is there: it waits for the version of what was seen.
  await press(page, 'Close')
  await letThrough()
  await expect(page.getByText(`Event ${id} is closed.`)).toBeVisible()
  await page.unrouteAll()

  const other = await newEvent(api)
  await page.goto(`/events?filter=id:${other}`)
  await expect(link).toBeVisible()
  const letOther = await holdBack(page, `**/events/${other}/opened`)
  await link.click()
  await press(page, 'Close')
  await api.act(other, { action: 'handToAgent', UsersID: 3 })
  await letOther()
  const dialog = page.getByRole('dialog', { name: 'Changed meanwhile' })
  const row = dialog.getByRole('row', { name: /^Status/ })
  await expect(row.getByRole('cell')).toHaveText(['Waiting', 'New'])
  expect((await api.events({ filter: `id:${other}` })).records[0]?.AcdEventStatusID).toBe(20)
})

test('a supervisor hands on, reminds and weighs, each with a word of explanation', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  const id = await newEvent(api)
  await signIn('supervisor', `/events/${id}`)
  await press(page, 'Hand on')
  const dialog = page.getByRole('dialog')
  await pick(page, 'Agent', 'Anna Agent')
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Yours, please')
  await expectAccessible()
  await dialog.getByRole('button', { name: 'Hand on', exact: true }).click()
  await expect(newest(page)).toContainText('Yours, please')
  await expect(newest(page)).toContainText('Anna Agent')

  await press(page, 'Remind')
  await fillIn(page, { 'Appointment time': '18:00' })
  await expect(dialog.getByRole('status', { name: 'What will happen' })).toHaveText(
    'Not before Tue 24 Nov 2026, 18:00 (Berlin).',
  )
  await expectAccessible()
  await dialog.getByRole('button', { name: 'Remind', exact: true }).click()
  await expect(newest(page)).toContainText(/Appointment: — →\s*becomes 24 Nov 2026, 18:00/)

  await press(page, 'Change priority')
  await fillIn(page, { Priority: '200' })
  await dialog.getByRole('button', { name: 'Change priority' }).click()
  await expect(newest(page)).toContainText(/Priority: 50 →\s*becomes 200/)
})

test('an agent may look at another’s event, and is told who has it', async ({
  page,
  api,
  signIn,
}) => {
  const id = await newEvent(api, { UsersID: 4 })
  await signIn('agent', `/events/${id}`)
  await expect(page.getByText(/ has this event\. Agents act on their own events/)).toBeVisible()
  await expect(actions(page).getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveCount(0)
  await expect(newest(page)).toContainText('Created')
})

test('an answer that never came is taken back on the page, and sent again it happens once', async ({
  page,
  api,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  const id = await newEvent(api)
  await signIn('agent', `/events/${id}`)
  const failed = page.getByRole('main').getByRole('alert')
  await page.route('**/actions', (route) => route.abort())
  await press(page, 'Take')
  await expect(failed).toContainText('The server does not answer')
  await expect(actions(page).getByRole('button', { name: 'Take' })).toBeVisible()

  // Now the server does it, and only its answer is lost.
  await page.unroute('**/actions')
  await page.route('**/actions', async (route) => {
    await route.fetch()
    await route.abort()
  })
  const comment = page.getByRole('textbox', { name: 'Comment' })
  await comment.fill('Rang back')
  await page.getByRole('button', { name: 'Add comment' }).click()
  await expect(failed).toHaveCount(2)
  await expect(comment).toHaveValue('Rang back')
  await page.unroute('**/actions')
  await page.getByRole('button', { name: 'Add comment' }).click()
  await expect(comment).toHaveValue('')
  await expect(history(page).getByText('Rang back')).toHaveCount(1)
  await expect(history(page).getByRole('listitem')).toHaveCount(2)
})

test('many are closed at once: each has its result, and the rest is tried again', async ({
  page,
  api,
  signIn,
  expectAccessible,
}) => {
  const Subject = 'Parcels of one lorry'
  const [one, two] = [await newEvent(api, { Subject }), await newEvent(api, { Subject })]
  const another = await newEvent(api, { Subject, UsersID: 4 })
  await signIn('agent', `/events?filter=${encodeURIComponent(`"${Subject}"`)}`)
  await page.getByRole('checkbox', { name: 'Select the rows in sight' }).check()
  await page.getByRole('button', { name: 'Act on 3 events' }).click()
  await page.getByRole('menuitem', { name: 'Close' }).click()
  const dialog = page.getByRole('dialog', { name: 'Close' })
  await expect(dialog).toContainText('3 events are selected.')
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('The lorry has come')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()

  const progress = dialog.getByRole('status', { name: 'Progress' })
  await expect(progress).toHaveText('2 of 3 events done.')
  const left = dialog.getByRole('table', { name: 'Left as they were' })
  await expect(left.getByRole('row')).toHaveText([
    /Reason/,
    new RegExp(`${another}.*Another agent has this event`),
  ])
  await expectAccessible()
  await api.act(another, { action: 'handToGroup', AcdGroupsID: 235 })
  await dialog.getByRole('button', { name: 'Try the rest again' }).click()
  await expect(progress).toHaveText('3 of 3 events done.')
  const { records } = await api.events({ filter: `id:${one},${two},${another}` })
  expect(records.map(({ AcdEventStatusID }) => AcdEventStatusID)).toEqual([99, 99, 99])
})
