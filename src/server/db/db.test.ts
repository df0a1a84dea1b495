import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDb, type TestDb } from '@/testing/database'
import { wholeAccount } from './scope'

let db: TestDb
beforeAll(async () => {
  db = await openTestDb()
  for (const client_id of [1, 2]) {
    await db.asGate((tx) => tx.insertInto('clients').values({ client_id, name: 'x' }).execute())
    const group = { client_id, id: 1, name: 'x', name_fold: 'x', acd_group_types_id: 1 }
    await db.asAccount(client_id, (tx) => tx.insertInto('acd_groups').values(group).execute())
  }
})
afterAll(() => db.close())

describe('the tenant’s door', () => {
  test('shows one client account, whatever the query says', async () => {
    const seen = await db.asAccount(1, (tx) =>
      tx.selectFrom('acd_groups').select('client_id').where('id', '=', 1).execute(),
    )
    expect(seen).toEqual([{ client_id: 1 }])
  })

  test('refuses to write for another client account', async () => {
    const group = { client_id: 2, id: 9, name: 'x', name_fold: 'x', acd_group_types_id: 1 }
    const write = db.asAccount(1, (tx) => tx.insertInto('acd_groups').values(group).execute())
    await expect(write).rejects.toThrow(/row-level security/)
  })

  test('shows nothing without a client account', async () => {
    const seen = await db.asAccount(1, async (tx) => {
      await sql`SELECT set_config('callboard.client_id', '', true)`.execute(tx)
      return tx.selectFrom('acd_groups').selectAll().execute()
    })
    expect(seen).toEqual([])
  })

  test('is a role that owns nothing and is no superuser', async () => {
    const { rows } = await db.asAccount(1, (tx) =>
      sql<{
        role: string
        owned: number
        super: boolean
        bypass: boolean
      }>`SELECT current_user AS role,
        (SELECT count(*) FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner WHERE rolname = current_user) AS owned,
        rolsuper AS super, rolbypassrls AS bypass FROM pg_roles WHERE rolname = current_user`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ role: 'callboard_app', owned: 0, super: false, bypass: false }])
  })

  test('every table with a client account has row-level security, forced', async () => {
    const { rows } = await db.asAccount(1, (tx) =>
      sql<{ name: string }>`SELECT relname AS name FROM pg_class
        JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'client_id'
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND NOT (relrowsecurity AND relforcerowsecurity)`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})

describe('the tenant’s door for a single statement', () => {
  const seen = { name: 'seen', text: 'SELECT client_id FROM acd_groups WHERE id = 1', values: [] }
  const add = (account: string, id: string) => ({
    name: 'add',
    text: `INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id)
      VALUES ($1, $2, 'x', 'x', 1) RETURNING id`,
    values: [account, id],
  })

  test('shows one client account, on every connection and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      const both = await Promise.all([1, 2, 2, 1].map((id) => db.askTenant(wholeAccount(id), seen)))
      expect(both.flat()).toEqual([1, 2, 2, 1].map((client_id) => ({ client_id })))
    }
  })

  test('refuses to write for another client account', async () => {
    await expect(db.askTenant(wholeAccount(1), add('2', '9'))).rejects.toThrow(/row-level security/)
  })

  test('keeps what it did, and is over: the next one has neither role nor account', async () => {
    expect(await db.askTenant(wholeAccount(1), add('1', '7'))).toEqual([{ id: 7 }])
    expect(await db.asAccount(1, (tx) => tx.deleteFrom('acd_groups').where('id', '=', 7).execute()))
    const left = (await db.asOwner(
      `SELECT current_user = session_user AS owner, current_setting('callboard.client_id') AS account`,
    )) as { rows: unknown[] }
    expect(left.rows).toEqual([{ owner: true, account: '' }])
  })

  test('keeps nothing where it fails, and can be asked again', async () => {
    for (let round = 0; round < 3; round += 1) {
      await expect(db.askTenant(wholeAccount(1), add('1', '1'))).rejects.toThrow(/duplicate key/)
      await expect(
        db.askTenant(wholeAccount(1), {
          name: 'wrong',
          text: 'SELECT nothing_like_it',
          values: [],
        }),
      ).rejects.toThrow(/nothing_like_it/)
    }
    expect(await db.askTenant(wholeAccount(1), { ...seen, name: 'wrong' })).toEqual([
      { client_id: 1 },
    ])
  })
})

describe('the gate’s door', () => {
  test.each(['acd_events', 'acd_groups', 'users', 'dialler_contacts'] as const)(
    'cannot read %s',
    async (table) => {
      const read = db.asGate((tx) => tx.selectFrom(table).selectAll().execute())
      await expect(read).rejects.toThrow(/permission denied/)
    },
  )
})
