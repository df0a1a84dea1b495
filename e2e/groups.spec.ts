import { expect, test } from './fixtures'

const save = 'Save'

test('an admin sets goals, hours, capacity and members, and finds them after a reload', async ({
  page,
  signIn,
}) => {
  await signIn('admin', '/groups/500')
  await expect(page.getByRole('heading', { name: 'Goals' })).toBeVisible()
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await field('Goal for Callback (minutes)').fill('60')
  await field('Grace (minutes)').fill('5')
  await field('Monday from').fill('8')
  await field('Monday to').fill('18:30')
  await page.getByRole('button', { name: 'More hours on Monday' }).click()
  await field('Monday from, 2').fill('19')
  await field('Monday to, 2').fill('24')
  await field('Capacity').fill('15')
  await field('Capacity on Sunday').fill('0')
  await page.getByRole('combobox', { name: 'Full slot' }).click()
  await page.getByRole('option', { name: 'Refuse' }).click()
  await field('Release after (minutes)').fill('30')
  await page.getByRole('combobox', { name: 'Members' }).click()
  await page.getByRole('option').first().click()
  await expect(page.getByRole('table', { name: 'Members' }).getByRole('row')).toHaveCount(1)
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByText('Saved.')).toBeVisible()

  await page.reload()
  await expect(field('Goal for Callback (minutes)')).toHaveValue('60')
  await expect(field('Monday from')).toHaveValue('08:00')
  await expect(field('Monday to, 2')).toHaveValue('24:00')
  await expect(field('Capacity on Monday')).toHaveValue('15')
  await expect(field('Capacity on Sunday')).toHaveValue('0')
  await expect(page.getByRole('combobox', { name: 'Full slot' })).toHaveValue('Refuse')
  await expect(page.getByRole('table', { name: 'Members' }).getByRole('row')).toHaveCount(1)
})

test('every fault stands at its field, and the first one has the focus', async ({
  page,
  signIn,
}) => {
  await signIn('admin', '/groups/500')
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await field('Goal for Fax (minutes)').fill('0')
  await field('Tuesday from').fill('12:00')
  await field('Tuesday to').fill('9:00')
  await field('Wednesday from').fill('noon')
  await field('Capacity on Friday').fill('-1')
  await page.getByRole('button', { name: save }).click()
  await expect(field('Goal for Fax (minutes)')).toBeFocused()
  await expect(field('Goal for Fax (minutes)')).toHaveAccessibleDescription('At least 1.')
  await expect(field('Tuesday to')).toHaveAccessibleDescription(
    'The end must be later than the beginning.',
  )
  await expect(field('Wednesday from')).toHaveAccessibleDescription(/^No such time/)
  await expect(field('Capacity on Friday')).toHaveAccessibleDescription('At least 0.')
})

test('what another admin saves meanwhile is told, and what was typed stays', async ({
  page,
  api,
  signIn,
  allowRefusals,
}) => {
  allowRefusals([409])
  await signIn('admin', '/groups/501')
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await field('Grace (minutes)').fill('33')
  await api.ask('PUT', '/app/v1/groups/501/settings', { graceMinutes: 44, releaseMinutes: 7 })
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByRole('alert')).toContainText('changed in the meantime')
  await expect(field('Release after (minutes)')).toHaveValue('7')
  await expect(field('Grace (minutes)')).toHaveValue('33')
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
})

test('agents look at the settings and change nothing', async ({ page, signIn }) => {
  await signIn('agent', '/groups/235')
  await expect(page.getByText('Your role may look; settings need the role admin.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Grace (minutes)' })).toBeDisabled()
  await expect(page.getByRole('button', { name: save })).toHaveCount(0)
})

test('each number of the board and of the groups leads to exactly as many events', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor', '/wallboard')
  const matches = page.getByRole('status', { name: 'Matches' })
  for (const name of ['Open', 'Due now', 'Overdue', 'Closed today']) {
    const link = page.getByRole('region', { name }).getByRole('link')
    const text = await link.innerText()
    await link.click()
    await expect(matches).toHaveText(new RegExp(`^${text} events?$`))
    await page.goBack()
  }
  await page.getByRole('region', { name: 'Overdue' }).getByRole('button').click()
  await expect(page.getByText(/longer than the grace of their group/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('table', { name: 'Today by half hour' })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Freshness' })).toHaveText('Fresh')

  await page.getByRole('link', { name: 'Groups' }).click()
  const support = page.getByRole('table', { name: 'Groups' }).getByRole('link', {
    name: /^Support, Open: /,
  })
  const open = await support.innerText()
  await support.click()
  await expect(matches).toHaveText(new RegExp(`^${open} events?$`))
})
