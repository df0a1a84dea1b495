import type { BrowserContext, Page } from '@playwright/test'
import { filterBy, saveView } from './eventList'
import { expect, test } from './fixtures'
import { watch } from './watch'

const filter = 'status:open subject:"Late parcel"'
const event = {
  AcdEventTypesID: 5,
  AcdGroupsID: 235,
  Sender: 'a@example.com',
  Subject: 'Late parcel',
}

const notices = (page: Page) => page.getByRole('region', { name: 'Alerts' })
const notice = (page: Page) => notices(page).getByRole('listitem')
const takeIt = (page: Page) => notice(page).getByRole('button', { name: 'Take it', exact: true })
const quiet = (page: Page) =>
  notice(page).getByRole('button', { name: 'Quiet until it changes', exact: true })
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Set a limit/ })
const rows = (page: Page) =>
  page.getByRole('table', { name: 'Alerts' }).getByRole('row').filter({ hasText: 'Parcels' })

async function openLimit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More views' }).click()
  await page.getByRole('menuitem', { name: 'Set a limit', exact: true }).click()
  await expect(dialog(page)).toBeVisible()
}

async function setLimit(page: Page, above: string, minutes: string): Promise<void> {
  await openLimit(page)
  await dialog(page).getByLabel('More than').fill(above)
  await dialog(page).getByLabel('For minutes').fill(minutes)
  await dialog(page).getByRole('button', { name: 'Set limit' }).click()
}

/** A shared view of late parcels, with a limit. */
async function limitParcels(page: Page, above: string): Promise<void> {
  await filterBy(page, filter)
  await saveView(page, 'Parcels', true)
  await setLimit(page, above, '0')
  await expect(dialog(page)).toHaveCount(0)
}

/** Another tab of the same browser. */
async function tab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return page
}

test('a breach is told in every tab of all who see the view, until somebody takes it', async ({
  page,
  context,
  browser,
  journey,
  signIn,
  api,
  expectAccessible,
}) => {
  test.slow()
  await signIn('supervisor')
  await limitParcels(page, '1')
  const other = await tab(context, '/campaigns')
  const theirs = await browser.newContext({ baseURL: journey.url })
  const watched = await watch(theirs, journey.url)
  const code = new URL(journey.links.agent).hash.slice(1)
  await theirs.request.post('/app/v1/session', { data: { code } })
  const agent = await tab(theirs, '/wallboard')

  const first = await api.createEvent(event)
  const second = await api.createEvent(event)
  for (const each of [page, other, agent]) {
    await expect(notice(each)).toHaveCount(1)
    await expect(notice(each)).toContainText('Parcels: more than 1')
    await expect(notice(each)).toContainText('Up to 2 events')
  }
  await expect(
    agent.locator('[aria-live="polite"]').filter({ hasText: 'Alert: Parcels' }),
  ).toBeAttached()
  await expectAccessible()

  await takeIt(other).click()
  for (const each of [page, other, agent]) {
    await expect(notice(each)).toContainText('Taken by')
    await expect(takeIt(each)).toHaveCount(0)
  }
  for (const each of [page, other, agent]) {
    await expect(notices(each)).toHaveCount(0, { timeout: 30_000 })
  }

  await page.goto('/settings/alerts')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('more than 1')
  await expect(rows(page)).toContainText('Goes on')
  await expect(rows(page)).toContainText('upervisor')
  await expectAccessible()
  const IDs = [first?.ID ?? 0, second?.ID ?? 0]
  for (const ID of IDs) {
    const link = rows(page).getByRole('link', { name: String(ID), exact: true })
    await expect(link).toHaveAttribute('href', `/events/${ID}`)
  }
  await api.actOnAll(IDs, { action: 'close' })
  await expect(rows(page)).not.toContainText('Goes on')
  await rows(page).getByRole('link', { name: 'Parcels' }).click()
  await expect(page.getByRole('link', { name: /^Parcels/ })).toHaveAttribute('aria-current', 'page')
  expect(watched.problems()).toEqual([])
  await theirs.close()
})

test('a notice that is quieted comes back when it gets worse, and goes when the breach ends', async ({
  page,
  context,
  signIn,
  api,
}) => {
  test.slow()
  await signIn('supervisor')
  await limitParcels(page, '0')
  const other = await tab(context, '/groups')
  const made = [(await api.createEvent(event))?.ID ?? 0]
  await expect(notice(other)).toHaveCount(1)
  await quiet(page).click()
  for (const each of [page, other]) await expect(notices(each)).toHaveCount(0)
  await expect(page.getByRole('main')).toBeFocused()

  made.push((await api.createEvent(event))?.ID ?? 0)
  for (const each of [page, other]) await expect(notice(each)).toContainText('Up to 2 events')
  await api.actOnAll(made, { action: 'close' })
  for (const each of [page, other]) await expect(notices(each)).toHaveCount(0)
})

test('a breach is told while updates of the list are paused', async ({ page, signIn, api }) => {
  await signIn('supervisor')
  await limitParcels(page, '0')
  await page.getByRole('button', { name: 'Pause updates' }).click()
  await api.createEvent(event)
  await expect(notice(page)).toHaveCount(1)
})

test('a limit names every fault, and can be changed and removed', async ({ page, signIn, api }) => {
  await signIn('supervisor')
  await filterBy(page, filter)
  await saveView(page, 'Parcels', true)
  await setLimit(page, 'many', '-1')
  const [above, minutes] = [
    dialog(page).getByLabel('More than'),
    dialog(page).getByLabel('For minutes'),
  ]
  await expect(above).toHaveAttribute('aria-invalid', 'true')
  await expect(minutes).toHaveAttribute('aria-invalid', 'true')
  await above.fill('3')
  await minutes.fill('2')
  await dialog(page).getByRole('button', { name: 'Set limit' }).click()
  await expect(dialog(page)).toHaveCount(0)

  await openLimit(page)
  await expect(above).toHaveValue('3')
  await expect(minutes).toHaveValue('2')
  await dialog(page).getByRole('button', { name: 'Remove limit' }).click()
  await expect(dialog(page)).toHaveCount(0)
  const { records } = await api.ask<{ records: { limit: unknown }[] }>('GET', '/app/v1/views')
  expect(records.map(({ limit }) => limit)).toEqual([null])
})

test('what gets the focus is scrolled above the notices', async ({ page, signIn, api }) => {
  await signIn('supervisor')
  await limitParcels(page, '0')
  await api.createEvent(event)
  await page.goto('/groups')
  await expect(notice(page)).toHaveCount(1)
  const last = page.getByRole('table', { name: 'Groups' }).getByRole('link').last()
  await last.focus()
  const link = await last.boundingBox()
  const over = await notices(page).boundingBox()
  expect((link?.y ?? 0) + (link?.height ?? 0)).toBeLessThan(over?.y ?? 0)
})

test('on a phone the notices leave a form its sticky buttons', async ({ page, signIn, api }) => {
  await signIn('admin')
  await limitParcels(page, '0')
  await api.createEvent(event)
  await page.setViewportSize({ width: 360, height: 740 })
  for (const [path, name] of [
    ['/groups/235', 'Save'],
    ['/events/new', 'Create event'],
  ] as const) {
    await page.goto(path)
    await expect(notice(page)).toHaveCount(1)
    const button = page.getByRole('button', { name, exact: true })
    const over = await notices(page).boundingBox()
    await expect(async () => {
      const box = await button.boundingBox()
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0)
    }).toPass()
    await expect(button).toBeInViewport({ ratio: 1 })
    await button.click({ trial: true })
  }
})
