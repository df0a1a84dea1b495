import type { Page } from '@playwright/test'
import type { Injury } from '../src/testing/upstream/injuries'
import { expect, test } from './fixtures'
import { fillIn, pick } from './form'
import type { JourneyServer } from './server'

// What a mirror says of itself, of its age and of what became of a create, is true on a bad day too.

const events = '/acd/events'
const minute = 60_000
const whole = { injured: [], isDown: false }
const line = (page: Page) => page.getByRole('status', { name: 'Mirror', exact: true })

/** The page as it is when it is opened anew, which asks at once. */
const expectLine = (page: Page, text: string | RegExp) =>
  expect(async () => {
    await page.reload()
    await expect(line(page)).toHaveText(text, { timeout: 2000 })
  }).toPass()

const hostOf = async (server: JourneyServer) => (await server.upstream({})).host

test.describe('while it fills', () => {
  const silent: Injury = { is: 'silent' }
  const mirror = [{ method: 'GET' as const, path: events, injury: silent }]
  test.use({ serverSettings: { mirror } })

  test('the line says so, then how old it is, and what is wrong', async ({
    page,
    server,
    signIn,
    expectAccessible,
  }) => {
    test.slow()
    const host = await hostOf(server)
    await signIn('supervisor')
    await expect(line(page)).toHaveText(`Mirror of ${host}, filling: 0 events so far`)
    await server.upstream({ isDown: true })
    await expectLine(page, new RegExp(`filling: .* · ${host} does not answer$`))
    await server.upstream(whole)
    await server.later(10 * minute)
    await expectLine(page, new RegExp(`^Mirror of ${host}, as of \\d\\d:\\d\\d:\\d\\d · fresh$`))
    await expect(page.getByRole('status', { name: 'Matches' })).toHaveText(/^\d+ events$/)
    await expectAccessible()
    await server.upstream({ isDown: true })
    await expectLine(page, new RegExp(`as of .* · ${host} does not answer$`))
    const injury: Injury = { is: 'refused', status: 401 }
    await server.upstream({ isDown: false, injured: [{ method: 'GET', path: '', injury }] })
    await server.later(10 * minute)
    await expectLine(page, new RegExp(`as of .* · ${host} refuses our token$`))
  })
})

test.describe('filled', () => {
  test.use({ serverSettings: { mirror: [], settings: { CALLBOARD_UNDO_SECONDS: '1' } } })
  test.beforeEach(async ({ page, signIn, server }) => {
    test.slow()
    await signIn('admin')
    await expectLine(page, new RegExp(`^Mirror of ${await hostOf(server)}, as of .* · fresh$`))
  })

  test('answers that are not whole are not told as news, and take nothing away', async ({
    page,
    server,
    api,
  }) => {
    const mirror = async () => api.ask<{ asOf: string }>('GET', '/app/v1/upstream')
    const matches = page.getByRole('status', { name: 'Matches' })
    const { total = 0 } = await api.events({ limitPageSize: 1 })
    const count = `${total} events`
    const broken: Injury[] = [
      { is: 'cut', after: 0.6 },
      { is: 'truncated' },
      { is: 'refused', status: 503, headers: { 'Retry-After': '1' } },
    ]
    for (const injury of broken) {
      await server.upstream({ injured: [{ method: 'GET', path: events, injury }] })
      await server.later(16 * minute)
      // A reading that was under way may still have been whole.
      await expectLine(page, / · (stale|.* does not answer)$/)
      const { asOf } = await mirror()
      expect(await line(page).textContent()).toContain(asOf.slice(11, 19))
      await expect(matches).toHaveText(count)
    }
    await server.upstream(whole)
    await server.later(16 * minute)
    await expectLine(page, / · fresh$/)
    await expect(matches).toHaveText(count)
  })

  const fill = async (page: Page, Subject: string) => {
    await page.goto('/events/new')
    await pick(page, 'Group', 'Support')
    await fillIn(page, { Sender: '+49 30 123456', Subject })
    await page.getByRole('button', { name: 'Create event', exact: true }).click()
  }

  test('a create goes there first; one whose answer is lost is unclear until it is known', async ({
    page,
    server,
  }) => {
    const there = async (Subject: string) => {
      const path = `${events}?filter=${encodeURIComponent(`subject:"${Subject}"`)}`
      return (await server.upstream({ call: { method: 'GET', path } })).answer?.records ?? []
    }
    await fill(page, 'Told at once')
    await expect(page.getByText(/^Event \d+ was created\.$/)).toBeVisible()
    expect(await there('Told at once')).toHaveLength(1)

    const lost: Injury = { is: 'answer lost' }
    const silent: Injury = { is: 'refused', status: 503 }
    await server.upstream({
      injured: [
        { method: 'POST', path: '/create', injury: lost },
        { method: 'GET', path: events, injury: silent },
      ],
    })
    await fill(page, 'Answer lost')
    await expect(page.getByText('We do not know yet whether this event was created.')).toBeVisible()
    await server.upstream(whole)
    await server.later(10 * minute)
    await expect(page.getByText(/^Event \d+ was created\.$/)).toBeVisible({ timeout: 20_000 })
    expect(await there('Answer lost')).toHaveLength(1)
  })

  test('what is not offered, and what is no longer listed, is said where one looks', async ({
    page,
    server,
    api,
    allowRefusals,
  }) => {
    // What is no longer listed has no neighbours in the list.
    allowRefusals([404])
    const host = await hostOf(server)
    const notOffered = page.getByText(`These records belong to ${host}.`)
    await page.goto('/appointments')
    await expect(notOffered).toBeVisible()
    const { records } = await api.ask<{ records: { ID: number }[] }>('GET', events)
    const ID = records.at(-1)?.ID ?? 0
    await page.goto(`/events/${ID}`)
    await expect(notOffered).toBeVisible()
    await expect(page.getByRole('button', { name: 'Close', exact: true })).toHaveCount(0)
    const gone: Injury = { is: 'refused', status: 404 }
    const shrunk: Injury = { is: 'shrunk', left: records.length - 1 }
    await server.upstream({
      injured: [
        { method: 'GET', path: events, injury: shrunk },
        { method: 'GET', path: `/${ID}`, injury: gone },
      ],
    })
    const refused = page.waitForResponse((response) => response.status() === 404)
    await expect(async () => {
      await server.later(10 * minute)
      await page.reload()
      const note = page.getByText(`${host} has not listed this event since`)
      await expect(note).toBeVisible({ timeout: 2000 })
    }).toPass()
    await refused
    await page.goto('/campaigns')
    await page.getByRole('link', { name: 'Campaign 1000', exact: true }).click()
    await expect(page.getByText(host).last()).toBeVisible()
  })

  test('contacts and result codes are read on a look, kept, and never told as none', async ({
    page,
    server,
    expectAccessible,
  }) => {
    const host = await hostOf(server)
    // A box that scrolls within a part has its name too.
    const part = (name: string) => page.getByRole('region', { name, exact: true }).first()
    const open = async (name: string) => {
      await page.goto('/campaigns')
      await page.getByRole('link', { name, exact: true }).click()
    }
    // The campaign is answered before its codes are: they are not told as none meanwhile.
    const slow: Injury = { is: 'slow', ms: 1800 }
    await server.upstream({
      injured: [{ method: 'GET', path: '/resultCodes?languagesID=1', injury: slow }],
    })
    await open('Enquête clients')
    const codes = part('Result codes').getByRole('table')
    await codes.waitFor()
    expect(await codes.getByRole('row').count()).toBeGreaterThan(2)
    await server.upstream(whole)
    await expect(part('Contacts')).toContainText(`Mirror of ${host}, as of`)
    await expect(part('Contacts')).toContainText('This campaign has no contacts yet.')
    await page.getByRole('button', { name: 'Add contact' }).click()
    const form = page.getByRole('dialog', { name: 'Add contact' })
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Öztürk')
    await form.getByRole('textbox', { name: 'Phone number 1' }).fill('030 901820')
    await form.getByRole('button', { name: 'Add contact' }).click()
    await expect(part('Contacts').getByRole('table')).toContainText('Öztürk')
    const path = '/dialler/contacts?diallerCampaignsID=4'
    const { answer } = await server.upstream({ call: { method: 'GET', path } })
    expect(answer?.records).toHaveLength(1)
    await expectAccessible()

    await server.upstream({ isDown: true })
    await server.later(minute)
    await page.reload()
    for (const name of ['Result codes', 'Contacts']) {
      await expect(part(name)).toContainText(new RegExp(`as of .* · ${host} does not answer`))
      await expect(part(name).getByRole('table')).toBeVisible()
    }
    await expect(part('Contacts').getByRole('table')).toContainText('Öztürk')
    await open('Winter offer')
    for (const name of ['Result codes', 'Contacts']) {
      const none = `${host} does not answer · no ${name.toLowerCase()} are kept from before`
      await expect(part(name)).toContainText(none)
      await expect(part(name).getByRole('table')).toHaveCount(0)
    }

    await server.upstream(whole)
    await server.later(minute)
    await open('Enquête clients')
    await page.getByRole('button', { name: 'Delete Öztürk' }).click()
    const asking = page.getByRole('dialog', { name: 'Delete contact' })
    await expect(asking).toContainText(`What is deleted in ${host} cannot be restored from here`)
    await asking.getByRole('button', { name: 'Delete contact' }).click()
    await expect(part('Contacts')).toContainText('This campaign has no contacts yet.')
    const left = await server.upstream({ call: { method: 'GET', path } })
    expect(left.answer?.records).toEqual([])
  })
})
