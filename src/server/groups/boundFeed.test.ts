import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actOnEvent } from '@/contract/event/eventActions'
import { createEvent } from '@/contract/event/newEvent'
import { bindPerson, rebindPerson } from '@/testing/database/bindPerson'
import { foreignGroup } from '@/testing/database/plantForeign'
import { readFeed } from '@/testing/feed'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'

const home = 235
let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const bound = (UsersID: number, groups: readonly number[]) =>
  bindPerson(server.db, { UsersID, groups })

async function listen(token: string, headers: Record<string, string> = {}) {
  const feed = readFeed(await server.fetch('/app/v1/events/changes', { headers }, token))
  await feed.begun()
  return feed
}
type Feed = Awaited<ReturnType<typeof listen>>

const create = async (AcdGroupsID: number) => {
  const body = { AcdEventTypesID: 3, AcdGroupsID, Sender: '49301234567', Subject: 'Please call' }
  return (await server.call(createEvent, { body })).records[0]?.ID ?? 0
}
const handOn = (ID: number, AcdGroupsID: number) =>
  server.call(actOnEvent, {
    params: { AcdEventsID: String(ID) },
    body: { action: 'handToGroup', AcdGroupsID },
  } as never)
const told = async (feed: Feed, count: number) =>
  (await feed.next(count)).map(({ ID, kind }) => [ID, kind])

describe('the feed of a bound person', () => {
  test('tells of the own groups alone, and of what comes there and goes', async () => {
    const [here, there, both] = [
      await listen(await bound(3, [home])),
      await listen(await bound(9, [foreignGroup])),
      await listen(await bound(10, [home, foreignGroup])),
    ]
    const all = await listen(server.tokens.supervisor)
    const [own, foreign] = [await create(home), await create(foreignGroup)]
    await handOn(own, foreignGroup)
    await handOn(foreign, home)
    const ofHere = [
      [own, 'created'],
      [own, 'gone'],
      [foreign, 'created'],
    ]
    const ofThere = [
      [foreign, 'created'],
      [own, 'created'],
      [foreign, 'gone'],
    ]
    const ofAll = [
      [own, 'created'],
      [foreign, 'created'],
      [own, 'changed'],
      [foreign, 'changed'],
    ]
    expect(await told(here, 3)).toEqual(ofHere)
    expect(await told(there, 3)).toEqual(ofThere)
    expect(await told(both, 4)).toEqual(ofAll)
    expect(await told(all, 4)).toEqual(ofAll)
    for (const feed of [here, there, both, all]) await feed.leave()
  })

  test('is read only where something of the own groups has changed', async () => {
    const [here, there] = [await bound(3, [home]), await bound(9, [foreignGroup])]
    const scopes: (readonly number[] | null)[] = []
    const asTenant: TestServer['db']['asTenant'] = (scope, ...words) => {
      scopes.push(scope.groups)
      return server.db.asTenant(scope, ...words)
    }
    const { app, close } = createApp({ ...server.parts, db: { ...server.db, asTenant } })
    const feeds = []
    for (const token of [here, there]) {
      const headers = { authorization: `Bearer ${token}` }
      feeds.push(readFeed(await app.request('/app/v1/events/changes', { headers })))
    }
    for (const feed of feeds) await feed.begun()
    scopes.length = 0
    await create(foreignGroup)
    await feeds[1]?.next(1)
    expect(scopes).toEqual([[foreignGroup]])
    close()
  })

  test('goes on after a break with what was missed in the own groups', async () => {
    const token = await bound(3, [home])
    const feed = await listen(token)
    await feed.leave()
    await create(foreignGroup)
    const own = await create(home)
    const again = await listen(token, { 'last-event-id': feed.lastID() })
    expect(await told(again, 1)).toEqual([[own, 'created']])
    await again.leave()
  })

  test.each([
    ['bound', null, [home]],
    ['bound to other groups', [home], [foreignGroup]],
    ['bound to one group less', [home, foreignGroup], [home]],
    ['freed', [home], null],
  ])('ends within 5 s when the person is %s', async (_, before, after) => {
    const token = await bindPerson(server.db, { UsersID: 3, groups: before })
    const feed = await listen(token)
    const other = await listen(server.tokens.supervisor)
    const began = Date.now()
    await rebindPerson(server.db, { UsersID: 3, groups: after })
    await feed.ended
    expect(Date.now() - began).toBeLessThan(5000)
    expect(feed.frames.at(-1)?.event).toBe('ended')
    // Nobody else's does.
    const ID = await create(foreignGroup)
    expect(await told(other, 1)).toEqual([[ID, 'created']])
    await other.leave()
  })
})
