import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { Wallboard } from '@/contract/wallboard'
import { keepMerged } from '@/server/milestones/keepMerged'
import { mergeQuarterHours } from '@/server/milestones/mergeQuarterHours'
import type { Caller } from './caller'
import { measure, perSecond, say, spread } from './measure'
import type { BenchDatabase } from './places'

const settings = '/app/v1/groups/235/settings'
const board = '/app/v1/wallboard'
/** Of the newest events: answered or missed since midnight, a half of them closed. */
const ofToday = 20_000
/** In one call; two calls a second are 1,000 changes. */
const changedTogether = 500
/** As the page asks. */
const readEveryMs = 1500
const changes = 15

/** What an import leaves unknown: a day's work, with its goals. */
const workedToday = ({ db }: BenchDatabase) =>
  db.asAccount(1, (tx) =>
    sql`UPDATE acd_events SET counted = true, deadline = at,
        answered_first = CASE WHEN id % 3 > 0 THEN at - interval '5 minutes' END,
        closed_last = CASE WHEN acd_event_status_id IN (99, 100) THEN at END
      FROM (SELECT id AS today, now() - random() * (now() - date_trunc('day', now())) AS at
        FROM acd_events ORDER BY id DESC LIMIT ${ofToday}) AS newest
      WHERE id = today`.execute(tx),
  )

const openOf = (answer: string): number => {
  const { groups }: Wallboard = JSON.parse(answer)
  return groups.find(({ AcdGroupsID }) => AcdGroupsID === 235)?.open ?? 0
}

const newEvent = JSON.stringify({
  AcdEventTypesID: 5,
  AcdGroupsID: 235,
  Sender: 'a@example.com',
  Subject: 'Is it on the board?',
})

/** How long a change takes to a board that is read as the page reads it, beside 1,000 others a second. */
async function benchChanges({ call }: Caller): Promise<void> {
  const { records } = JSON.parse(await call('/rest/v1.0/1/acd/events?limitPageSize=500'))
  const IDs = records.slice(0, changedTogether).map(({ ID }: { ID: number }) => ID)
  let isOver = false
  let changed = 0
  const began = performance.now()
  async function others(): Promise<void> {
    while (!isOver) {
      const next = performance.now() + 500
      const act = { action: 'priority', nPriority: changed % 200 }
      await call('/app/v1/events/actions', { method: 'POST', body: JSON.stringify({ IDs, act }) })
      changed += IDs.length
      await wait(Math.max(0, next - performance.now()))
    }
  }
  const busy = others()
  const took: number[] = []
  for (let change = 0; change < changes; change += 1) {
    const before = openOf(await call(board))
    // At any moment between two readings.
    await wait(Math.random() * readEveryMs)
    const from = performance.now()
    await call('/rest/v1.0/1/acd/events/create', { method: 'POST', body: newEvent })
    await wait(Math.random() * readEveryMs)
    while (openOf(await call(board)) <= before) await wait(readEveryMs)
    took.push(performance.now() - from)
  }
  isOver = true
  await busy
  const rate = perSecond((changed * 1000) / (performance.now() - began))
  say(`a change, until the board shows it, beside ${rate} others: ${spread(took)}`)
}

/** What the board takes while events change, and what the list of groups takes beside it. */
export async function benchBoard(place: BenchDatabase, caller: Caller): Promise<void> {
  const { call, forget, headers, app } = caller
  const goals = [1, 3, 5, 6].map((AcdEventTypesID) => ({ AcdEventTypesID, minutes: 60 }))
  const setGoals = async () => {
    const init = { method: 'PUT', headers, body: JSON.stringify({ goals, graceMinutes: 5 }) }
    await (await app.request(settings, init)).text()
  }
  await measure('goals of a group set', setGoals, { times: 1 })
  await measure('a day of work marked', () => workedToday(place), { times: 1 })
  while ((await mergeQuarterHours(place.db)) > 0);
  // As a running server does.
  const stopMerging = keepMerged(place.db, pino({ level: 'silent' }))
  await measure('wallboard', () => call(board), { before: forget, times: 60 })
  await measure(
    'wallboard with types of three groups',
    () => call(`${board}?typesOf=235,500,501`),
    {
      before: forget,
    },
  )
  await measure('groups with room and members', () => call('/app/v1/groups/summaries'))
  await benchChanges(caller)
  await stopMerging()
}
