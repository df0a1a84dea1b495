import { expect, test } from './fixtures'

test('an access token signs in, and one lands where one wanted to go', async ({
  page,
  journey,
  allowRefusals,
}) => {
  // Who is nobody is asked to sign in: the server says so with a 401.
  allowRefusals([401])
  await page.goto('/campaigns')
  await expect(page).toHaveURL(/\/sign-in/)

  await page.getByRole('textbox', { name: 'Access token' }).fill(journey.tokens.supervisor)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  await expect(page).toHaveURL(/\/campaigns$/)
})

test('a wrong token is refused in words, and what was typed may be corrected', async ({
  page,
  journey,
  allowRefusals,
}) => {
  allowRefusals([401])
  await page.goto('/sign-in')
  const token = page.getByRole('textbox', { name: 'Access token' })
  await token.fill('cb_not-a-token')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()

  await token.fill(journey.tokens.agent)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
})

test('a one-time link signs in once, and its code leaves the address', async ({
  page,
  journey,
  browser,
}) => {
  const link = journey.links.agent
  await page.goto(link)
  // Anna has groups.
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
  expect(page.url()).not.toContain('#')

  const stranger = await browser.newPage()
  await stranger.goto(link)
  await expect(stranger.getByRole('alert')).toBeVisible()
  await expect(stranger.getByRole('textbox', { name: 'Access token' })).toBeVisible()
  await stranger.close()
})

test('signing out ends the session, here and for the cookie', async ({
  page,
  context,
  journey,
  signIn,
}) => {
  // What is asked in the moment of leaving would be refused, and rightly. These two come last.
  const lookedAt = page.waitForResponse(/\/app\/v1\/events\/standing/)
  await signIn('agent')
  await lookedAt
  await expect(page.getByRole('link', { name: /^All \d/ })).toBeVisible()
  const [cookie] = await context.cookies()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible()
  // Who leaves is not led back: the next to sign in may be somebody else.
  await expect(page).toHaveURL('/sign-in')

  const answer = await fetch(`${journey.url}/app/v1/session`, {
    headers: { Cookie: `${cookie?.name}=${cookie?.value}` },
  })
  expect(answer.status).toBe(401)
})

test('the page keeps no token where a script could read it', async ({ page, context, signIn }) => {
  await signIn('admin')
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  expect(kept).not.toMatch(/cbs?c?_/)
  const cookies = await context.cookies()
  expect(cookies).toEqual([expect.objectContaining({ httpOnly: true, sameSite: 'Strict' })])
})

test('an address that is no page has the status 404, and says so', async ({
  page,
  signIn,
  allowRefusals,
}) => {
  allowRefusals([404])
  await signIn('agent')
  const answer = await page.goto('/settings/nonsense')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible()
})
