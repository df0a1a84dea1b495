import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { answersFrom, type FormerAnswers } from '@/testing/former/formerAnswers'
import { formerFolder, unpackFile, unpackFolder } from '@/testing/former/formerFiles'
import { startPostgres } from '@/testing/postgres'
import { serverClient } from '@/testing/serverClient'
import { adminToken, runCallboard, type ServerProcess, spawnServer } from '@/testing/spawnServer'
import { openEmbedded } from '../embedded/embedded'
import { migrations } from '../migrations'

const file = (name: string) => join(formerFolder, name)
const answers: Record<'embedded' | 'postgres', FormerAnswers> = JSON.parse(
  String(unpackFile(file('answers.json.br'))),
)
const root = mkdtempSync(join(tmpdir(), 'callboard-former-'))
const due = migrations.filter(({ name }) => name > '0019')
const newer = `INSERT INTO migrations VALUES ('9999_future.sql', 'x') ON CONFLICT DO NOTHING`

/** What time does by itself is not what is looked at: holds end, keys age, late ones are released. */
const asOfToday = `SET callboard.client_id = '1';
  UPDATE held_events SET asked_at = now(), due_at = now() + interval '1 hour';
  UPDATE idempotency_keys SET created_at = now();
  UPDATE acd_group_settings SET release_minutes = NULL`

beforeAll(buildServer)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const check = (settings: Record<string, string>) => runCallboard(['start', '--check'], settings)

/** What `--check` says of it: what it lacks, each with its time, and of all together. */
async function expectDue(settings: Record<string, string>): Promise<void> {
  const { exit, out, err } = await check(settings)
  expect([exit, err]).toEqual([0, ''])
  const lines = out.trim().split('\n')
  expect(lines.slice(0, due.length).map((line) => line.split(':')[0])).toEqual(
    due.map(({ name }) => name),
  )
  expect(lines[due.length]).toMatch(
    new RegExp(
      `^A start applies ${due.length} migrations to \\d+ MB of tables, (about|less) .* s; `,
    ),
  )
}

/** The server answers as the former did, and goes on with what that one had begun. */
async function expectSame(server: ServerProcess, former: FormerAnswers): Promise<void> {
  expect(await answersFrom(server.origin, adminToken)).toEqual(former)
  const client = serverClient(server)
  // Its idempotency keys are known, and what waits for its undo still does.
  const again = await client.create('made by the API', 'the first key')
  expect([again.status, (await client.eventNames('made by the API')).length]).toEqual([200, 2])
  const { text } = await client.get('/app/v1/events/held')
  expect(text).toContain('waits for its undo')
}

const verified = (settings: Record<string, string>) => runCallboard(['audit', 'verify'], settings)

async function expectRefused(dataDir: string, settings: Record<string, string>): Promise<void> {
  const sentence =
    'The database is newer than this program: it knows the migration 9999_future.sql. Start the newer program; nothing was changed.'
  expect(await check(settings)).toEqual({ exit: 1, out: '', err: `${sentence}\n` })
  await expect(spawnServer(dataDir, settings)).rejects.toThrow(sentence)
}

describe.runIf(!testDatabaseUrl)('a data directory of the version before', () => {
  const dataDir = join(root, 'data')
  const settings = { CALLBOARD_DATA_DIR: dataDir, CALLBOARD_UNDO_SECONDS: '3600', PORT: '0' }

  /** Every file with its size, its last change and its content. */
  const contentOf = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const stat = statSync(join(folder, name))
        const content = stat.isFile() ? readFileSync(join(folder, name)) : ''
        const hash = createHash('sha256').update(content).digest('hex')
        return `${name} ${stat.mtimeMs} ${hash}`
      })
  const alter = async (statements: string) => {
    const { pool, close } = await openEmbedded({ dataDir: join(dataDir, 'database') })
    for (const statement of statements.split(';')) await pool.query(statement)
    await close()
  }
  beforeAll(async () => {
    unpackFolder(file('data.tar.br'), dataDir)
    await alter(asOfToday)
  })

  test('is told by --check, which changes nothing', async () => {
    const before = contentOf(dataDir)
    await expectDue(settings)
    expect(contentOf(dataDir)).toEqual(before)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('callboard-check-'))).toEqual([])
  })

  test('is opened, and answers as before; --check works beside the server', async () => {
    const server = await spawnServer(dataDir, settings)
    await expectSame(server, answers.embedded)
    expect(await check(settings)).toEqual({
      exit: 0,
      out: `Nothing to migrate: the newest migration is ${due.at(-1)?.name}.\n`,
      err: '',
    })
    expect(await verified(settings)).toMatchObject({ exit: 0 })
    expect(await server.stop()).toBe(0)
  })

  test('is refused once a newer program has had it', async () => {
    await alter(newer)
    await expectRefused(dataDir, settings)
  })

  test('that is not there is told as empty, and is not made', async () => {
    const absent = join(root, 'absent')
    expect(await check({ CALLBOARD_DATA_DIR: absent })).toMatchObject({
      exit: 0,
      out: 'The database is empty: a start makes its tables, in a few seconds.\n',
    })
    expect(existsSync(absent)).toBe(false)
  })
})

const postgres = testDatabaseUrl ? await startPostgres() : undefined
const hasPsql = postgres?.program('psql', '--version').ok === true

describe.runIf(postgres && hasPsql)('a dump of the version before', () => {
  const settings = { DATABASE_URL: postgres?.url ?? '', CALLBOARD_UNDO_SECONDS: '3600', PORT: '0' }
  const psql = (...words: string[]) => postgres?.program('psql', '-q', '-d', postgres.url, ...words)
  const roles = ['app', 'gate', 'search', 'bound'].map((role) => `callboard_${role}`)
  /** Its tables, and how many rows of each were written. */
  const parts = () =>
    psql(
      '-tc',
      'SELECT count(*), max(oid), sum(relfilenode) FROM pg_class; SELECT n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables ORDER BY relname',
    )?.out

  beforeAll(() => {
    for (const role of roles) psql('-c', `CREATE ROLE ${role} NOLOGIN`)
    psql('-c', 'GRANT callboard_app TO callboard_bound')
    postgres?.input('psql', unpackFile(file('dump.sql.br')), '-q', '-d', postgres.url)
    psql('-c', asOfToday)
  })
  afterAll(() => postgres?.stop())

  test('is told by --check, opened, and answers as before', async () => {
    const before = parts()
    await expectDue(settings)
    expect(parts()).toBe(before)
    const server = await spawnServer(root, settings)
    await expectSame(server, answers.postgres)
    expect(await check(settings)).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^Nothing to migrate/),
    })
    expect(await verified(settings)).toMatchObject({ exit: 0 })
    expect(await server.stop()).toBe(0)
  })

  test('is refused once a newer program has had it', async () => {
    psql('-c', newer)
    await expectRefused(root, settings)
  })
})
