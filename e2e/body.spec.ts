import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { RestApi } from './api'
import { startCountingServer } from './countingServer'
import { expect, test } from './fixtures'
import type { JourneyServer } from './server'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const heldBack = (page: Page) => page.getByRole('status', { name: 'Held back' })
const frame = (page: Page) => page.frameLocator('iframe[title="Body"]')

/** A mail as an import brings it, under an ID that nothing else has. */
async function aMail(server: JourneyServer, api: RestApi, html: string): Promise<number> {
  const [event] = (await api.events({ filter: 'type:email', limitPageSize: 1 })).records
  if (!event) throw new Error('The demo data hold a mail')
  const EventData = `<eventData><urls></urls><body html="true">${escaped(html)}</body></eventData>`
  await server.store([{ ...event, ID: 900_001, EventData }])
  return 900_001
}

test('a mail is shown without what acts or asks; its images come when they are asked for', async ({
  page,
  api,
  server,
  signIn,
  watched,
  expectAccessible,
}) => {
  const elsewhere = await startCountingServer()
  const ID = await aMail(
    server,
    api,
    `<h1 style="color:#8a1f1f">Your invoice</h1><p>Please <b>check</b> it.</p>
    <script>document.title = 'taken over'</script><form action="//${elsewhere.host}"><input></form>
    <img src="http://${elsewhere.host}/map.gif" alt="Map of our office" width="40" height="40">
    <p>Sign in at <a href="https://evil.example/login">bank.example</a> or write to
    <a href="mailto:help@bank.example">help@bank.example</a></p>`,
  )
  await signIn('supervisor', `/events/${ID}`)
  await expect(frame(page).getByRole('heading', { name: 'Your invoice' })).toBeVisible()
  await expect(page.locator('iframe[title="Body"]')).toHaveAttribute('sandbox', '')
  await expect(heldBack(page)).toContainText(`1 image from elsewhere: ${elsewhere.host}`)
  await expect(heldBack(page)).toContainText('1 active part')
  await expect(heldBack(page)).toContainText('2 forms and fields')
  await expect(heldBack(page)).toContainText('A link says bank.example, but leads to evil.example')
  const links = page.getByRole('list', { name: 'Links in this text' }).getByRole('listitem')
  await expect(links.first()).toContainText('says bank.example, but leads to evil.example')
  await expect(page.getByRole('link', { name: 'bank.example', exact: true })).toHaveAttribute(
    'href',
    'https://evil.example/login',
  )
  await expectAccessible()
  expect(elsewhere.asked).toEqual([])

  watched.allowElsewhere(`http://${elsewhere.host}`)
  await page.getByRole('button', { name: 'Show remote content' }).click()
  await expect(frame(page).getByRole('img', { name: 'Map of our office' })).toBeVisible()
  await expect.poll(() => elsewhere.asked).toEqual(['GET /map.gif'])
  await expect(heldBack(page)).toContainText(`images are loaded from ${elsewhere.host}`)

  await page.reload()
  await expect(frame(page).getByText('Map of our office')).toBeVisible()
  await expect(heldBack(page)).toContainText('1 image from elsewhere')
  expect(elsewhere.asked).toEqual(['GET /map.gif'])
  await elsewhere.stop()
})

/** Mails as people send them: src/server/body/mails.ndjson. */
test('light text stays readable and a stated direction stays, whatever a mail does', async ({
  page,
  api,
  server,
  signIn,
}) => {
  const [event] = (await api.events({ filter: 'type:email', limitPageSize: 1 })).records
  if (!event) throw new Error('The demo data hold a mail')
  const file = await readFile(new URL('../src/server/body/mails.ndjson', import.meta.url), 'utf8')
  const mails = file
    .trim()
    .split('\n')
    .map((line) => ({ ...event, ...JSON.parse(line) }))
  await server.store(mails)

  await signIn('supervisor', '/events/930002')
  const light = frame(page).getByText('Zweite Zeile')
  await expect(light).toHaveCSS('color', 'rgb(255, 255, 255)')
  await expect(frame(page).locator('body')).toHaveCSS('background-color', 'rgb(30, 30, 30)')
  await expect(frame(page).locator('table')).toHaveCSS('background-color', 'rgb(67, 72, 87)')

  await page.goto('/events/930003')
  await expect(frame(page).getByText('SmartBox')).toHaveCSS('direction', 'rtl')

  await page.goto('/events/930001')
  await expect(frame(page).getByText('bitte um Rückruf.')).toBeVisible()
  await expect(frame(page).getByText('TITLE-MUST-NOT-SHOW')).toHaveCount(0)
  await expect(heldBack(page)).toContainText('1 style rule')

  await page.goto('/events/930004')
  await expect(frame(page).getByText('bitte rufen Sie zurueck')).toBeVisible()
  await expect(frame(page).getByText('PREHEADER')).toHaveCount(0)
  await expect(heldBack(page)).toContainText('1 part that the mail itself hides')

  await page.goto('/events/930005')
  await expect(page.getByRole('link', { name: 'Bestellung 17' })).toHaveAttribute(
    'href',
    'https://shop.example/kunde/bestellung/17',
  )

  for (const [ID, text] of [
    [930_011, 'fett'],
    [930_012, 'Müller'],
  ] as const) {
    await page.goto(`/events/${ID}`)
    await expect(frame(page).locator('b')).toHaveText(text)
    await expect(heldBack(page)).toHaveText('Nothing was held back.')
  }
})

test('below a dark mail stands the corner that one pulls at, on a bar of the page', async ({
  page,
  api,
  server,
  signIn,
}) => {
  const html = '<body style="background:#111;color:#fff"><p>Dark</p></body>'
  await signIn('supervisor', `/events/${await aMail(server, api, html)}`)
  await expect(frame(page).locator('body')).toHaveCSS('background-color', 'rgb(17, 17, 17)')
  const paper = page.locator('div:has(> iframe[title="Body"])')
  await expect(paper).not.toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await expect(paper).toHaveCSS('resize', 'vertical')
})

test('a mail with a picture of 1.3 MB shows the picture', async ({ page, api, server, signIn }) => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  // What follows the end of a picture is nothing to a browser.
  const picture = Buffer.concat([png, Buffer.alloc(1_000_000, 1)]).toString('base64')
  const html = `<p>Before</p><img alt="Logo" src="data:image/png;base64,${picture}"><p>Behind</p>`
  await signIn('supervisor', `/events/${await aMail(server, api, html)}`)
  await expect(frame(page).getByText('Behind')).toBeVisible()
  const width = () =>
    frame(page)
      .getByRole('img')
      .evaluate((image) => (image as HTMLImageElement).naturalWidth)
  await expect.poll(width).toBe(1)
  await expect(heldBack(page)).toContainText('Nothing was held back')
})
