import { matches } from './eventList'
import { expect, test } from './fixtures'
import { exactly, freshness } from './live'

const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Just in' }

test('the numbers beside the quick filters are those of the list, before and after the pill', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  await page.goto('/events?filter=status:open')
  const types = page.getByRole('group', { name: 'Type' })
  const sum = async () =>
    ((await types.innerText()).match(/\d+/g) ?? []).reduce((all, count) => all + Number(count), 0)
  const matching = async () => Number.parseInt(await matches(page).innerText(), 10)
  await expect.poll(async () => (await sum()) === (await matching())).toBe(true)
  const before = await sum()

  await api.createEvent(mail)
  await expect(exactly(page, '1 new')).toBeVisible()
  expect(await sum()).toBe(before)
  await exactly(page, '1 new').click()
  await expect.poll(sum).toBe(before + 1)
  expect(await matching()).toBe(before + 1)
})

test('a list that could not be read is neither fresh nor being counted', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('supervisor')
  await expect(freshness(page)).toHaveText('Fresh')
  await page.route(/\/app\/v1\/events\?/, (route) => route.abort())
  await page.goto('/events?filter=status:open')
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await expect(freshness(page)).toHaveText('Not loaded')
  await expect(matches(page)).toHaveText('Not counted')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(matches(page)).toHaveText(/\d/)
  await expect(freshness(page)).toHaveText('Fresh')
})

test('an open event shows what another does to it, and what was typed stays', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  const { ID } = (await api.createEvent(mail)) ?? { ID: 0 }
  await page.goto(`/events/${ID}`)
  const own = page.getByRole('status', { name: 'Freshness of the event' })
  await expect(own).toHaveText('Fresh')
  await page.getByRole('textbox', { name: 'Comment' }).fill('Half a')
  await api.act(ID, { action: 'priority', nPriority: 77 })
  await expect(page.getByText('priority 50 → 77')).toBeVisible()
  await expect(page.getByRole('list', { name: 'History' })).toContainText('Priority changed')
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveValue('Half a')

  await page.getByRole('button', { name: 'Pause updates' }).click()
  await expect(own).toHaveText('Ageing')
  await expect(freshness(page)).toHaveText('Ageing')
  await page.getByRole('button', { name: 'Resume updates' }).click()
  await expect(own).toHaveText('Fresh')
})
