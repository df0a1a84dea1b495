import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  counted,
  eventCount,
  eventTable,
  filterBox,
  filterBy,
  matches,
  openMenu,
  rowAt,
} from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'

const filterOf = (page: Page) => new URL(page.url()).searchParams.get('filter')
const chips = (page: Page) => page.getByRole('list', { name: 'Filter terms' }).getByRole('button')

test.beforeEach(({ signIn }) => signIn('supervisor'))

test('text, chips and address are one filter: each is changed, and the others follow', async ({
  page,
  api,
}) => {
  const whole = 'type:rückruf -status:done priority:>=10 "invoice"'
  await filterBy(page, whole)
  await expect(matches(page)).toHaveText(eventCount(await api.countOf(whole)))
  expect(filterOf(page)).toBe(whole)
  await expect(chips(page)).toHaveCount(4)
  await expect(page.getByRole('listitem').filter({ hasText: 'Type: Callback' })).toBeVisible()

  await page.getByRole('button', { name: 'Remove -status:done' }).click()
  const fewer = 'type:rückruf priority:>=10 "invoice"'
  await expect(filterBox(page)).toHaveValue(fewer)
  await expect(matches(page)).toHaveText(eventCount(await api.countOf(fewer)))
  expect(filterOf(page)).toBe(fewer)

  await page.goto(`/events?filter=${encodeURIComponent('group:235 type:ticket,callback')}`)
  await expect(filterBox(page)).toHaveValue('group:235 type:ticket,callback')
  await expect(chips(page)).toHaveCount(2)
  await page.goBack()
  await expect(filterBox(page)).toHaveValue(fewer)
  await expect(chips(page)).toHaveCount(3)
  await page.goBack()
  await expect(filterBox(page)).toHaveValue(whole)
})

test('typing is completed by keyboard: fields, then values by name', async ({ page, api }) => {
  await page.keyboard.press('/')
  await expect(filterBox(page)).toBeFocused()
  await page.keyboard.type('stat')
  const option = (name: RegExp) => page.getByRole('option', { name })
  await expect(option(/Status/)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(filterBox(page)).toHaveValue('status:')
  await page.keyboard.type('to ag')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toHaveText(/To group/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(filterBox(page)).toHaveValue('status:"To agent" ')
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('status:10')))
  await page.keyboard.press('Escape')
  await expect(rowAt(page, 2).getByRole('link')).toBeFocused()
})

test('a mistake is told at its character and marked there, and the list stays', async ({
  page,
}) => {
  await filterBy(page, 'type:callback')
  await expect(rowAt(page, 2)).toContainText('Callback')
  const before = eventCount(await counted(page))
  await filterBy(page, 'type:callback colour:red')
  await expect(page.getByRole('alert')).toHaveText(/at character 15$/)
  await expect(matches(page)).toHaveText(before)
  await expect(rowAt(page, 2)).toContainText('Callback')

  await page.goto(`/events?filter=${encodeURIComponent('status:nosuch')}`)
  await expect(page.getByRole('alert')).toHaveText(/at character 8$/)
  await expect(eventTable(page)).toBeHidden()
  await page.getByRole('main').getByRole('button', { name: 'Clear the filter' }).last().click()
  await expect(eventTable(page)).toBeVisible()
})

test('what is exported is the list that one sees, though the address holds a mistake', async ({
  page,
  api,
}) => {
  await page.goto(`/events?filter=${encodeURIComponent('status:nosuch')}`)
  await expect(page.getByRole('alert')).toBeVisible()
  const status = await openMenu(page, 'Status')
  await status.getByRole('checkbox', { name: 'Waiting', exact: true }).check()
  const shown = await api.countOf('status:1')
  await expect(matches(page)).toHaveText(eventCount(shown))
  await page.goBack()
  await expect(page.getByRole('alert')).toHaveText(/at character 8$/)
  await expect(matches(page)).toHaveText(eventCount(shown))
  await expect(rowAt(page, 2)).toContainText('Waiting')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  const { records } = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(records).toHaveLength(shown)
})

test('each letter is answered at once, one that begins a field’s name too, and the newest wins', async ({
  page,
  api,
}) => {
  await page.clock.install()
  await page.goto('/events?filter=')
  await expect(page.getByRole('link', { name: /^All \d/ })).toBeVisible()
  const first = (await rowAt(page, 2).getByRole('link').getAttribute('href')) ?? ''
  const asked: string[] = []
  const givenUp: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    const filter = searchParams.get('filter')
    if (pathname.startsWith('/app/v1/events') && filter) asked.push(filter)
  })
  page.on('requestfailed', (request) => {
    givenUp.push(new URL(request.url()).searchParams.get('filter') ?? '')
  })
  const letThrough = await holdBack(page, /\/app\/v1\/events\?filter=a(ppo?)?&/)
  // No time passes: what is asked now waits for no pause.
  await page.clock.pauseAt(Date.now() + 60_000)
  await filterBox(page).press('a')
  await expect.poll(() => asked).toEqual(['a'])
  for (const letter of 'pp') await filterBox(page).press(letter)
  await expect.poll(() => asked).toEqual(['a', 'ap', 'app'])
  // The answer before stays until the newest is there.
  await expect(rowAt(page, 2).getByRole('link')).toHaveAttribute('href', /^\/events\/\d/)
  expect(
    new URL((await rowAt(page, 2).getByRole('link').getAttribute('href')) ?? '', page.url())
      .pathname,
  ).toBe(new URL(first, page.url()).pathname)
  await filterBox(page).press('o')
  await expect.poll(() => givenUp).toContain('app')
  await filterBox(page).press('Backspace')
  await letThrough()
  await page.clock.resume()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('app')))
  expect(filterOf(page)).toBe('app')
  // The suggestions make room for the columns' names.
  await page.keyboard.press('Escape')
})

test('half a term with a field waits for its rest', async ({ page, api }) => {
  await page.clock.install()
  await page.goto('/events?filter=')
  await expect(page.getByRole('link', { name: /^All \d/ })).toBeVisible()
  const asked: (string | null)[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/app/v1/events') asked.push(searchParams.get('filter'))
  })
  await page.clock.pauseAt(Date.now() + 60_000)
  await filterBox(page).fill('priority:5')
  await filterBox(page).fill('priority:50')
  await filterBox(page).fill('priority:50 ')
  await expect.poll(() => asked).toEqual(['priority:50'])
  await page.clock.resume()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('priority:50')))
})

test('fast typing over a slow network ends in the rows of the last text', async ({ page, api }) => {
  await page.goto('/events?filter=')
  await expect(rowAt(page, 2)).toBeVisible()
  // Each answer takes longer than the next letter, and the first ones longest.
  let waitMs = 900
  await page.route('**/app/v1/events?*', async (route) => {
    waitMs -= 100
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    await route.continue().catch(() => undefined)
  })
  await filterBox(page).pressSequentially('invoice', { delay: 20 })
  const { records } = await api.events({
    filter: 'invoice',
    orderBy: 'dtCreated',
    ascending: 'false',
    limitPageSize: 1,
  })
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('invoice')))
  await expect(rowAt(page, 2).getByRole('link')).toHaveAttribute(
    'href',
    new RegExp(`^/events/${records[0]?.ID}\\b`),
  )
  expect(filterOf(page)).toBe('invoice')
})

test('numbers of every kind are spaced as on the event’s page, and found as they are shown', async ({
  page,
  api,
  server,
}) => {
  const [sample] = (await api.events({ filter: 'type:callback', limitPageSize: 1 })).records
  if (!sample) throw new Error('The demo data hold a callback')
  const senders = ['493090912345', '+493090912345', '0049 30 90912345', '493090912345']
  await server.store(
    senders.map((Sender, place) => ({
      ...sample,
      ID: 910_001 + place,
      AcdEventTypesID: 1 + place,
      Sender,
      Subject: 'Spaced',
    })),
  )
  const text = '+49 30 90912345'
  await filterBy(page, `Spaced ${text}`)
  await expect(chips(page)).toHaveCount(2)
  await expect(page.getByRole('button', { name: `Remove ${text}` })).toBeVisible()
  await expect(matches(page)).toHaveText(eventCount(senders.length))
  await expect(eventTable(page).getByText(text, { exact: true })).toHaveCount(senders.length)
  await page.getByRole('link', { name: 'Spaced' }).first().click()
  await expect(page.getByRole('link', { name: text }).first()).toBeVisible()
})
