import type { Page } from '@playwright/test'
import {
  columnHeader,
  counted,
  eventTable,
  filterBy,
  matches,
  openMenu,
  rowAt,
  tabOf,
} from './eventList'
import { expect, test } from './fixtures'
import { exactly } from './live'

test.use({ viewport: { width: 1440, height: 900 } })

/** The rows that are whole on the screen, below the names of the columns. */
const wholeRows = (page: Page) =>
  eventTable(page).evaluate((table) => {
    const top = table.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
    const bottom = table.parentElement?.getBoundingClientRect().bottom ?? 0
    const rows = [...table.querySelectorAll('tr[data-place]')].map((row) =>
      row.getBoundingClientRect(),
    )
    return rows.filter((row) => row.top >= top - 1 && row.bottom <= Math.min(bottom, innerHeight))
      .length
  })

/** Where each control above the rows is. */
const boxes = (page: Page) =>
  page.evaluate(() => {
    const isOutside = (control: Element) =>
      !control.closest('fieldset, tbody, [aria-label="Filter terms"]')
    return [...document.querySelectorAll('main :is(a, button, input, th)')]
      .filter(isOutside)
      .map((control) => {
        const { x, y, width, height } = control.getBoundingClientRect()
        const name = control.getAttribute('aria-label') ?? control.textContent
        return `${name?.replace(/\d.*/, '')}: ${[x, y, width, height].map(Math.round)}`
      })
      .filter((box) => !box.startsWith('Clear the filter'))
  })

test('so many rows are whole on the screen, and choosing from a menu moves nothing', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  await expect(tabOf(page, 'All')).toHaveText(/\d/)
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(19)
  const before = await boxes(page)
  expect(before.length).toBeGreaterThan(20)
  const status = await openMenu(page, 'Status')
  await status.getByRole('checkbox', { name: 'Done', exact: true }).check()
  await status.getByRole('checkbox', { name: 'Error', exact: true }).check()
  await expect(page.getByRole('button', { name: 'Remove status:Done,Error' })).toBeVisible()
  // Three digits before and after: numbers are as wide as they are.
  await expect(rowAt(page, 2)).toContainText(/Done|Error/)
  const count = await api.countOf('status:Done,Error')
  expect(count).toBeGreaterThan(99)
  await expect(matches(page)).toHaveText(`${count} events`)
  expect(await boxes(page)).toEqual(before)
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(19)

  await page.getByRole('button', { name: 'Density' }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(26)
})

test('nothing moves while the page begins', async ({ page, signIn }) => {
  await page.addInitScript(() => {
    const moved: number[] = []
    Object.assign(window, { moved })
    const watch = new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) moved.push(Number(Reflect.get(shift, 'value')))
    })
    watch.observe({ type: 'layout-shift', buffered: true })
  })
  await signIn('supervisor')
  await page.reload()
  await expect(rowAt(page, 9)).toBeVisible()
  await expect(tabOf(page, 'All')).toHaveText(/\d/)
  const moved = await page.evaluate<number[]>(() => Reflect.get(window, 'moved'))
  // As Core Web Vitals count it: 0.1 is still good.
  expect(moved.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01)
})

test('at a zoom of 200 % eight rows are whole, and a filter takes none away', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 720, height: 450 })
  await signIn('supervisor')
  await expect(rowAt(page, 9)).toBeVisible()
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(8)
  await filterBy(page, 'status:Done')
  await expect(page.getByRole('button', { name: 'Remove status:Done' })).toBeVisible()
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(8)
  await expectAccessible()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
})

test('a menu is used by keyboard, keeps its order while it is open, and puts what is chosen first', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor')
  await expect(tabOf(page, 'All')).toHaveText(/\d/)
  await page.getByRole('button', { name: 'Type', exact: true }).focus()
  await page.keyboard.press('Enter')
  const types = page.getByRole('group', { name: 'Type', exact: true })
  await expect(types.getByRole('checkbox').first()).toBeFocused()
  const names = await types.locator('bdi').allInnerTexts()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect(types.getByRole('checkbox').last()).toBeChecked()
  expect(await types.locator('bdi').allInnerTexts()).toEqual(names)
  await page.keyboard.press('Escape')
  await expect(types).toBeHidden()
  await expect(page.getByRole('button', { name: 'Type', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(types.locator('bdi').first()).toHaveText(names.at(-1) ?? '')
  await page.keyboard.press('Escape')

  const groups = await openMenu(page, 'Group')
  await groups.getByRole('searchbox').fill('supp')
  await expect(groups.getByRole('checkbox', { name: 'Support', exact: true })).toBeVisible()
  await expect(groups.getByRole('checkbox', { name: 'Archiv', exact: true })).toHaveCount(0)
})

test('a supervisor lands on what is open; each view counts what its list holds, after the pill too', async ({
  page,
  api,
  signIn,
}) => {
  test.slow()
  await signIn('supervisor', '/events')
  await expect(tabOf(page, 'Open')).toHaveAttribute('aria-current', 'page')
  const filters = {
    Open: 'status:open',
    'Due now': 'appointment:due',
    Overdue: 'appointment:overdue',
    'Waiting callbacks': 'type:Callback status:Distribute',
    Errors: 'status:Error',
    Mine: 'status:open agent:me',
    All: '',
  }
  for (const [name, filter] of Object.entries(filters)) {
    const count = name === 'Mine' ? 0 : await api.countOf(filter)
    await expect(tabOf(page, name)).toHaveAccessibleName(`${name} ${count}`)
  }
  const open = await counted(page)
  expect(open).toBe(await api.countOf('status:open'))
  await api.createEvent({
    AcdEventTypesID: 3,
    AcdGroupsID: 235,
    Sender: '49199123456789',
    Subject: 'Counted',
  })
  await exactly(page, '1 new').click()
  await expect(tabOf(page, 'Open')).toHaveAccessibleName(`Open ${open + 1}`)
  expect(await counted(page)).toBe(open + 1)

  await tabOf(page, 'Mine').click()
  await expect(page.getByRole('main')).toContainText('stands for no user')
  await tabOf(page, 'All').click()
  await expect(page).toHaveURL(/\/events\?filter=$/)
  await filterBy(page, 'type:callback')
  await expect(
    page.getByRole('navigation', { name: 'Views' }).locator('[aria-current]'),
  ).toHaveCount(0)
  await filterBy(page, 'status:Error')
  await expect(tabOf(page, 'Errors')).toHaveAttribute('aria-current', 'page')
  await expect(columnHeader(page, 'Created')).toBeVisible()
})

test('an agent lands on what is theirs; an address with a filter wins', async ({
  page,
  signIn,
}) => {
  await signIn('agent', '/events')
  await expect(tabOf(page, 'Mine')).toHaveAttribute('aria-current', 'page')
  await page.goto('/events?filter=type:ticket')
  await expect(rowAt(page, 2)).toContainText('Ticket')
})
