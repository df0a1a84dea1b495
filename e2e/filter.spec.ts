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

test('a letter is answered at once, and the newest text next', async ({ page, api }) => {
  await page.clock.install()
  await page.goto('/events?filter=')
  await expect(page.getByRole('link', { name: /^All \d/ })).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    const filter = searchParams.get('filter')
    if (!pathname.startsWith('/app/v1/events') || !filter) return
    if (searchParams.get('total') === 'true') asked.push(`# ${filter}`)
    else if (pathname.endsWith('/events')) asked.push(filter)
  })
  const letThrough = await holdBack(page, '**/app/v1/events?*filter=w&*')
  // No time passes: what is asked now waits for no pause.
  await page.clock.pauseAt(Date.now() + 60_000)
  await filterBox(page).press('w')
  await expect.poll(() => asked).toEqual(['w'])
  for (const letter of 'ithout') await filterBox(page).press(letter)
  await letThrough()
  await expect
    .poll(async () => {
      await page.clock.runFor(1)
      return asked
    })
    .toEqual(['w', 'without'])
  await page.clock.resume()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('without')))
  // Nothing is counted for what was only passed on the way.
  expect(asked.filter((filter) => !filter.endsWith('without'))).toEqual(['w'])
  expect(filterOf(page)).toBe('without')
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
