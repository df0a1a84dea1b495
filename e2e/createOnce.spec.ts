import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { fillIn, pick } from './form'
import { holdBack } from './holdBack'

// Whatever happens between typing and the event: nothing typed is lost, nothing is made twice.

const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).and(page.locator('input, textarea'))
const create = (page: Page) => page.getByRole('button', { name: 'Create event', exact: true })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const draftSaved = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'Draft saved' })).toBeVisible()
const restored = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'was restored' })).toBeVisible()

/** What the server has of forms that were not sent. */
const draftsOnServer = async (page: Page): Promise<string[]> => {
  const { records } = await (await page.request.get('/app/v1/events/drafts')).json()
  return records.map(({ draft }: { draft: { Subject: string } }) => draft.Subject)
}

const typed = { Sender: '+49 30 123456', Subject: 'Typed with care', Body: 'Two\nlines' }
const filter = '"Typed with care"'

async function typeAll(page: Page): Promise<void> {
  await pick(page, 'Group', 'Support')
  await fillIn(page, typed)
}

async function expectAll(page: Page): Promise<void> {
  await expect(field(page, 'Group')).toHaveValue(/Support/)
  for (const [label, value] of Object.entries(typed)) {
    await expect(field(page, label), label).toHaveValue(value)
  }
}

const open = async (page: Page) => {
  await page.goto('/events/new')
  await expect(create(page)).toBeVisible()
}

test.beforeEach(async ({ page, signIn }) => {
  // Several windows each, on a machine that may be busy.
  test.slow()
  await signIn('agent', '/events/new')
  await expect(create(page)).toBeVisible()
})

test.describe('with a minute to take it back', () => {
  test.use({ serverSettings: { settings: { CALLBOARD_UNDO_SECONDS: '60' } } })

  test('Undo brings the form back as it was', async ({ page, api, expectAccessible }) => {
    await typeAll(page)
    await create(page).click()
    await expect(page.getByText('Closing this page changes nothing')).toBeVisible()
    await expectAccessible()
    await undo(page).click()
    await expectAll(page)
    await draftSaved(page)
    expect(await api.countOf(filter)).toBe(0)
  })

  test('a closed tab takes nothing back, another window of the same person does with Undo', async ({
    page,
    context,
  }) => {
    const other = await context.newPage()
    await open(other)
    await typeAll(other)
    await create(other).click()
    await expect(undo(other)).toBeVisible()
    await other.close()
    await page.reload()
    await expect(page.getByText('Waits to be created')).toBeVisible()
    await expect(field(page, 'Subject')).toHaveValue('')
    await undo(page).click()
    await expectAll(page)
  })

  test('a double click, Enter twice and fifty sends of one form are one', async ({ page, api }) => {
    const keys = new Set<string>()
    const bodies: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/events/held')) return
      keys.add(request.headers()['idempotency-key'] ?? '')
      bodies.push(request.postData() ?? '')
    })
    await typeAll(page)
    await create(page).dblclick()
    await expect(undo(page)).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(undo(page)).toBeVisible()
    expect(keys.size).toBe(1)
    const [key = ''] = keys
    const states = await page.evaluate(
      ([sentKey = '', body = '']) =>
        Promise.all(
          Array.from({ length: 50 }, async () => {
            const response = await fetch('/app/v1/events/held', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', 'Idempotency-Key': sentKey },
              body,
            })
            return (await response.json()).records[0].dueAt
          }),
        ),
      [key, bodies[0]],
    )
    expect(new Set(states).size).toBe(1)
    expect(await api.countOf(filter)).toBe(0)
    await undo(page).click()
    await expectAll(page)
  })
})

test('an answer that is lost after the commit: unclear, asked again, one event', async ({
  page,
  api,
  allowUnreachable,
}) => {
  allowUnreachable()
  await page.route('**/app/v1/events/held', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    return route.abort()
  })
  await typeAll(page)
  await create(page).click()
  await expect(
    page.getByText('We do not know yet whether this event was created.', { exact: true }),
  ).toBeVisible()
  await page.unroute('**/app/v1/events/held')
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Ask again' }).click()
  await expect(page).toHaveURL(/\/events\/\d+/)
  expect(await api.countOf(filter)).toBe(1)
})

test('the same, and the page is loaded anew before one asks', async ({
  page,
  api,
  allowUnreachable,
}) => {
  allowUnreachable()
  await page.route('**/app/v1/events/held', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    return route.abort()
  })
  await typeAll(page)
  await create(page).click()
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible()
  await page.reload()
  await expect(page).toHaveURL(/\/events\/\d+/)
  expect(await api.countOf(filter)).toBe(1)
  await open(page)
  await expect(field(page, 'Subject')).toHaveValue('')
})

test('reload, a crashed tab and another device find the draft; a sent or discarded one is gone', async ({
  page,
  context,
  api,
}) => {
  await typeAll(page)
  await page.reload()
  await restored(page)
  await expectAll(page)

  const doomed = await context.newPage()
  await open(doomed)
  await fillIn(doomed, { 'User data': 'typed before the crash' })
  await draftSaved(doomed)
  const session = await context.newCDPSession(doomed)
  const crashed = doomed.waitForEvent('crash')
  // The tab dies; its process has no chance to say a word.
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  const again = await context.newPage()
  await open(again)
  await restored(again)
  await expectAll(again)
  await expect(field(again, 'User data')).toHaveValue('typed before the crash')
  await fillIn(again, { 'User data': '' })
  await draftSaved(again)

  await again.reload()
  await restored(again)
  await create(again).click()
  await expect(again).toHaveURL(/\/events\/\d+/)
  expect(await api.countOf(filter)).toBe(1)
  await open(again)
  await expect(field(again, 'Subject')).toHaveValue('')

  await fillIn(again, { Subject: 'Never mind' })
  await draftSaved(again)
  await again.reload()
  await again.getByRole('button', { name: 'Discard draft' }).click()
  await expect(field(again, 'Subject')).toHaveValue('')
  await again.reload()
  await expect(create(again)).toBeVisible()
  await expect(field(again, 'Subject')).toHaveValue('')
})

/** The draft's first save reaches the server, and its answer never the page. */
async function firstSaveUnanswered(page: Page) {
  let isStored = false
  // It stays in place: to take it away would send what it holds to the server a second time.
  await page.route('**/app/v1/events/drafts/*', async (route) => {
    if (isStored) return route.continue()
    await route.fetch()
    isStored = true
  })
  await pick(page, 'Group', 'Support')
  await expect.poll(() => isStored).toBe(true)
}

test('a reload while a save is on its way keeps what was typed after it, in one draft', async ({
  page,
  allowUnreachable,
}) => {
  allowUnreachable()
  // The page goes before the answer comes.
  await firstSaveUnanswered(page)
  await fillIn(page, typed)
  await page.reload()
  await restored(page)
  await expectAll(page)
  await expect.poll(() => draftsOnServer(page)).toEqual([typed.Subject])
  await fillIn(page, { 'User data': 'typed after that' })
  await draftSaved(page)
  expect(await draftsOnServer(page)).toEqual([typed.Subject])
  await page.reload()
  await restored(page)
  await expectAll(page)
  await expect(field(page, 'User data')).toHaveValue('typed after that')
})

test('a session that ends while one types: after signing in everything is there', async ({
  page,
  journey,
  allowRefusals,
}) => {
  allowRefusals([401])
  await page.goto('/events/new?type=3&sender=%2B4930123456')
  await pick(page, 'Group', 'Support')
  // The page learns of it when the last word is typed, and not before.
  const goOn = await holdBack(page, '**/app/v1/**')
  await page.context().clearCookies()
  await fillIn(page, typed)
  await goOn()
  await page.getByLabel('Access token').fill(journey.tokens.agent)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/events\/new/)
  await restored(page)
  await expectAll(page)
})

test('a server that restarts in between creates what it held', async ({ page, api, server }) => {
  await typeAll(page)
  await create(page).click()
  await expect(undo(page)).toBeVisible()
  await page.goto('about:blank')
  await server.restart()
  await expect.poll(() => api.countOf(filter)).toBe(1)
})

test('two windows with one draft: neither loses a word, and sent from both it is one event', async ({
  page,
  context,
  api,
  allowRefusals,
}) => {
  allowRefusals([409])
  await typeAll(page)
  await draftSaved(page)
  const other = await context.newPage()
  await open(other)
  await expectAll(other)

  await fillIn(page, { 'User data': 'from the first window' })
  await draftSaved(page)
  await fillIn(other, { 'User data': 'from the second window' })
  await expect(
    other.getByRole('status').filter({ hasText: /changed in another window|Draft saved/ }),
  ).toBeVisible()
  const third = await context.newPage()
  await expect(async () => {
    await open(third)
    await expect(third.getByRole('group', { name: 'Drafts kept aside' })).toBeVisible()
  }).toPass()
  const shown = await field(third, 'User data').inputValue()
  await third.getByRole('group', { name: 'Drafts kept aside' }).getByRole('button').click()
  await expect(field(third, 'User data')).not.toHaveValue(shown)
  const both = [shown, await field(third, 'User data').inputValue()].sort()
  expect(both).toEqual(['from the first window', 'from the second window'])

  // The third window shows a draft that another one has as well: both send it.
  const twin = both[0] === (await field(third, 'User data').inputValue()) ? page : other
  await Promise.all([create(twin).click(), create(third).click()])
  for (const sender of [twin, third]) await expect(sender).toHaveURL(/\/events\/\d+/)
  expect(await api.countOf(filter)).toBe(1)
})

test('a link’s words win over a draft, which is kept aside', async ({ page }) => {
  await typeAll(page)
  await draftSaved(page)
  await page.goto('/events/new?type=3&sender=%2B4989998877')
  await expect(field(page, 'Sender')).toHaveValue('+4989998877')
  await expect(field(page, 'Subject')).toHaveValue('')
  await page.getByRole('button', { name: /Typed with care/ }).click()
  await expectAll(page)
  await open(page)
  await expectAll(page)
})

test.describe('with a few seconds to take it back', () => {
  // As many as a busy machine needs to leave the form and take the group away.
  test.use({ serverSettings: { settings: { CALLBOARD_UNDO_SECONDS: '10' } } })

  test('what fails after the form was left is told elsewhere, and nothing typed is lost', async ({
    page,
    api,
    asOwner,
    expectAccessible,
    allowRefusals,
  }) => {
    // Put back into the form, its group is asked for its slots, and is gone.
    allowRefusals([404])
    await asOwner(
      `SET callboard.client_id = '1'; INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id)
       VALUES (1, 9999, 'Soon gone', 'soon gone', 1)`,
    )
    await page.reload()
    await pick(page, 'Group', 'Soon gone')
    await fillIn(page, typed)
    await create(page).click()
    await expect(undo(page)).toBeVisible()
    await page.getByRole('link', { name: 'Campaigns' }).click()
    await asOwner(`SET callboard.client_id = '1'; DELETE FROM acd_groups WHERE id = 9999`)
    const told = page.getByRole('alert').filter({ hasText: 'could not be created' })
    await expect(told).toBeVisible({ timeout: 40_000 })
    await expectAccessible()
    await told.getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Put it into the form' }).click()
    for (const [label, value] of Object.entries(typed)) {
      await expect(field(page, label), label).toHaveValue(value)
    }
    expect(await api.countOf(filter)).toBe(0)
  })
})
