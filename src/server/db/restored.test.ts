import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDb, type TestDb } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { changesSince } from '../changes/readChanges'
import { currentSnapshot, isForgotten, type Snapshot } from '../changes/snapshot'

/** A dump comes into PostgreSQL alone; the embedded database is copied as a folder. */
describe.runIf(testDatabaseUrl)('a restored database', () => {
  let db: TestDb
  beforeAll(async () => {
    db = await openTestDb()
    await db.asGate((tx) => tx.insertInto('clients').values({ client_id: 1, name: 'x' }).execute())
  })
  afterAll(() => db.close())

  const start = async () => (await db.again()).close()
  const changesKept = () =>
    db.asAccount(1, async (tx) => {
      const { rows } = await sql<{ count: number }>`SELECT count(*) FROM acd_event_changes`.execute(
        tx,
      )
      return rows[0]?.count
    })

  describe('whose transactions are still to come here', () => {
    let before: Snapshot
    beforeEach(async () => {
      before = await db.asAccount(1, (tx) => currentSnapshot(tx, Date.now()))
      await db.asOwner(`INSERT INTO acd_event_changes (client_id, xid, kind)
        VALUES (1, '999999999'::xid8, 'many')`)
      await db.asOwner(`INSERT INTO acd_event_change_horizons VALUES (1, '999999999'::xid8)
        ON CONFLICT (client_id) DO UPDATE SET xid = excluded.xid`)
    })

    async function expectForgotten(): Promise<void> {
      expect(await changesKept()).toBe(0)
      // Whoever was in the middle of the changes begins anew, and from there on all is quiet.
      const { snapshot, changes } = await db.asAccount(1, (tx) =>
        changesSince(tx, before, Date.now() + 1000),
      )
      expect(changes).toBeUndefined()
      const later = await db.asAccount(1, (tx) => changesSince(tx, snapshot, Date.now() + 1000))
      expect(later.changes).toEqual([])
      const { rows } = await db.asAccount(1, (tx) =>
        sql<{ lost: boolean }>`SELECT ${isForgotten(snapshot)} AS lost`.execute(tx),
      )
      expect(rows).toEqual([{ lost: false }])
    }

    test('is found by its cluster and database; its changes are forgotten', async () => {
      await db.asOwner(`UPDATE acd_event_change_origin SET place = 'elsewhere'`)
      await start()
      await expectForgotten()
    })
  })

  test('keeps its changes where it is the same database', async () => {
    await db.asOwner(`INSERT INTO acd_event_changes (client_id, kind) VALUES (1, 'many')`)
    await start()
    expect(await changesKept()).toBe(1)
  })

  test.each([
    [
      'policies',
      'DROP POLICY own_client ON acd_groups',
      /Missing: row-level security of acd_groups\./,
    ],
    [
      'rights',
      'REVOKE ALL ON acd_groups FROM callboard_app',
      /Missing: rights of callboard_app on acd_groups/,
    ],
    [
      'indexes',
      'DROP INDEX acd_events_by_agent',
      /Missing: index acd_events_by_agent\. Make the roles/,
    ],
    [
      'owners',
      'ALTER FUNCTION callboard_gate_versions OWNER TO CURRENT_USER',
      /Missing: owner of callboard_gate_versions/,
    ],
    ['its list of migrations', 'TRUNCATE migrations', /has a \w+ \w+ and no list of migrations/],
  ])('that lacks %s is refused in a sentence', async (_what, harm, refusal) => {
    const harmed = await openTestDb()
    await harmed.asOwner(harm)
    await expect(harmed.again()).rejects.toThrow(refusal)
    await harmed.close()
  })
})
