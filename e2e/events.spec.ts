import {
  columnHeader as column,
  eventCount as events,
  filterBox,
  filterBy,
  matches,
  openMenu,
  rowAt,
  eventTable as table,
} from './eventList'
import { expect, test } from './fixtures'

test.beforeEach(({ signIn }) => signIn('supervisor'))

test('the list spans every event, newest first', async ({ page, api }) => {
  const total = await api.countOf('')
  const { records } = await api.events({
    orderBy: 'dtCreated',
    ascending: 'false',
    limitPageSize: 1,
  })
  await expect(matches(page)).toHaveText(events(total))
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(total + 1))
  await expect(column(page, 'Created')).toHaveAttribute('aria-sort', 'descending')
  await expect(rowAt(page, 2).getByRole('link')).toHaveAttribute(
    'href',
    new RegExp(`^/events/${records[0]?.ID}\\b`),
  )
})

test('a typed filter narrows the list and stands in the address', async ({ page, api }) => {
  await filterBy(page, 'type:callback status:open')
  await expect(matches(page)).toHaveText(events(await api.countOf('type:callback status:open')))
  expect(new URL(page.url()).searchParams.get('filter')).toBe('type:callback status:open')
  await expect(rowAt(page, 2)).toContainText('Callback')

  await page.reload()
  await expect(filterBox(page)).toHaveValue('type:callback status:open')
  await expect(matches(page)).toHaveText(events(await api.countOf('type:callback status:open')))
})

test('menus for status and type follow the text, and the text follows them', async ({
  page,
  api,
}) => {
  const box = async (field: string, name: string) =>
    (await openMenu(page, field)).getByRole('checkbox', { name, exact: true })
  await (await box('Status', 'Waiting')).check()
  await (await box('Type', 'Callback')).check()
  const wanted = await api.countOf('status:1 type:3')
  await expect(matches(page)).toHaveText(events(wanted))
  await expect(filterBox(page)).toHaveValue(/status:.*type:/)

  await filterBy(page, 'type:ticket')
  await expect(await box('Type', 'Ticket')).toBeChecked()
  await expect(await box('Type', 'Callback')).not.toBeChecked()
  await expect(await box('Status', 'Waiting')).not.toBeChecked()
})

test('a column header sorts, and again the other way round', async ({ page, api }) => {
  const first = async (ascending: boolean) => {
    const query = { orderBy: 'Subject', ascending: String(ascending), limitPageSize: 1 }
    const { records } = await api.events(query)
    return new RegExp(`^/events/${records[0]?.ID}\\b`)
  }
  await column(page, 'Subject').getByRole('button').click()
  await expect(column(page, 'Subject')).toHaveAttribute('aria-sort', 'ascending')
  await expect(rowAt(page, 2).getByRole('link')).toHaveAttribute('href', await first(true))
  expect(new URL(page.url()).searchParams.get('sort')).toBe('subject')

  await column(page, 'Subject').getByRole('button').click()
  await expect(column(page, 'Subject')).toHaveAttribute('aria-sort', 'descending')
  await expect(rowAt(page, 2).getByRole('link')).toHaveAttribute('href', await first(false))
  expect(new URL(page.url()).searchParams.get('sort')).toBe('-subject')
})

test('a shared link brings the same list', async ({ page, api }) => {
  const filter = 'type:ticket'
  await page.goto(`/events?filter=${encodeURIComponent(filter)}&sort=-priority`)
  await expect(filterBox(page)).toHaveValue(filter)
  await expect(column(page, 'Priority')).toHaveAttribute('aria-sort', 'descending')
  await expect(matches(page)).toHaveText(events(await api.countOf(filter)))
})

test('an event opens from its row, and Back brings the same list', async ({ page, api }) => {
  await filterBy(page, 'type:callback')
  const count = events(await api.countOf('type:callback'))
  await expect(matches(page)).toHaveText(count)
  const link = rowAt(page, 3).getByRole('link')
  const ID = /\/events\/(\d+)/.exec((await link.getAttribute('href')) ?? '')?.[1]
  const { records } = await api.events({ filter: `id:${ID}` })

  await link.click()
  await expect(page).toHaveURL(new RegExp(`/events/${ID}\\b`))
  await expect(page.getByRole('main')).toContainText(records[0]?.Subject ?? 'no such event')
  await expect(page.getByRole('main')).toContainText('Callback')

  await page.goBack()
  await expect(filterBox(page)).toHaveValue('type:callback')
  await expect(matches(page)).toHaveText(count)
})

test('an event that does not exist is said to be missing', async ({ page, allowRefusals }) => {
  allowRefusals([404])
  await page.goto('/events/2147483647')
  await expect(page.getByRole('main')).toContainText('2147483647')
  await expect(page.getByRole('alert')).toContainText('does not exist')
  await expect(page.getByRole('main').getByRole('link')).not.toHaveCount(0)
  // It has no neighbours, and another try would find nothing more.
  for (const name of ['Previous', 'Next', 'Try again']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
})

test('a hostile event is text and nothing else', async ({ page, api }) => {
  const hostile = '<img src=x onerror=alert(1)> "><script>alert(1)</script>'
  const event = await api.createEvent({
    AcdEventTypesID: 3,
    AcdGroupsID: 235,
    Sender: '49199123456789',
    Subject: hostile,
    Body: hostile,
  })
  await page.goto(`/events/${event?.ID}`)
  await expect(page.getByRole('main')).toContainText(hostile)
})

test('a filter without matches says so and offers the way back', async ({ page, api }) => {
  await filterBy(page, 'surely-in-no-event')
  await expect(matches(page)).toHaveText('0 events')
  await page
    .getByRole('main')
    .getByRole('button', { name: /filter/i })
    .last()
    .click()
  await expect(matches(page)).toHaveText(events(await api.countOf('')))
})

test('a list that cannot be had says why, and Try again brings it', async ({
  page,
  api,
  allowUnreachable,
}) => {
  allowUnreachable()
  await page.route(/\/app\/v1\/events\?/, (route) => route.abort())
  await page.goto('/events?filter=type:callback')
  const retry = page.getByRole('main').getByRole('button', { name: 'Try again' })
  await expect(retry).toBeVisible({ timeout: 30_000 })

  await page.unroute(/\/app\/v1\/events\?/)
  await retry.click()
  await expect(matches(page)).toHaveText(events(await api.countOf('type:callback')))
})
