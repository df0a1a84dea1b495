import { expect, test } from './fixtures'

test('an event says why it is still here, and shows what else its caller wants', async ({
  page,
  context,
  api,
  server,
  signIn,
  expectAccessible,
}) => {
  const [sample] = (await api.events({ filter: 'type:callback', limitPageSize: 1 })).records
  if (!sample) throw new Error('The demo data hold a callback')
  const open = { ...sample, AcdEventStatusID: 1, UsersID: 3, dtRemind: '2026-11-25T10:00:00.000' }
  await server.store([
    { ...open, ID: 900_001, Sender: '49301234567', Subject: 'The first wish' },
    {
      ...open,
      ID: 900_002,
      Sender: '+49 (0)30 / 123 45 67',
      Subject: 'The second wish',
      AcdEventTypesID: 2,
    },
  ])
  await signIn('supervisor', '/events/900001')

  const reasons = page.getByRole('region', { name: 'Why is it still here?' })
  await expect(reasons).toContainText(
    'Its appointment has not been reached: Wed 25 Nov 2026, 10:00 (Berlin).',
  )
  await expect(reasons).toContainText('It is bound to an agent:')
  const event = page.getByRole('region', { name: /^Event \d+$/ })
  await expect(event).toContainText('Not before Wed 25 Nov 2026, 10:00 (Berlin).')
  await expect(event.getByRole('heading', { level: 2, name: 'The first wish' })).toBeVisible()
  await expect(page.getByRole('link', { name: '+49 30 1234567' })).toHaveAttribute(
    'href',
    'tel:+49301234567',
  )
  await expectAccessible()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy number' }).first().click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toBe('+49301234567')

  const caller = page.getByRole('region', { name: 'Other events of this caller' })
  await caller.getByRole('link', { name: 'The second wish' }).click()
  await expect(event).toHaveAccessibleName('Event 900002')
  await expect(caller.getByRole('link', { name: 'The first wish' })).toBeVisible()

  await event.getByRole('link', { name: 'Fax' }).click()
  await expect(page).toHaveURL(/\/events\?filter=type(:|%3A)2$/)
})
