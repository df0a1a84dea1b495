import { counted, eventTable } from './eventList'
import { expect, test } from './fixtures'

test('a list of a past minute shows what was, is only looked at, and leads back to now', async ({
  page,
  signIn,
  api,
}) => {
  // The server's clock begins at noon: what happens now is after that minute.
  const at = '2026-11-24T12:00'
  const { records } = await api.events({ filter: 'status:open', limitPageSize: 1 })
  const [waiting] = records
  await api.act(waiting?.ID ?? 0, { action: 'close' })
  const list = '/events?filter=status:open&sort=id'

  await signIn('supervisor', list)
  const now = await counted(page)
  await page.goto(`${list}&at=${at}`)
  await expect(page.getByText(/^As of /)).toBeVisible()
  const row = eventTable(page).locator(`a[href^="/events/${waiting?.ID}?"]`)
  await expect(row).toBeVisible()
  expect(await counted(page)).toBe(now + 1)
  await expect(eventTable(page).getByRole('checkbox')).toHaveCount(0)
  for (const name of ['Export', 'Pause updates']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  }

  // A filter and an order stay in the past.
  await page.getByRole('button', { name: 'Sort by Created' }).click()
  await expect(page).toHaveURL(new RegExp(`at=${at.replace(':', '%3A')}`))
  expect(await counted(page)).toBe(now + 1)
  await page.goBack()
  await expect(row).toBeVisible()

  // The event itself is opened as it is now.
  await row.click()
  await expect(page).not.toHaveURL(/at=/)
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await page.goBack()
  await expect(row).toBeVisible()

  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(page).not.toHaveURL(/at=/)
  await expect(row).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
})

test('the board of a past minute: a slider chooses it, each number leads to its list of then', async ({
  page,
  signIn,
  api,
  expectAccessible,
}) => {
  const { records } = await api.events({ filter: 'status:open', limitPageSize: 3 })
  const open = await api.countOf('status:open')
  await api.actOnAll(
    records.map(({ ID }) => ID),
    { action: 'close' },
  )
  await signIn('supervisor', '/wallboard?at=2026-11-24T12:00')
  const number = page.getByRole('region', { name: 'Open', exact: true }).getByRole('link')
  await expect(number).toHaveText(String(open))
  await expect(page.getByText('As of 24 Nov 2026, 12:00')).toBeVisible()
  await expectAccessible()
  await number.click()
  await expect(page).toHaveURL(/at=2026-11-24T12%3A00/)
  expect(await counted(page)).toBe(open)
  await page.goBack()

  const slider = page.getByRole('slider', { name: 'Moment' })
  await slider.press('PageDown')
  await expect(page).toHaveURL(/at=2026-11-24T11%3A00/)
  await slider.press('ArrowRight')
  await expect(page).toHaveURL(/at=2026-11-24T11%3A01/)
  await expect(page.getByText('As of 24 Nov 2026, 11:01')).toBeVisible()

  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(number).toHaveText(String(open - records.length))
  await page.getByRole('button', { name: 'As it was' }).click()
  await expect(slider).toBeVisible()
})
