import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillEvents } from '@/testing/fillEvents'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const path = '/app/v1/events/changes'
const crowd = 1000
/** Every tenth never reads. */
const isMute = (index: number) => index % 10 === 0
const rounds = 40
const eachRound = 100
const longestQueue = 128 * 1024

type Cut = { destroy: () => void; isCut: boolean }

async function join(ClientsID: number): Promise<{ response: Response; outgoing: Cut }> {
  const outgoing: Cut = {
    isCut: false,
    destroy: () => {
      outgoing.isCut = true
    },
  }
  const token = ClientsID === 1 ? server.tokens.agent : server.tokens.foreign
  const headers = { authorization: `Bearer ${token}` }
  const response = await server.app.request(path, { headers }, { outgoing })
  expect(response.status).toBe(200)
  return { response, outgoing }
}

/** Reads to the end; keeps a hash of what came in place of four million changes. */
async function readAll(response: Response) {
  const hash = createHash('sha256')
  const decoder = new TextDecoder()
  const versions: number[] = []
  let text = ''
  let last = 0
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^event: changes\ndata: (.*)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data === undefined) continue
      hash.update(data)
      for (const { version } of JSON.parse(data).changes) {
        if (version <= last) throw new Error('out of order, or told twice')
        last = version
        versions.push(version)
      }
      if (versions.length >= rounds * eachRound) return { hash: hash.digest('hex'), versions }
    }
  }
  throw new Error(`the feed ended after ${versions.length} changes`)
}

/** What was written, in the order in which it was committed. */
async function change(client_id: number, priority: number): Promise<number[]> {
  const { rows } = await server.db.asAccount(client_id, (tx) =>
    sql<{ version: number }>`UPDATE acd_events SET n_priority = ${priority}
      WHERE id > 1000000 RETURNING version`.execute(tx),
  )
  return rows.map(({ version }) => version)
}

test('a thousand listen: each reader hears every change of its account once and in order, and those who never read are cut off', async () => {
  await Promise.all([1, 2].map((account) => fillEvents(server.db, account, eachRound)))
  const accountOf = (index: number) => (index % 2 === 0 ? 1 : 2)
  const joined = await Promise.all(
    Array.from({ length: crowd }, (_, index) => join(accountOf(index))),
  )
  const readers = joined.flatMap(({ response }, index) =>
    isMute(index) ? [] : [{ account: accountOf(index), read: readAll(response) }],
  )
  const before = process.memoryUsage()
  const written: Record<number, number[]> = { 1: [], 2: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const account of [1, 2]) written[account]?.push(...(await change(account, round)))
  }
  const heard = await Promise.all(readers.map(({ read }) => read))
  const after = process.memoryUsage()

  for (const account of [1, 2]) {
    const ascending = written[account]?.toSorted((a, b) => a - b)
    const own = heard.filter((_, index) => readers[index]?.account === account)
    expect(own[0]?.versions).toEqual(ascending)
    expect(new Set(own.map(({ hash }) => hash)).size).toBe(1)
    expect(own).toHaveLength(account === 1 ? 400 : 500)
  }
  const mute = joined.filter((_, index) => isMute(index))
  expect(mute.map(({ outgoing }) => outgoing.isCut)).toEqual(mute.map(() => true))
  expect(joined.filter(({ outgoing }) => outgoing.isCut)).toHaveLength(mute.length)
  // What is held for those who do not read is bounded: their queues, and not what was sent.
  const held = after.arrayBuffers - before.arrayBuffers
  expect(held).toBeLessThan(mute.length * 2 * longestQueue)
})
