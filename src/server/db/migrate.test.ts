import type { Pool } from 'pg'
import { describe, expect, test } from 'vitest'
import { openMigrated } from '@/testing/database'
import { migrate } from './migrate'
import { migrationOf, migrations } from './migrations'

const [second, third] = ['9002_second', '9003_third'].map((name) =>
  migrationOf(`${name}.sql`, `CREATE TABLE made_by_${name} ()`),
) as [ReturnType<typeof migrationOf>, ReturnType<typeof migrationOf>]

/** On the embedded database alone: the rules do not depend on which one it is. */
async function migrated(work: (pool: Pool) => Promise<unknown>): Promise<void> {
  const { pool, close } = await openMigrated()
  try {
    await migrate(pool)
    await work(pool)
  } finally {
    await close()
  }
}

const listed = async (pool: Pool, columns = 'name') =>
  (await pool.query(`SELECT ${columns} FROM migrations ORDER BY name`)).rows

describe('migrations', () => {
  test('applied twice change nothing', async () => {
    await migrated(async (pool) => {
      const before = await listed(pool, '*')
      await migrate(pool)
      expect(await listed(pool, '*')).toEqual(before)
    })
  })

  test('that are new are applied, and may take longer than a query', async () => {
    await migrated(async (pool) => {
      await pool.query(`ALTER TABLE migrations ADD allowed text DEFAULT current_setting('statement_timeout');
        SET statement_timeout = '50s'`)
      await migrate(pool, { migrations: [...migrations, second] })
      const rows = await listed(pool, 'name, allowed')
      expect(rows.at(-1)).toEqual({ name: '9002_second.sql', allowed: '0' })
      await pool.query('SELECT FROM made_by_9002_second')
    })
  })

  test('that are older than one that was applied are refused, and nothing is done', async () => {
    await migrated(async (pool) => {
      await migrate(pool, { migrations: [...migrations, third] })
      const before = await listed(pool, '*')
      await expect(migrate(pool, { migrations: [...migrations, second, third] })).rejects.toThrow(
        'The migration 9002_second.sql is older than 9003_third.sql, which was applied before it. Give its file a higher number than that; nothing was changed.',
      )
      expect(await listed(pool, '*')).toEqual(before)
      await expect(pool.query('SELECT FROM made_by_9002_second')).rejects.toThrow(/does not exist/)
    })
  })

  test('that were changed afterwards are refused', async () => {
    await migrated(async (pool) => {
      await pool.query("UPDATE migrations SET sha256 = 'other'")
      await expect(migrate(pool)).rejects.toThrow(/was changed after it had been applied/)
    })
  })

  test('that this program does not know are refused', async () => {
    await migrated(async (pool) => {
      await pool.query("INSERT INTO migrations VALUES ('9999_future.sql', 'x')")
      await expect(migrate(pool)).rejects.toThrow(/newer than this program/)
    })
  })
})

test('each migration has a number of its own', () => {
  const numbers = migrations.map(({ name }) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
})
