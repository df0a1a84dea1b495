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
