import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { emptyOnPostgres } from '@/testing/database/testPlace'
import { serverClient } from '@/testing/serverClient'
import {
  runCallboard,
  type ServerProcess,
  spawnCallboard,
  spawnServer,
} from '@/testing/spawnServer'

const root = mkdtempSync(join(tmpdir(), 'callboard-backup-'))
const at = (name: string) => join(root, name)
const removals: (() => Promise<unknown>)[] = []

/** The settings of a place without a database: a folder that is absent, or an empty PostgreSQL. */
async function emptyPlace(name: string): Promise<Record<string, string>> {
  if (!testDatabaseUrl) return { CALLBOARD_DATA_DIR: at(name) }
  const { url, remove } = await emptyOnPostgres(testDatabaseUrl)
  removals.push(remove)
  return { CALLBOARD_DATA_DIR: at(name), DATABASE_URL: url }
}

const spawnAt = (place: Record<string, string>) =>
  spawnServer(place.CALLBOARD_DATA_DIR ?? '', place)

beforeAll(buildServer)
afterAll(async () => {
  for (const remove of removals) await remove()
  rmSync(root, { recursive: true, force: true })
})

/** No write waits longer; the machine of the tests may be slow, and is asked for no more than twice that. */
const longestWaitMs = 2000

describe('callboard backup', () => {
  let place: Record<string, string>
  let server: ServerProcess
  beforeAll(async () => {
    place = await emptyPlace('data')
    server = await spawnAt(place)
  }, 300_000)
  afterAll(() => server.stop())

  /** Creates one event after the other until it is told to stop. */
  function keepCreating() {
    const client = serverClient(server)
    const state = { acknowledged: [] as string[], longest: 0, stop: false }
    const done = (async () => {
      for (let n = 0; !state.stop; n += 1) {
        const from = performance.now()
        const name = `beside-${n}-`
        expect((await client.create(name, name)).status).toBe(200)
        state.longest = Math.max(state.longest, performance.now() - from)
        state.acknowledged.push(name)
      }
    })()
    return { state, done }
  }

  test('beside a server that writes is of one moment, and makes no write wait', async () => {
    const { state, done } = keepCreating()
    await expect.poll(() => state.acknowledged.length).toBeGreaterThan(5)
    const before = [...state.acknowledged]
    const made = await runCallboard(['backup', at('one.backup')], place)
    state.stop = true
    await done
    expect(made.err).toMatch(
      /^[\d,]+ rows of \d+ tables were backed up to .*one\.backup \(\d+\.\d MB\)\.\n$/,
    )
    expect([made.exit, made.out]).toEqual([0, ''])
    expect(state.longest).toBeLessThan(longestWaitMs)
    expect(statSync(at('one.backup')).mode & 0o777).toBe(0o600)
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([])

    const target = await emptyPlace('restored')
    const restored = await runCallboard(['restore', at('one.backup')], target)
    expect(restored.err).toMatch(
      /^[\d,]+ rows of \d+ tables were restored into .*, as they were at/,
    )
    expect(restored.exit).toBe(0)
    const audit = await runCallboard(['audit', 'verify'], target)
    expect([audit.exit, audit.out]).toEqual([0, expect.stringMatching(/^client 1: .* whole/)])
    const again = await spawnAt(target)
    const found = new Set(await serverClient(again).eventNames('beside-'))
    expect((await serverClient(again).create('after-', 'after-')).status).toBe(200)
    expect(await again.stop()).toBe(0)
    // What was acknowledged before it began, and of the rest the first so many.
    for (const name of before) expect(found).toContain(name)
    expect([...found].sort()).toEqual(state.acknowledged.slice(0, found.size).sort())
  }, 300_000)

  test('writes to standard output, the bytes alone', async () => {
    const { child, ended, said } = spawnCallboard(['backup', '-'], place)
    const pieces: Buffer[] = []
    child.stdout?.on('data', (piece) => pieces.push(piece))
    expect(await ended).toBe(0)
    expect(said.err).toBe('')
    writeFileSync(at('piped.backup'), Buffer.concat(pieces))
    const target = await emptyPlace('piped')
    expect((await runCallboard(['restore', at('piped.backup')], target)).exit).toBe(0)
  }, 300_000)

  test('fails in a sentence where the file cannot be written, and leaves no part of it', async () => {
    const { exit, err } = await runCallboard(['backup', at('nowhere/one.backup')], place)
    expect(exit).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('nowhere')
  })

  test('is refused where a server runs, or anything else is', async () => {
    const { exit, err } = await runCallboard(['restore', at('one.backup')], place)
    expect(exit).toBe(1)
    expect(err).toMatch(
      testDatabaseUrl ? /is not empty \(it has a table \w+\)/ : /is in use by process/,
    )
    expect(err.trim().split('\n')).toHaveLength(1)
  }, 300_000)
})

describe('callboard restore', () => {
  test('ends with 2 where there is no such file', async () => {
    const { exit, err } = await runCallboard(['restore', at('none')], {
      CALLBOARD_DATA_DIR: at('x'),
    })
    expect([exit, err]).toEqual([2, `There is no file ${at('none')}; nothing was restored.\n`])
  })

  test('ends with 1 where the file is none of ours, and makes nothing', async () => {
    writeFileSync(at('other'), 'something else')
    const place = { CALLBOARD_DATA_DIR: at('x') }
    const { exit, err } = await runCallboard(['restore', at('other')], place)
    expect([exit, err]).toEqual([
      1,
      'The file is not a backup of Callboard. Nothing was restored.\n',
    ])
    expect(readdirSync(root)).not.toContain('x')
  })

  test.runIf(!testDatabaseUrl)(
    'goes into a folder without files alone',
    async () => {
      const place = { CALLBOARD_DATA_DIR: at('taken') }
      const backup = readFileSync(at('one.backup'))
      mkdirSync(at('taken/empty'), { recursive: true })
      writeFileSync(at('taken/notes.txt'), 'mine')
      const refused = await runCallboard(['restore', at('one.backup')], place)
      expect([refused.exit, refused.err]).toEqual([
        1,
        `CALLBOARD_DATA_DIR names ${at('taken')}, which is not empty (it holds notes.txt). Name a folder that is empty or absent. Nothing was restored.\n`,
      ])
      expect(readdirSync(at('taken')).sort()).toEqual(['empty', 'notes.txt'])
      rmSync(at('taken/notes.txt'))
      expect((await runCallboard(['restore', at('one.backup')], place)).exit).toBe(0)
      expect(readFileSync(at('one.backup'))).toEqual(backup)
    },
    60_000,
  )
})
