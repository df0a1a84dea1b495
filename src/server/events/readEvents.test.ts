import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getEvent } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { listGroups } from '@/contract/groups'
import { countMessages } from '@/testing/database/countMessages'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const own = 2039
const one = { params: { AcdEventsID: String(own) } }
const path = (ClientsID: number, id: number | string) =>
  `/rest/v1.0/${ClientsID}/acd/events/event/${id}`
const subjectOf = async (answer: Response) => (await answer.json()).records[0].Subject

describe('messages to the database', () => {
  test('are one for an event by its ID, and hardly more for many at once', async () => {
    const { records } = await server.call(getEvent, one)
    const count = countMessages()
    expect(await server.call(getEvent, one)).toMatchObject({ records })
    expect(count()).toBe(1)
    await Promise.all(Array.from({ length: 40 }, () => server.call(getEvent, one)))
    // The first goes at once, all others together.
    expect(count()).toBe(3)
  })

  test('are none but that one where nothing has changed', async () => {
    const first = await server.fetch(path(1, own))
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    const count = countMessages()
    expect((await server.fetch(path(1, own), { headers })).status).toBe(304)
    expect(count()).toBe(1)
  })

  test('are one for a create', async () => {
    const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456', Subject: 'Call' }
    await server.call(createEvent, { body: event })
    const count = countMessages()
    await server.call(createEvent, { body: event })
    expect(count()).toBe(1)
  })
})

describe('events that are read in one batch', () => {
  test('are those of the client account that asks, and of no other', async () => {
    const { admin, foreign } = server.tokens
    const there = { token: foreign, ClientsID: 2 }
    await server.db.asAccount(2, (tx) =>
      tx.updateTable('acd_events').set({ subject: 'Foreign' }).where('id', '=', own).execute(),
    )
    const [group] = (await server.call(listGroups, {}, there)).records
    const created = {
      AcdGroupsID: group?.ID ?? 0,
      AcdEventTypesID: 3,
      Sender: '49199123456',
      Subject: 'x',
    }
    const [theirs] = (await server.call(createEvent, { body: created }, there)).records
    const only = theirs?.ID ?? 0
    const mine = await subjectOf(await server.fetch(path(1, own)))
    const asked = Array.from({ length: 12 }, (_, at) => at % 2 === 0)
    const answers = await Promise.all(
      asked.map((isMine) =>
        server.fetch(path(isMine ? 1 : 2, own), {}, isMine ? admin : foreign).then(subjectOf),
      ),
    )
    expect(answers).toEqual(asked.map((isMine) => (isMine ? mine : 'Foreign')))
    const [seen, hidden] = await Promise.all([
      server.fetch(path(2, only), {}, foreign),
      server.fetch(path(1, only), {}, admin),
    ])
    expect([seen.status, hidden.status]).toEqual([200, 404])
  })

  test('fail each by itself', async () => {
    const asked = [own, 'abc', 2_000_000_000, own, 0, 99_999_999_999]
    const answers = await Promise.all(asked.map((id) => server.fetch(path(1, id))))
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 200, 400, 400])
  })
})
