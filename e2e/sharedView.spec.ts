import type { Page } from '@playwright/test'
import {
  columnHeader,
  eventCount,
  eventTable,
  filterBox,
  filterBy,
  matches,
  rowAt,
  saveView,
  tabOf,
} from './eventList'
import { expect, expectAccessible, test } from './fixtures'
import { watch } from './watch'

const current = (page: Page) => page.getByRole('group', { name: 'Current view' })
const menu = (page: Page) => page.getByRole('menu', { name: 'More views' })
const openViews = (page: Page) => page.getByRole('button', { name: 'More views' }).click()

/** With a token of one's own: a view's owner is called by the token's name. */
async function enter(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/sign-in?to=/events`)
  await page.getByRole('textbox', { name: 'Access token' }).fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
}

const groupEdge = (page: Page) => page.getByRole('separator', { name: 'Width of Group' })

/** The names of the columns, how wide one of them and how tall a row is, and the events at the top. */
async function looksOf(page: Page) {
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  return {
    columns: await eventTable(page).getByRole('columnheader').allInnerTexts(),
    height: (await rowAt(page, 3).boundingBox())?.height,
    group: await groupEdge(page).getAttribute('aria-valuenow'),
    rows: await eventTable(page)
      .getByRole('link')
      .evaluateAll((links) => links.slice(0, 15).map((link) => link.getAttribute('href'))),
  }
}

/** A view for everyone: urgent callbacks, least urgent first, close together, with their IDs. */
async function shareView(page: Page): Promise<void> {
  await filterBy(page, 'type:callback priority:>=60')
  // The first click puts the most urgent first.
  await columnHeader(page, 'Priority').getByRole('button').click()
  await columnHeader(page, 'Priority').getByRole('button').click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'ID', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Agent', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Order of the columns' }).click()
  await page.getByRole('button', { name: 'Move Subject up' }).click()
  await page.keyboard.press('Escape')
  await groupEdge(page).focus()
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Density' }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await page.keyboard.press('Escape')
  await saveView(page, 'Urgent callbacks', true)
}

test('a view that a supervisor shares is the same list for an agent, and the owner’s alone to change', async ({
  page,
  api,
  journey,
  browser,
}) => {
  test.slow()
  await enter(page, journey.url, journey.tokens.supervisor)
  await shareView(page)
  const shared = await looksOf(page)

  const context = await browser.newContext()
  const watched = await watch(context, journey.url)
  const agent = await context.newPage()
  await enter(agent, journey.url, journey.tokens.agent)
  await openViews(agent)
  const entry = menu(agent).getByRole('menuitemradio', { name: /Urgent callbacks/ })
  await expect(entry).toContainText('The supervisor')
  await entry.click()
  await expect(current(agent)).toHaveText('shared by The supervisor')
  await expect(current(agent)).not.toContainText('changed')
  await expect(filterBox(agent)).toHaveValue('type:callback priority:>=60')
  const count = eventCount(await api.countOf('type:callback priority:>=60'))
  await expect(matches(agent)).toHaveText(count)
  await expect(columnHeader(agent, 'Priority')).toHaveAttribute('aria-sort', 'ascending')
  expect(shared.columns).toContain('ID')
  expect(shared.columns).not.toContain('Agent')
  expect(shared.height).toBe(26)
  expect(await looksOf(agent)).toEqual(shared)

  // A width of the agent's own is a change of the view like any other.
  await groupEdge(agent).focus()
  await agent.keyboard.press('ArrowLeft')
  await expect(groupEdge(agent)).not.toHaveAttribute('aria-valuenow', shared.group ?? '')
  await expect(current(agent)).toContainText('changed')
  await current(agent).getByRole('button', { name: 'Undo the changes' }).click()
  expect(await looksOf(agent)).toEqual(shared)

  // What the agent changes is the agent's, and can only be kept under another name.
  await columnHeader(agent, 'Subject').getByRole('button').click()
  await expect(current(agent)).toContainText('changed')
  await expect(current(agent).getByRole('button')).toHaveText(['Undo the changes'])
  await current(agent).getByRole('button', { name: 'Undo the changes' }).click()
  expect(await looksOf(agent)).toEqual(shared)
  await openViews(agent)
  await expect(menu(agent).getByRole('menuitem')).toHaveText(['Save view'])
  await agent.keyboard.press('Escape')
  const path = `${journey.url}/app/v1/views/${new URL(agent.url()).searchParams.get('view')}`
  const headers = { Authorization: `Bearer ${journey.tokens.agent}` }
  expect((await fetch(path, { method: 'DELETE', headers })).status).toBe(403)

  await openViews(page)
  await menu(page).getByText('Delete …').click()
  await page.getByRole('button', { name: 'Delete view' }).click()
  await expect(tabOf(page, 'Urgent callbacks')).toHaveCount(0)
  await expect(page.getByText('This view was deleted')).toHaveCount(0)

  await openViews(agent)
  await expect(entry).toHaveCount(0)
  await agent.keyboard.press('Escape')
  const gone = agent.getByRole('status').filter({ hasText: 'This view was deleted' })
  await expect(gone).toBeVisible()
  await expect(matches(agent)).toHaveText(count)
  await agent.reload()
  await expect(gone).toBeVisible()
  await expect(filterBox(agent)).toHaveValue('type:callback priority:>=60')
  await expectAccessible(agent)
  await agent.getByRole('button', { name: 'All events' }).click()
  await expect(gone).toHaveCount(0)
  await expect(matches(agent)).toHaveText(eventCount(await api.countOf('')))
  expect(watched.problems()).toEqual([])
  await context.close()
})
