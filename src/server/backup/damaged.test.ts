import { randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backupOf, piecesOf, restoredDb } from '@/testing/backups/restoredServer'
import { openTestDb, type TestDb } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { emptyOnPostgres } from '@/testing/database/testPlace'
import { migrationOf, migrations } from '../db/migrations'
import { openDb } from '../db/open'
import { RestoreRefused } from './fillDatabase'
import { UnreadableBackup } from './format'
import { checkBackup } from './readBackup'
import { restoreIntoFolder, restoreIntoPostgres } from './restoreBackup'

const kind = testDatabaseUrl ? 'postgres' : 'embedded'
const now = Date.parse('2026-11-30T10:00:00Z')
const later = migrationOf('9999_later.sql', 'ALTER TABLE clients ADD COLUMN later text')

let db: TestDb
let bytes: Buffer
beforeAll(async () => {
  db = await openTestDb()
  await db.asGate((tx) => tx.insertInto('clients').values({ client_id: 1, name: 'x' }).execute())
  bytes = await backupOf(db)
})
afterAll(() => db.close())

const read = (file: Buffer) => checkBackup(piecesOf(file))
const clientsOf = (restored: Pick<TestDb, 'asGate'>) =>
  restored.asGate((tx) => tx.selectFrom('clients').select('client_id').execute())

test('a whole file says what it holds', async () => {
  const { madeAt } = await read(bytes)
  expect(Math.abs(Date.now() - Date.parse(madeAt))).toBeLessThan(600_000)
  expect((await read(bytes)).rows).toBeGreaterThan(0)
})

describe('refused whole is a file', () => {
  test('that ends at any of 200 places', async () => {
    for (let n = 0; n < 200; n += 1) {
      const end = n < 50 ? n : randomInt(bytes.length)
      await expect(read(bytes.subarray(0, end)), String(end)).rejects.toThrow(UnreadableBackup)
    }
  })

  test('with one bit that is another, at any of 400 places', async () => {
    for (let n = 0; n < 400; n += 1) {
      const place = n < 100 ? n : randomInt(bytes.length)
      const altered = Buffer.from(bytes)
      altered.writeUInt8(altered.readUInt8(place) ^ (1 << randomInt(8)), place)
      await expect(read(altered), String(place)).rejects.toThrow(UnreadableBackup)
    }
  })

  test('with more behind its end, or with nothing in it', async () => {
    await expect(read(Buffer.concat([bytes, Buffer.from('\n')]))).rejects.toThrow(
      'The backup is damaged or not whole (something follows its end).',
    )
    await expect(read(Buffer.alloc(0))).rejects.toThrow('The file is not a backup of Callboard.')
  })

  test('of a newer format, or of a newer program', async () => {
    const newer = Buffer.from(bytes)
    newer.write('2', 'callboard backup '.length)
    await expect(read(newer)).rejects.toThrow(
      'The backup is of a newer program (format 2, this program reads up to 1).',
    )
    const older = migrations.slice(0, -1)
    await expect(checkBackup(piecesOf(bytes), older)).rejects.toThrow(
      `The backup is of a newer program: it knows the migration ${migrations.at(-1)?.name}, which this one does not.`,
    )
    const changed = migrations.map((one, at) => (at === 1 ? { ...one, sha256: 'x' } : one))
    await expect(checkBackup(piecesOf(bytes), changed)).rejects.toThrow(/is of another program/)
  })
})

test('what fails in the middle leaves nothing in its target, which takes the file then', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-torn-'))
  const { url, remove } = testDatabaseUrl
    ? await emptyOnPostgres(testDatabaseUrl)
    : { url: undefined, remove: async () => undefined }
  const restore = (file: Buffer) =>
    url === undefined
      ? restoreIntoFolder(folder, () => piecesOf(file), { now })
      : restoreIntoPostgres(url, () => piecesOf(file), { now })
  await expect(restore(bytes.subarray(0, bytes.length - 40))).rejects.toThrow(UnreadableBackup)
  expect(readdirSync(folder)).toEqual([])
  await restore(bytes)
  const restored = await openDb(url === undefined ? { dataDir: folder } : { url })
  expect(await clientsOf(restored)).toEqual([{ client_id: 1 }])
  await restored.close()
  await expect(restore(bytes)).rejects.toThrow(RestoreRefused)
  await remove()
  rmSync(folder, { recursive: true })
}, 300_000)

test('a file of an older program is brought up to date', async () => {
  const restored = await restoredDb(kind, bytes, { now, migrations: [...migrations, later] })
  const { rows } = await restored.asGate((tx) =>
    sql`SELECT client_id, later FROM clients`.execute(tx),
  )
  expect(rows).toEqual([{ client_id: 1, later: null }])
  await restored.close()
}, 120_000)

test('a file of format 1, as the first release wrote it, can be restored for ever', async () => {
  const kept = readFileSync(fileURLToPath(new URL('./format1.backup', import.meta.url)))
  const restored = await restoredDb(kind, kept, { now })
  const { rows } = await restored.asAccount(1, (tx) =>
    sql`SELECT id, subject FROM acd_events ORDER BY id`.execute(tx),
  )
  expect(rows).toEqual([
    { id: 1, subject: 'Kept since format 1' },
    { id: 2, subject: 'Tab\t, line\n, backslash \\ and ü' },
  ])
  await restored.close()
}, 120_000)
