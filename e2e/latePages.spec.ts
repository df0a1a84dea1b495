import { columnHeader } from './eventList'
import { expect, test } from './fixtures'

/** Everything that the browser asks for from now on in which a part of a page is loaded. */
const parts = /\/assets\/.*\.js$/

test('a page that is still being loaded leaves the one before it standing', async ({
  page,
  signIn,
}) => {
  await signIn('admin')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(parts, async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(page).toHaveURL(/\/campaigns$/)
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false')
})

test('a page whose files are gone after an update begins anew, and says so when that does not help', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  await signIn('admin')
  allowUnreachable()
  let begun = 0
  page.on('domcontentloaded', () => {
    begun += 1
  })
  await page.route(/\/assets\/CampaignListPage.*\.js$/, (route) => route.abort())
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect(begun).toBe(1)
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
})

test('a session that ends while one looks on leads to the sign-in, and back to the page', async ({
  page,
  signIn,
  journey,
  allowRefusals,
}) => {
  await signIn('admin', '/events')
  allowRefusals([401])
  await page.context().clearCookies()
  // Either the page asks for something by itself, or it is led to another one.
  await page
    .getByRole('link', { name: 'Campaigns' })
    .click({ timeout: 2000 })
    .catch(() => {})
  await expect(page).toHaveURL(/\/sign-in\?to=%2F(events|campaigns)$/)
  const { searchParams } = new URL(page.url())

  await page.getByRole('textbox', { name: 'Access token' }).fill(journey.tokens.admin)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await expect(page).toHaveURL(searchParams.get('to') ?? '')
})

test('a new build that is put in place while a page is open takes over where one goes, and keeps what was typed', async ({
  page,
  server,
  signIn,
  allowUnreachable,
  allowRefusals,
}) => {
  allowUnreachable()
  allowRefusals([404])
  await signIn('admin')
  const { ID } = (await page.evaluate(async () => {
    const answer = await fetch('/app/v1/events?limitPageSize=1')
    return (await answer.json()).records[0]
  })) as { ID: number }
  await page.goto(`/events/${ID}`)
  const comment = page.getByRole('textbox', { name: 'Comment' })
  await comment.fill('Half a sentence')
  await page.goto('/events/new')
  await page.getByLabel('Subject', { exact: true }).fill('Half a subject')
  let begun = 0
  page.on('domcontentloaded', () => {
    begun += 1
  })

  await server.deploy()
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(page.getByRole('table', { name: 'Campaigns' })).toBeVisible()
  expect(begun).toBe(1)
  await page.goBack()
  await expect(page.getByLabel('Subject', { exact: true })).toHaveValue('Half a subject')
  await page.goto(`/events/${ID}`)
  await expect(comment).toHaveValue('Half a sentence')
})

test('a network that answers everything with its own page is no fault of the program', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('admin', '/settings/preferences')
  await expect(page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible()
  await page.route(/\/(assets|rest|app|health|before)\b/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Sign in to the network</h1>' }),
  )
  const told = page.getByRole('alert')
  await page.getByRole('link', { name: 'Campaigns' }).click()
  await expect(told).toContainText('the server does not answer')
  await page.unrouteAll()
  const campaigns = page.getByRole('table', { name: 'Campaigns' })
  await expect(campaigns).toBeVisible({ timeout: 40_000 })
})

test('a form whose numbering plans do not come says so, and begins when they do', async ({
  page,
  context,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('agent')
  await page.route(/\/assets\/(phones|spaceNumber).*\.js$/, (route) => route.abort())
  await page.route('**/before.js', (route) => route.abort())
  await page.goto('/events/new')
  await expect(page.getByRole('alert')).toContainText('the server does not answer')
  await page.unrouteAll()
  await context.setOffline(false)
  await expect(page.getByLabel('Subject', { exact: true })).toBeVisible({ timeout: 40_000 })
})

test('what is said of a changed view is there before the first sort changes it', async ({
  page,
  signIn,
}) => {
  const noted = page.waitForResponse(/\/assets\/ViewNote-.*\.js$/)
  await signIn('supervisor', '/events?view=open')
  await noted
  const loaded: string[] = []
  page.on('request', (request) => {
    if (parts.test(request.url())) loaded.push(request.url())
  })
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
  loaded.length = 0
  await columnHeader(page, 'Sender').getByRole('button').click()
  await expect(page.getByRole('button', { name: 'Undo the changes' })).toBeVisible()
  expect(loaded).toEqual([])
})
