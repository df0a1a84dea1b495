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
  await signIn('admin')
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
