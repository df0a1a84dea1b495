import { setTimeout as sleep } from 'node:timers/promises'
import type { EventAction } from '../src/contract/event/eventActions'
import type { RestApi } from './api'
import { eventCount, eventTable, filterBy, matches, rowAt } from './eventList'
import { expect, test } from './fixtures'
import { exactly, freshness, idOf, pill, watchColumn } from './live'

const perSecond = 200
const seconds = 10
const each = 100

test.use({ serverSettings: { plainEvents: 50_000 } })
// The changes are made one after the other: a busy machine takes its time for them.
test.describe.configure({ timeout: 300_000 })

const filter = 'status:1 priority:0..150'
const newest = { orderBy: 'dtCreated', ascending: 'false', total: 'false' }

/** Those of the events that match the filter now. */
async function matching(api: RestApi, IDs: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>()
  for (let from = 0; from < IDs.length; from += 100) {
    const some = `${filter} id:${IDs.slice(from, from + 100).join(',')}`
    const { records } = await api.events({ filter: some })
    for (const { ID } of records) found.add(ID)
  }
  return found
}

/** Two hundred changes spread over each second; how many there were, and how many a second. */
async function changeAll(api: RestApi, IDs: readonly number[]) {
  const rounds = (seconds * 1000) / each
  const size = (perSecond * each) / 1000
  const created: number[] = []
  let changes = 0
  const from = performance.now()
  const act = async (some: number[], action: EventAction) => {
    changes += (await api.actOnAll(some, action)).length
  }
  for (let round = 0; round < rounds; round += 1) {
    const some = Array.from({ length: size }, (_, at) => IDs[(round * size + at) % IDs.length] ?? 0)
    // Out of the filter by priority or by status, back into it, and about within it.
    const high = round % 7 === 0 ? 199 : 1 + (round % 100)
    await act(some.slice(0, -2), { action: 'priority', nPriority: high })
    await act(some.slice(-2), { action: round % 3 === 0 ? 'close' : 'comment', Comment: 'Done?' })
    if (round % 10 === 0) created.push(await createOne(api))
    await sleep(from + (round + 1) * each - performance.now())
  }
  return { created, changes, rate: changes / ((performance.now() - from) / 1000) }
}

const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Just in' }
const createOne = async (api: RestApi) => (await api.createEvent(mail))?.ID ?? 0

test('two hundred changes a second while one reads a long list: the row stays, the numbers are right, and the filter holds', async ({
  page,
  api,
  signIn,
}) => {
  await signIn('supervisor')
  await filterBy(page, filter)
  await expect(freshness(page)).toHaveText('Fresh')
  await expect(matches(page)).toHaveText(eventCount(await api.countOf(filter)))
  const rows = Number(await eventTable(page).getAttribute('aria-rowcount'))
  expect(rows).toBeGreaterThan(50_000)
  // By what it shows: another event in its place is a move too.
  const readID = await idOf(rowAt(page, 5))
  const read = eventTable(page)
    .getByRole('row')
    .filter({ has: page.locator(`a[href^="/events/${readID}?"]`) })
  await read.getByRole('link').focus()
  const box = await read.boundingBox()
  const [statuses, priorities] = [
    await watchColumn(page, 'Status'),
    await watchColumn(page, 'Priority'),
  ]

  // In sight, further down, and at the end; and some that do not match yet.
  const some = [
    await api.events({ ...newest, filter, limitPageSize: 300 }),
    await api.events({ ...newest, filter, ascending: 'true', limitPageSize: 300 }),
    await api.events({ ...newest, filter: 'status:1 priority:>150', limitPageSize: 60 }),
  ]
  const IDs = some.flatMap(({ records }) => records.map(({ ID }) => ID))
  const before = await matching(api, IDs)
  const changing = changeAll(api, IDs)
  let isOver = false
  void changing.finally(() => {
    isOver = true
  })
  while (!isOver) {
    expect(await read.boundingBox()).toEqual(box)
    await expect(read.getByRole('link')).toBeFocused()
    await page.waitForTimeout(100)
  }
  const { created, changes, rate } = await changing
  test.info().annotations.push({
    type: 'changes a second',
    description: `${Math.round(rate)} (${changes} changes)`,
  })

  const after = await matching(api, [...IDs, ...created])
  const fresh = [...after].filter((ID) => !before.has(ID)).length
  const gone = [...before].filter((ID) => !after.has(ID)).length
  const changed = [...before].filter((ID) => after.has(ID)).length
  expect(Math.min(fresh - created.length, gone, changed)).toBeGreaterThan(0)
  const counted = exactly(page, `${fresh} new, ${changed} changed, ${gone} gone`)
  await expect(counted).toBeVisible({ timeout: 60_000 })
  expect(await read.boundingBox()).toEqual(box)

  // Pages that are fetched only now belong to the same list, in the same places.
  await page.keyboard.press('End')
  await expect(rowAt(page, rows).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(rowAt(page, 2).getByRole('link').first()).toBeFocused()
  expect(await read.boundingBox()).toEqual(box)

  await pill(page).click()
  await expect(matches(page)).toHaveText(eventCount(await api.countOf(filter)))
  expect(await statuses()).toEqual(['Waiting'])
  const weights = (await priorities()).map(Number)
  expect(weights).toContain(50)
  expect(weights.filter((weight) => !(weight <= 150))).toEqual([])
})
