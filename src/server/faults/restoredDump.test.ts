import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { compareStored, expectNothingLost } from '@/testing/faultReport'
import { readFeed } from '@/testing/feed'
import { type PrivatePostgres, startPostgres } from '@/testing/postgres'
import { type ServerClient, serverClient } from '@/testing/serverClient'
import { adminToken, runCallboard, spawnServer } from '@/testing/spawnServer'
import { openDb } from '../db/open'

const former = testDatabaseUrl ? await startPostgres() : undefined
const next = former && (await startPostgres())
const hasPrograms = ['pg_dump', 'pg_restore', 'psql'].every(
  (name) => former?.program(name, '--version').ok,
)
if (former && !hasPrograms)
  console.warn('Dumps are not tested: there is no pg_dump, pg_restore or psql')

const made = Array.from({ length: 20 }, (_, at) => `before-the-dump-${at}-`)
const roles = ['callboard_app', 'callboard_gate', 'callboard_search', 'callboard_bound']

type Page = { asOf: string; records: unknown[] }
const pageOf = async (client: ServerClient, more = ''): Promise<Page> =>
  JSON.parse((await client.get(`/app/v1/events?limitPageSize=1000${more}`)).text)
const changesSince = async (client: ServerClient, asOf: string) =>
  JSON.parse((await client.get(`/app/v1/events/standing?asOf=${asOf}`)).text)

describe.runIf(next && hasPrograms)('a dump of a database that a server filled', () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-dump-'))
  const [whole, plain] = [join(folder, 'whole.dump'), join(folder, 'part.sql')]
  // PostgreSQL's programs run as another user where the tests run as root.
  chmodSync(folder, 0o777)
  const here = next as PrivatePostgres
  let before: Page
  let text = ''

  const psql = (url: string, ...words: string[]) => here.program('psql', '-q', '-d', url, ...words)
  function emptyDatabase(name: string): string {
    psql(here.url, '-c', `CREATE DATABASE ${name}`)
    return new URL(`/${name}`, here.url).href
  }
  const restore = (url: string, ...options: string[]) =>
    here.program('pg_restore', ...options, '-d', url, whole)
  const open = async (url: string) => (await openDb({ url })).close()

  beforeAll(async () => {
    if (!former) return
    await buildServer()
    // Its transactions have far higher numbers than those of the cluster to come.
    const burn = `DO $$ BEGIN FOR i IN 1..50000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$`
    former.program('psql', '-q', '-d', former.url, '-c', burn)
    const server = await spawnServer(folder, { DATABASE_URL: former.url })
    const client = serverClient(server)
    for (const name of made) expect((await client.create(name, name)).status).toBe(200)
    before = await pageOf(client)
    await server.stop()
    expect(former.program('pg_dump', '-Fc', '-f', whole, former.url)).toMatchObject({ ok: true })
    text = former.program('pg_dump', former.url).out
  })
  afterAll(() => {
    former?.stop()
    next?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is refused where the roles are missing, with 1 and what to do', async () => {
    const url = emptyDatabase('no_roles')
    restore(url)
    const settings = { DATABASE_URL: url, CALLBOARD_DATA_DIR: folder }
    const { exit, err } = await runCallboard(['token', 'list'], settings)
    expect(err).toMatch(/^The database was restored only in part\. Missing: role callboard_\w+, /)
    expect(err).toMatch(/Make the roles callboard_app, .* restore the dump into an empty database/)
    expect([exit, err.trim().split('\n').length]).toEqual([1, 1])
    for (const role of roles) psql(here.url, '-c', `CREATE ROLE ${role} NOLOGIN`)
    psql(here.url, '-c', 'GRANT callboard_app TO callboard_bound')
    // Made afterwards, they have no rights yet.
    await expect(open(url)).rejects.toThrow(/^The database was restored only in part\. Missing: /)
  })

  test.each([
    ['--no-privileges', /Missing: rights of callboard_\w+ on /],
    ['--no-owner', /Missing: owner of callboard_/],
    ['--no-owner --no-privileges', /Missing: (rights|owner) of /],
    ['--section=pre-data --section=data', /Missing: /],
    ['--schema-only', /has a \w+ \w+ and no list of migrations/],
  ])('is refused in a sentence after pg_restore %s', async (options, refusal) => {
    const url = emptyDatabase(`part_${options.replaceAll(/\W+/g, '_')}`)
    restore(url, ...options.split(' '))
    await expect(open(url)).rejects.toThrow(refusal)
  })

  test('is refused in a sentence wherever the restore stopped', async () => {
    const shares = [0.01, 0.03, 0.5, 0.9, 0.96, 0.999]
    for (const share of shares) {
      writeFileSync(plain, text.slice(0, Math.floor(text.length * share)))
      const url = emptyDatabase(`stopped_${share * 1000}`)
      psql(url, '-f', plain)
      await expect(open(url), String(share)).rejects.toThrow(/was restored only in part/)
    }
  })

  test('is refused in a sentence where the rows of a table are missing', async () => {
    const list = here.program('pg_restore', '-l', whole).out
    const [entries, url] = [join(folder, 'entries'), emptyDatabase('without_groups')]
    writeFileSync(entries, list.replace(/^(?=.* TABLE DATA public acd_groups )/m, ';'))
    restore(url, '-L', entries)
    await expect(open(url)).rejects.toThrow(
      /^The database was restored only in part\. Missing: foreign keys of acd_/,
    )
  })

  test('is served by another cluster as it was, and what was read before is read anew', async () => {
    const url = emptyDatabase('whole')
    expect(restore(url)).toMatchObject({ ok: true })
    const server = await spawnServer(folder, { DATABASE_URL: url })
    const client = serverClient(server)
    const listed = await pageOf(client)
    expect(listed.records).toEqual(before.records)
    const feed = readFeed(
      await fetch(`${server.origin}/app/v1/events/changes`, {
        headers: { authorization: `Bearer ${adminToken}`, 'last-event-id': before.asOf },
      }),
    )
    await feed.begun()
    expect(feed.frames.map(({ event }) => event)).toEqual(['startOver'])
    expect(await changesSince(client, before.asOf)).toMatchObject({ startOver: true })
    expect((await client.get(`/app/v1/events?limitPageSize=5&asOf=${before.asOf}`)).status).toBe(
      409,
    )
    // From here on it is as everywhere else: told once, and lists stay as they were.
    for (const name of [...made, 'after-the-dump-']) {
      expect((await client.create(name, name)).status).toBe(200)
    }
    expect((await feed.next(1)).map(({ kind }) => kind)).toEqual(['created'])
    expect(await changesSince(client, listed.asOf)).toMatchObject({ startOver: false, created: 1 })
    expect((await pageOf(client, `&asOf=${listed.asOf}`)).records).toEqual(before.records)
    await feed.leave()
    expect(feed.changes()).toHaveLength(1)
    const stored = await client.eventNames('the-dump-')
    expect(await server.stop()).toBe(0)
    expectNothingLost('PostgreSQL: a dump restored into another cluster', {
      acknowledged: made.length + 1,
      ...compareStored([...made, 'after-the-dump-'], stored),
    })
    const audit = await runCallboard(['audit', 'verify'], { DATABASE_URL: url })
    expect(audit.exit).toBe(0)
  })
})
