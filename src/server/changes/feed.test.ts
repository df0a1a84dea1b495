import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { revokeAccessToken } from '@/contract/accessTokens'
import { createEvent } from '@/contract/event/newEvent'
import { readFeed } from '@/testing/feed'
import { fillEvents } from '@/testing/fillEvents'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'
import { createApp } from '../createApp'
import { listen as listenOn } from '../listen'
import type { Since } from './accountFeed'
import { changeHub } from './changeHub'
import { pruneChanges } from './pruneChanges'
import { readSnapshot } from './snapshot'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const path = '/app/v1/events/changes'

async function listen(token = server.tokens.agent, headers: Record<string, string> = {}) {
  const feed = readFeed(await server.fetch(path, { headers }, token))
  await feed.begun()
  return feed
}

const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Hello' }
const create = async (event = mail) =>
  (await server.call(createEvent, { body: event })).records[0]?.ID ?? 0
const setPriority = (n_priority: number, ...ids: number[]) =>
  server.db.asAccount(1, (tx) =>
    tx.updateTable('acd_events').set({ n_priority }).where('id', 'in', ids).execute(),
  )
const remove = (id: number) =>
  server.db.asAccount(1, (tx) => tx.deleteFrom('acd_events').where('id', '=', id).execute())
const versionOf = (id: number) =>
  server.db.asAccount(1, (tx) =>
    tx.selectFrom('acd_events').select('version').where('id', '=', id).executeTakeFirst(),
  )

const beginAlert = () =>
  server.db.asAccount(1, async (tx) => {
    const view = { saved_views_id: 1, shared: true, name: 'Late', filter: '' }
    const alert = { n_above: 0, n_minutes: 0, value: 1, acd_events_ids: [] }
    const { id } = await tx
      .insertInto('alerts')
      .values({ client_id: 1, ...view, ...alert, dt_began: new Date(server.time.now) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })

describe('the feed', () => {
  test('is an event stream that nobody stores, packs or gathers', async () => {
    const headers = { 'accept-encoding': 'br, gzip' }
    const response = await server.fetch(path, { headers })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    expect(response.headers.get('content-encoding')).toBeNull()
    await response.body?.cancel()
  })

  test('tells what was created, changed and deleted, with versions and without contents', async () => {
    const feed = await listen()
    const ID = await create()
    const created = await versionOf(ID)
    await setPriority(7, ID)
    const changed = await versionOf(ID)
    await remove(ID)
    expect(await feed.next(3)).toEqual([
      { ID, version: created?.version, kind: 'created' },
      { ID, version: changed?.version, kind: 'changed' },
      { ID, version: changed?.version, kind: 'gone' },
    ])
    await feed.leave()
  })

  test('tells of a duplicate that became a comment, and of nothing that was rolled back', async () => {
    const feed = await listen()
    const failed = server.db.asAccount(1, async (tx) => {
      await tx.deleteFrom('acd_events').where('id', '>', 0).execute()
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow('rolled back')
    const group = await server.db.asAccount(1, (tx) =>
      tx
        .selectFrom('acd_groups')
        .select('id')
        .where('b_no_duplicate_events', '=', true)
        .where('acd_group_types_id', '<>', 2)
        .executeTakeFirstOrThrow(),
    )
    const ID = await create({ ...mail, AcdGroupsID: group.id })
    expect(await create({ ...mail, AcdGroupsID: group.id })).toBe(ID)
    const changes = await feed.next(2)
    expect(changes.map(({ ID, kind }) => [ID, kind])).toEqual([
      [ID, 'created'],
      [ID, 'changed'],
    ])
    await feed.leave()
  })

  test('shows no other client account', async () => {
    const [own, foreign] = [await listen(), await listen(server.tokens.foreign)]
    const ID = await create()
    await own.next(1)
    await server.db.asAccount(2, (tx) =>
      tx.updateTable('acd_events').set({ n_priority: 3 }).where('id', '=', 2039).execute(),
    )
    expect((await foreign.next(1)).map((change) => change.ID)).toEqual([2039])
    expect(own.changes().map((change) => change.ID)).toEqual([ID])
    await Promise.all([own.leave(), foreign.leave()])
  })

  test('goes on where one was, and tells each change once', async () => {
    const first = await listen()
    const one = await create()
    await first.next(1)
    await first.leave()
    const [two, three] = [await create(), await create()]
    const again = await listen(server.tokens.agent, { 'last-event-id': first.lastID() })
    const four = await create()
    const told = await again.next(3)
    expect(told.map(({ ID }) => ID)).toEqual([two, three, four])
    expect(told.map(({ ID }) => ID)).not.toContain(one)
    await again.leave()
  })

  test.each(['nonsense', '1:0:@5', '9000000000000:9000000000000:@5'])(
    'starts over for %s, which it does not know',
    async (last) => {
      await create()
      const feed = await listen(server.tokens.agent, { 'last-event-id': last })
      expect(feed.frames[0]).toMatchObject({ event: 'startOver', changes: [] })
      await feed.leave()
    },
  )

  test('starts over when what was missed has been pruned', async () => {
    const feed = await listen()
    await feed.leave()
    await create()
    await server.db.asAccount(1, (tx) =>
      tx
        .updateTable('acd_event_changes')
        .set({ changed_at: new Date(0) })
        .execute(),
    )
    await pruneChanges(server.db)
    const again = await listen(server.tokens.agent, { 'last-event-id': feed.lastID() })
    expect(again.frames[0]?.event).toBe('startOver')
    await again.leave()
  })

  test('says of one statement on very many events only that one must start over', async () => {
    const feed = await listen()
    const ID = await create()
    await feed.next(1)
    const many = () =>
      server.db.asAccount(1, (tx) =>
        tx.selectFrom('acd_event_changes').select('number').where('kind', '=', 'many').execute(),
      )
    const before = await many()
    await fillEvents(server.db, 1, 600)
    await feed.until(() => feed.frames.some(({ event }) => event === 'startOver'))
    expect(feed.changes().map((change) => change.ID)).toEqual([ID])
    expect(await many()).toHaveLength(before.length + 1)
    await feed.leave()
  })

  test('tells that alerts have changed, or who sees them, and no other client account', async () => {
    const [own, foreign] = [await listen(), await listen(server.tokens.foreign)]
    const told = (feed: typeof own) => feed.frames.filter(({ event }) => event === 'alerts').length
    const id = await beginAlert()
    await own.until(() => told(own) === 1)
    await server.db.asAccount(1, (tx) =>
      tx.updateTable('alerts').set({ quiet_up_to: 1 }).where('id', '=', id).execute(),
    )
    await own.until(() => told(own) === 2)
    await server.db.asAccount(2, (tx) =>
      tx.updateTable('acd_events').set({ n_priority: 3 }).where('id', '=', 2039).execute(),
    )
    await foreign.next(1)
    expect([told(foreign), own.changes()]).toEqual([0, []])
    await Promise.all([own.leave(), foreign.leave()])
  })

  test('says within ten seconds that it is alive', async () => {
    const feed = await listen()
    const begun = feed.frames.length
    await feed.until(() => feed.frames.slice(begun).some(({ event }) => event === 'alive'))
    await feed.leave()
  })
})

describe('the hub', () => {
  test('tells one who comes while the only other one leaves', async () => {
    let reached = () => {}
    let goOn = Promise.resolve()
    const asTenant: TestServer['db']['asTenant'] = async (...words) => {
      reached()
      await goOn
      return server.db.asTenant(...words)
    }
    const proof = Buffer.from('token')
    const hub = changeHub({
      db: { ...server.db, asTenant },
      right: 'read',
      stillIn: async () => new Map([[proof.toString('base64'), { role: 'agent', groups: null }]]),
      clock: () => server.time.now,
      log: pino({ level: 'silent' }),
    })
    const by = { role: 'agent', name: '', UsersID: null, groups: null, by: 'token', proof } as const
    const principal = { ClientsID: 1, AccessTokensID: 1, ...by }
    const join = async (since?: Since) => {
      const gone = new AbortController().signal
      return readFeed(
        new Response(await hub.join({ principal, since, cut: () => undefined, gone })),
      )
    }
    const first = await join()
    await first.begun()
    const since = readSnapshot(first.lastID())
    await create()
    await first.next(1)

    let release = () => {}
    const reading = new Promise<void>((resolve) => {
      reached = resolve
    })
    goOn = new Promise((resolve) => {
      release = resolve
    })
    const coming = join(since)
    await reading
    await first.leave()
    release()
    const second = await coming
    await second.next(1)
    const ID = await create()
    expect((await second.next(2)).map((change) => change.ID)).toContain(ID)
    hub.close()
  })
})

describe('over a socket', () => {
  test('frames arrive as they come, and a server that stops ends the feed in peace', async () => {
    const { db, config, time } = server
    const log = pino({ level: 'silent' })
    const { app, close } = createApp({ db, config, log, clock: () => time.now })
    const listening = await listenOn(app, '127.0.0.1', 0)
    const headers = { authorization: `Bearer ${server.tokens.agent}` }
    const response = await fetch(`http://127.0.0.1:${listening.port}${path}`, { headers })
    const feed = readFeed(response)
    await feed.begun()
    const ID = await create()
    expect((await feed.next(1)).map((change) => change.ID)).toEqual([ID])
    close()
    await listening.close()
    await feed.ended
    expect(feed.failure()).toBeUndefined()
  })
})

describe('two processes on one database', () => {
  test('tell each other’s changes, and one goes on where the other was', async () => {
    const db = await server.db.again()
    const clock = () => server.time.now
    const other = createApp({ db, config: server.config, log: pino({ level: 'silent' }), clock })
    const headers = { authorization: `Bearer ${server.tokens.agent}` }
    try {
      const there = readFeed(await other.app.request(path, { headers }))
      await there.begun()
      const here = await listen()
      const [one, two] = [await create(), await create()]
      for (const feed of [here, there]) {
        expect((await feed.next(2)).map(({ ID }) => ID)).toEqual([one, two])
      }
      await here.leave()
      const three = await create()
      await there.next(3)
      const moved = { ...headers, 'last-event-id': here.lastID() }
      const later = readFeed(await other.app.request(path, { headers: moved }))
      expect((await later.next(1)).map(({ ID }) => ID)).toEqual([three])
      await Promise.all([there.leave(), later.leave()])
    } finally {
      other.close()
      await db.close()
    }
  })

  test('a change that began earlier and is committed later is told all the same', async () => {
    const [early, late] = [await create(), await create()]
    const feed = await listen()
    let isHeld = true
    const first = server.db.asAccount(1, async (tx) => {
      await tx.updateTable('acd_events').set({ n_priority: 11 }).where('id', '=', early).execute()
      // PostgreSQL ends a transaction that asks nothing for three seconds, and a message that was
      // lost is made up for after five.
      while (isHeld) await sql`SELECT pg_sleep(0.1)`.execute(tx)
    })
    const second = setPriority(12, late)
    // The embedded database lets one after the other; PostgreSQL lets the later one overtake.
    if (server.db.kind === 'postgres') {
      await second
      expect((await feed.next(1)).map(({ ID }) => ID)).toEqual([late])
    }
    isHeld = false
    await Promise.all([first, second])
    const told = (await feed.next(2)).map(({ ID }) => ID)
    expect(told.toSorted((a, b) => a - b)).toEqual([early, late])
    await feed.leave()
  })

  test('lose and double nothing when many write at once', async () => {
    const feed = await listen()
    const made = await Promise.all(Array.from({ length: 60 }, () => create()))
    const told = (await feed.next(60)).map(({ ID }) => ID)
    expect(told.toSorted((a, b) => a - b)).toEqual(made.toSorted((a, b) => a - b))
    await setPriority(1, ...made)
    await feed.next(120)
    expect(feed.changes()).toHaveLength(120)
    await feed.leave()
  })
})

describe('rights', () => {
  test('a revoked token ends its feed, with a word', async () => {
    const { ID, token } = await accessTokenRepository(server.db).create(1, {
      name: 'soon gone',
      role: 'agent',
    })
    const [feed, other] = [await listen(token), await listen()]
    await server.call(revokeAccessToken, { params: { AccessTokensID: String(ID) } })
    await feed.ended
    expect(feed.frames.at(-1)?.event).toBe('ended')
    await create()
    await other.next(1)
    expect(feed.changes()).toEqual([])
    await other.leave()
  })

  test('signing out ends the feeds of that session, and an open feed keeps it from going idle', async () => {
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ token: server.tokens.supervisor })
    const signedIn = await server.app.request('/app/v1/session', {
      method: 'POST',
      body,
      headers: json,
    })
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const feed = readFeed(await server.app.request(path, { headers: { cookie } }))
    await feed.begun()

    const lastSeen = () =>
      server.db.asGate(async (tx) => {
        const sessions = await tx.selectFrom('sessions').select('last_seen_at').execute()
        return sessions[0]?.last_seen_at.getTime()
      })
    // Two hours of silence would end the session; twelve hours end it in any case.
    for (let rounds = 1; rounds <= 2; rounds += 1) {
      server.time.now += 100 * 60_000
      await vi.waitFor(async () => expect(await lastSeen()).toBe(server.time.now), 20_000)
    }
    const status = async () =>
      (await server.app.request('/app/v1/session', { headers: { cookie } })).status
    expect(await status()).toBe(200)

    await server.app.request('/app/v1/session', {
      method: 'DELETE',
      headers: { ...json, cookie, 'sec-fetch-site': 'same-origin' },
    })
    await feed.ended
    expect(feed.frames.at(-1)?.event).toBe('ended')
  })
})
