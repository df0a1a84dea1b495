import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDb, type TestDb } from '@/testing/database'
import { greeting } from '../greeting'
import { readConfig } from '../settings/config'
import { prepare } from '../start'

let db: TestDb
beforeAll(async () => {
  db = await openTestDb()
})
afterAll(() => db.close())
beforeEach(() => db.refill('nothing', async () => undefined))

const at = (host: string, tokens: string) =>
  readConfig({
    CALLBOARD_UPSTREAM: `https://${host}/rest/v1.0`,
    CALLBOARD_UPSTREAM_TOKENS: tokens,
  })
const countOf = (ClientsID: number) =>
  db.asAccount(ClientsID, async (tx) => {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int FROM acd_events`.execute(tx)
    return rows[0]?.count
  })

test('a mirrored account gets no demo data, the others do', async () => {
  const isDemo = await prepare(db, at('a.example', '1=token'))
  // Of a mirror there are no users yet whom a link could stand for.
  const said = await greeting(db, { origin: 'http://x', isDemo, isTerminal: true, now: Date.now() })
  expect(said).toContainEqual(expect.stringContaining('/sign-in#'))
  expect([await countOf(1), await countOf(2)]).toEqual([0, 40])
  // The next start is no other.
  expect(await prepare(db, at('a.example', '1=token'))).toBe(false)
  expect(await countOf(1)).toBe(0)
})

test('one with events of its own stops the start', async () => {
  await prepare(db, readConfig({}))
  await expect(prepare(db, at('a.example', '2=token'))).rejects.toThrow(
    /^Client account 2 has events of its own and cannot become a mirror of a\.example; .*changed\.$/,
  )
})

test('a mirror of one host does not become that of another', async () => {
  await prepare(db, at('a.example', '1=token'))
  await expect(prepare(db, at('b.example:8443', '1=token'))).rejects.toThrow(
    /^Client account 1 is a mirror of a\.example and cannot become one of b\.example:8443; /,
  )
})
