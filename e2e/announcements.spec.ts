import type { Page } from '@playwright/test'
import { eventCount, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { exactly, freshness, pill } from './live'

type Told = { name: string; text: string }

/** What the live regions of the page say from now on, each time that it is something else. */
async function listen(page: Page): Promise<() => Promise<Told[]>> {
  const told = await page.evaluateHandle(() => {
    const heard: Told[] = []
    const last = new Map<Element, string>()
    const look = (isFirst: boolean) => {
      const regions = document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')
      for (const region of regions) {
        const isPolite = region.getAttribute('aria-live') ?? region.getAttribute('role')
        const text = region.textContent ?? ''
        if (isPolite === 'off' || last.get(region) === text) continue
        last.set(region, text)
        const name = region.getAttribute('aria-label') ?? String(isPolite)
        if (!isFirst && text !== '') heard.push({ name, text })
      }
    }
    look(true)
    const all = { subtree: true, childList: true, characterData: true }
    new MutationObserver(() => look(false)).observe(document.body, all)
    return heard
  })
  return () => told.jsonValue()
}

const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Just in' }

test('a screen reader is told politely how many match, and of changes in bundles', async ({
  page,
  api,
  signIn,
}) => {
  test.slow()
  await page.clock.install()
  await signIn('supervisor')
  await expect(rowAt(page, 2).getByRole('link')).toBeVisible()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf('')))
  await expect(freshness(page)).toHaveText('Fresh')
  const filtering = await listen(page)
  await filterBy(page, 'type:email')
  const before = await api.countOf('type:email')
  await expect(matches(page)).toHaveText(eventCount(before))
  const said = await filtering()
  expect(said.at(-1)).toEqual({ name: 'Matches', text: eventCount(before) })
  expect(said.filter(({ text }) => text === eventCount(before))).toHaveLength(1)

  const living = await listen(page)
  for (let count = 1; count <= 3; count += 1) {
    await api.createEvent(mail)
    await expect(exactly(page, `${count} new`)).toBeVisible()
  }
  const first = { name: 'polite', text: '1 new' }
  expect(await living()).toEqual([first])
  await page.clock.fastForward(21_000)
  await expect.poll(living).toEqual([first, { name: 'polite', text: '3 new' }])

  await pill(page).click()
  await expect(matches(page)).toHaveText(eventCount(before + 3))
  await expect(pill(page)).toHaveCount(0)
  expect((await living()).slice(2)).toEqual([{ name: 'Matches', text: eventCount(before + 3) }])
})
