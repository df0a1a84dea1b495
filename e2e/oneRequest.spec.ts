import { columnHeader, eventCount, filterBox, matches, openMenu, rowAt, tabOf } from './eventList'
import { expect, test } from './fixtures'
import { holdBack } from './holdBack'
import { coming, expectWhole, opened, readyList, rested, watchRequests } from './requests'

test('a status, a sort, a letter and a tab are one request each: rows, count and facets together', async ({
  page,
  api,
  signIn,
}) => {
  const asked = watchRequests(page)
  await signIn('supervisor', '/events?filter=status:open')
  await expect(tabOf(page, 'All')).toHaveText(/\d/)
  // Before the feed's first word anything may have changed: it is looked at once, and counted once.
  await expect.poll(() => asked).toContain('/app/v1/events/standing')
  await tabOf(page, 'All').click()
  await expect.poll(() => asked.filter((path) => path === '/app/v1/views/counts')).toHaveLength(2)
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('')))
  const status = await openMenu(page, 'Status')
  await expect(status.getByRole('checkbox').first()).toHaveAccessibleDescription(/\d/)
  /** One answer, and nothing after it: the next one may only come from the next action. */
  const expectOne = async (count: number, change: () => Promise<unknown>) => {
    asked.length = 0
    await change()
    await expect(matches(page)).toHaveText(eventCount(count))
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(asked).toEqual(['/app/v1/events'])
  }

  const waiting = status.getByRole('checkbox', { name: 'Waiting', exact: true })
  await expectOne(await api.countOf('status:1'), () => waiting.check())
  // The facets came with the rows.
  const fresh = status.getByRole('checkbox', { name: 'New', exact: true })
  await expect(fresh).toHaveAccessibleDescription(String(await api.countOf('status:20')))
  await page.keyboard.press('Escape')
  await expectOne(await api.countOf('status:1'), async () => {
    await columnHeader(page, 'Sender').getByRole('button').click()
    await expect(columnHeader(page, 'Sender')).toHaveAttribute('aria-sort', 'ascending')
    await expect(page.locator('[data-leaving]')).toHaveCount(0)
  })
  await expectOne(await api.countOf('status:error'), () => tabOf(page, 'Errors').click())
  await filterBox(page).focus()
  await page.keyboard.press('End')
  await expectOne(await api.countOf('status:error e'), async () => {
    await filterBox(page).pressSequentially(' e')
    await expect(page).toHaveURL(/\+e(&|$)/)
  })
})

test('the request is on its way before anything is drawn', async ({ page, signIn }) => {
  await signIn('supervisor', '/events?filter=')
  await expect(tabOf(page, 'All')).toHaveText(/\d/)
  const order = await page.evaluate(async () => {
    const seen: string[] = []
    const send = window.fetch
    window.fetch = (...asked) => {
      seen.push('asked')
      return send(...asked)
    }
    const drawn = new MutationObserver(() => seen.push('drawn'))
    drawn.observe(document.body, { subtree: true, childList: true, attributes: true })
    const link = [...document.querySelectorAll('nav a')].find((one) =>
      one.textContent?.startsWith('Errors'),
    )
    if (link instanceof HTMLElement) link.click()
    seen.push('task ended')
    await new Promise((resolve) => requestAnimationFrame(resolve))
    drawn.disconnect()
    return seen
  })
  expect(order[0]).toBe('asked')
  expect(order.indexOf('asked')).toBeLessThan(order.indexOf('task ended'))
  expect(order).toContain('drawn')
})

test('an event opens with one request, and so does the next one', async ({ page, signIn }) => {
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  const asked = watchRequests(page)
  const steps = [
    () => rowAt(page, 6).getByRole('link').click(),
    () => page.getByRole('button', { name: 'Next' }).click(),
    () => page.keyboard.press('n'),
    () => page.getByRole('button', { name: 'Previous' }).click(),
  ]
  for (const [place, step] of steps.entries()) {
    asked.length = 0
    const before = await opened(page).count()
    const name = before > 0 ? await opened(page).getAttribute('aria-label') : ''
    await step()
    await expect(opened(page)).not.toHaveAccessibleName(name || 'none')
    await expectWhole(page)
    await rested(page)
    // What was read a moment ago is not asked for again.
    expect(asked, `step ${place}`).toEqual(place < 3 ? ['/app/v1/events/ID/opened'] : [])
  }
})

test('an event is drawn from its row before its answer comes, and stays where none does', async ({
  page,
  signIn,
  allowUnreachable,
}) => {
  allowUnreachable()
  await signIn('supervisor', '/events?filter=')
  await readyList(page)
  const letThrough = await holdBack(page, '**/opened')
  const link = rowAt(page, 9).getByRole('link')
  const subject = (await link.innerText()).trim()
  await link.click()
  await expect(opened(page).getByRole('heading', { level: 2, name: subject })).toBeVisible()
  await expect(coming(page).first()).toBeVisible()
  await letThrough()
  await expectWhole(page)

  await page.unrouteAll()
  await page.route('**/opened', (route) => route.abort())
  const other = rowAt(page, 11).getByRole('link')
  const name = (await other.innerText()).trim()
  await other.click()
  await expect(opened(page).getByRole('alert')).toBeVisible({ timeout: 20_000 })
  await expect(opened(page).getByRole('heading', { level: 2, name })).toBeVisible()
})
