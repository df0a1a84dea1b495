import { readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBare } from '@/testing/database'
import { catalogueOf } from '@/testing/migration/catalogue'
import { contentOf, fillOlder } from '@/testing/migration/olderDatabase'
import { migrate } from './migrate'
import { type Migration, migrations } from './migrations'

const baseline = migrations[0] as Migration
/** As the former migrations left it: written by `catalogueOf` when they were there. */
const formerCatalogue = readFileSync('src/testing/migration/formerCatalogue.txt', 'utf8')
const former = readFileSync('src/testing/migration/formerMigrations.txt', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

let db: Awaited<ReturnType<typeof openBare>>
beforeAll(async () => {
  db = await openBare()
  await migrate(db.pool, { migrations: [baseline] })
}, 400_000)
afterAll(() => db.close())

const run = (text: string, values: unknown[] = []) => db.pool.query(text, values)
const listed = async () => (await run('SELECT name, sha256 FROM migrations ORDER BY name')).rows

/** Lists these migrations as the ones that made the database. */
async function list(applied: string[][]): Promise<void> {
  await run('DELETE FROM migrations')
  for (const values of applied) {
    await run('INSERT INTO migrations (name, sha256) VALUES ($1, $2)', values)
  }
}

test('the baseline makes what the former migrations made', async () => {
  expect((await catalogueOf(db.pool)).join('\n')).toBe(formerCatalogue.trim())
  const { rows } = await run('SELECT * FROM acd_event_change_origin')
  expect(rows).toEqual([{ only_row: true, place: expect.any(String), since: null }])
})

describe('a database that the former migrations made', () => {
  const stateOf = async (pool: Pool) => [await catalogueOf(pool), await contentOf(pool)]
  beforeAll(() => fillOlder(db.pool, 300))
  beforeEach(() => list(former))

  test('is taken over as it is', async () => {
    const before = await stateOf(db.pool)
    await migrate(db.pool, { migrations: [baseline] })
    expect(await listed()).toEqual([{ name: baseline.name, sha256: baseline.sha256 }])
    expect(await stateOf(db.pool)).toEqual(before)
    // From then on it is like any other.
    await migrate(db.pool, { migrations: [baseline] })
    expect(await stateOf(db.pool)).toEqual(before)
  })

  test.each([
    ['lacks the newest', former.slice(0, -1), '0032_imported_events.sql'],
    ['is of long before', former.slice(0, 11), '0017_draft_saves.sql'],
    [
      'has another text of one',
      [['0001_callboard.sql', 'x'], ...former.slice(1)],
      '0034_limits.sql',
    ],
    ['has one more', [...former, ['0035_other.sql', 'x']], '0035_other.sql'],
  ])('and %s is refused with what to do, and nothing is done', async (_what, applied, newest) => {
    await list(applied)
    const before = [await listed(), ...(await stateOf(db.pool))]
    await expect(migrate(db.pool)).rejects.toThrow(
      `The database is from before the first release and lacks migrations of that time, or has others: its newest is ${newest}. Start the last build before the first release on it once, then this program again; nothing was changed.`,
    )
    expect([await listed(), ...(await stateOf(db.pool))]).toEqual(before)
  })
})
