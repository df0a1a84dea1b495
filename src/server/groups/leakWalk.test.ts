import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '@/contract/endpoint'
import { listSnapshotEvents } from '@/contract/event/changes'
import type { PersonRole } from '@/contract/roles'
import { wallStamp } from '@/contract/values/zone'
import { bindPerson, rebindPerson } from '@/testing/database/bindPerson'
import { foreignMark, plantForeign } from '@/testing/database/plantForeign'
import { startServer, type TestServer } from '@/testing/startServer'

const UsersID = 3
/** One group's own events; two groups'; none at all. */
const bindings = [[235], [235, 301], []]
const roles: PersonRole[] = ['agent', 'supervisor']
const minuteMs = 60_000

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

type Asked = { params?: Record<string, string>; query?: Record<string, string> }

/** What a reading needs to be asked; a new one that cannot be asked without must be added here. */
const samples = (place: { asOf: string; at: string; own: string; foreign: string }) => {
  const filters = [
    '',
    'status:open',
    'agent:me',
    'group:235,301',
    foreignMark.source.slice(0, 4),
    'appointment:due',
  ]
  const page = { limitPageSize: '50', orderBy: 'dtCreated', ascending: 'false', total: 'true' }
  const events = [place.own, place.foreign].map((AcdEventsID) => ({ params: { AcdEventsID } }))
  const lists: Asked[] = filters.map((filter) => ({ query: { filter, ...page } }))
  const counted: Asked[] = filters.map((filter) => ({ query: { filter } }))
  const past: Asked[] = filters.map((filter) => ({ query: { filter, ...page, at: place.at } }))
  return {
    listEvents: [...lists, {}],
    findGroups: [{ query: { name: 'Support' } }],
    findUsers: [{ query: { uid: 'anna' } }],
    findCampaigns: [{ query: { name: 'Winter' } }],
    findContacts: [{ query: { userData: 'none' } }],
    listEventsAsOf: [
      ...lists.map(({ query }) => ({ query: { ...query, counted: 'true' } })),
      ...past,
    ],
    getHeldEvent: [{ params: { key: '2b1c9a70-0000-4000-8000-000000000001' } }],
    getEvent: events,
    listEventComments: events,
    getOpenedEvent: events,
    listCallerEvents: events,
    listStandingReasons: events,
    getEventBody: events,
    getBodySlip: events,
    getEventHistory: events,
    getEventNeighbours: events.flatMap((one) => lists.map(() => one)),
    countMatches: counted.map(({ query }) => ({ query: { ...query, asOf: place.asOf } })),
    getEventFacets: counted,
    getEventValueCounts: ['agent', 'appointment'].flatMap((of) =>
      counted.map(({ query }) => ({ query: { ...query, of } })),
    ),
    listEventPlaces: [
      { query: { orderBy: 'Subject', ascending: 'false', asOf: place.asOf, every: '1' } },
    ],
    exportEvents: ['csv', 'json'].map((format) => ({ query: { format } })),
    countViews: [{ query: { views: 'open,due,overdue,callbacks,errors,mine,all' } }],
    getSlots: [
      { query: { days: '7' } },
      { query: { days: '7', AcdGroupsID: '235' } },
      { query: { days: '7', AcdGroupsID: '302' } },
    ],
    eventStanding: [{ query: { asOf: place.asOf } }],
    getDigest: [{ query: { since: place.at } }],
    getWallboard: [{}, { query: { typesOf: '235,302' } }, { query: { at: place.at } }],
  } as Record<string, Asked[]>
}

/** A page with a number used once, and the feed, which `boundFeed.test.ts` reads. */
const leftOut = new Set(['docs', 'eventChanges'])

const pathOf = (row: Endpoint, { params = {}, query = {} }: Asked) => {
  const path = row.path
    .replace('{ClientsID}', '1')
    .replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '235')
  return `${path}?${new URLSearchParams(query)}`
}

/** Snapshots, ages and what was half an hour ago differ from run to run. */
const settled = (text: string) =>
  text
    .replace(/"(asOf|countedAt)":"[^"]*"/g, '"$1":""')
    .replace(/"(before|version|now)":("[^"]*"|[\d.]+|null)/g, '"$1":0')
    .replace(/"counts":\[(.*?)\]/g, (_, counts: string) =>
      counts
        .split(/[{}]+,?/)
        .sort()
        .join(),
    )
    // A body is there once it was read.
    .replace(/,"body":.*(?=,"status":200\}$)/, '')

/** Every answer that this token can read, by what was asked. */
async function readAll(token: string, place: Parameters<typeof samples>[0]) {
  const asked = samples(place)
  const answers = new Map<string, string>()
  const unasked: string[] = []
  for (const row of server.mounted) {
    if (row.method !== 'GET' || leftOut.has(row.name)) continue
    for (const one of asked[row.name] ?? [{}]) {
      const path = pathOf(row, one)
      const response = await server.fetch(path, {}, token)
      const text = await response.text()
      if (response.status === 400) unasked.push(`${path}: ${text}`)
      expect(response.status, path).toBeLessThan(500)
      const name = `${row.name} ${path.replace(/asOf=[^&]*/, '')}`
      answers.set(name, `${response.status} ${settled(text)}`)
    }
  }
  // A new reading that needs words to be asked is given them above.
  expect(unasked).toEqual([])
  return answers
}

async function placeFor(token: string, planted: { own: number; foreign: number }) {
  const { asOf } = await server.call(
    listSnapshotEvents,
    { query: { limitPageSize: '1' } },
    { token },
  )
  const at = wallStamp(server.time.now - 2 * minuteMs, 'Europe/Berlin')
  return { asOf, at, own: String(planted.own), foreign: String(planted.foreign) }
}

/** From here on only the events of these groups exist, and have ever existed. */
async function keepOnly(groups: readonly number[]) {
  const gone = `acd_groups_id <> ALL ('{${groups.join()}}')`
  await server.db.asAccount(1, async (tx) => {
    await sql.raw(`DELETE FROM acd_events WHERE ${gone}`).execute(tx)
    await sql.raw(`DELETE FROM acd_event_quarter_hours WHERE ${gone}`).execute(tx)
    await sql.raw(`DELETE FROM acd_event_quarter_hour_changes WHERE ${gone}`).execute(tx)
    await sql.raw(`DELETE FROM acd_group_goal_changes WHERE ${gone}`).execute(tx)
    await sql.raw('DELETE FROM held_events WHERE acd_groups_id IS NULL').execute(tx)
    await sql.raw(`DELETE FROM held_events WHERE ${gone}`).execute(tx)
    await sql.raw('DELETE FROM wallboard_minutes').execute(tx)
    await sql.raw(`DELETE FROM alerts WHERE NOT acd_groups_ids <@ '{${groups.join()}}'`).execute(tx)
  })
}

test('the walk would find a leak: who is not bound reads it all over the place', async () => {
  await server.reset()
  const token = await bindPerson(server.db, { UsersID, role: 'supervisor', groups: null })
  const planted = await plantForeign(server, [235])
  const answers = await readAll(token, await placeFor(token, planted))
  const leaks = [...answers].filter(([, answer]) => foreignMark.test(answer))
  const routes = new Set(leaks.map(([asked]) => asked.split(' ')[0]))
  expect([...routes].sort()).toEqual([
    'exportEvents',
    'getEvent',
    'getEventBody',
    'getEventHistory',
    'getOpenedEvent',
    'getWork',
    'listAlerts',
    'listCallerEvents',
    'listEventComments',
    'listEventPlaces',
    'listEvents',
    'listEventsAsOf',
  ])
})

describe.each(bindings)('a person who is bound to the groups %j %j', (...groups) => {
  const bound = groups.filter((group) => group !== undefined)

  test.each(roles)('reads as %s what an account with those events alone answers', async (role) => {
    await server.reset()
    const token = await bindPerson(server.db, { UsersID, role, groups: bound })
    const planted = await plantForeign(server, bound)
    const answers = await readAll(token, await placeFor(token, planted))
    const leaks = [...answers].filter(([, answer]) => foreignMark.test(answer))
    expect(leaks).toEqual([])

    await keepOnly(bound)
    await rebindPerson(server.db, { UsersID, role, groups: null })
    const alone = await readAll(token, await placeFor(token, planted))
    const wrong = [...alone].filter(([asked, answer]) => answers.get(asked) !== answer)
    expect(wrong.map(([asked, answer]) => [asked, answers.get(asked), answer])).toEqual([])
    expect(alone.size).toBe(answers.size)
  })
})
