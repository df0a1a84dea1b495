import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDb, type TestDb } from '@/testing/database'
import { operationNotes } from '../operation/operationNotes'
import { isSchedule, nextTime } from '../settings/backupTimes'
import { readBackupOutcome, takeBackup } from './backupOutcome'
import { keepBackedUp } from './keepBackedUp'
import { makeScheduled } from './makeScheduled'
import { checkBackup } from './readBackup'

const first = Date.parse('2026-11-30T02:00:00Z')
const hour = 3_600_000
const never = new AbortController().signal

describe('when backups are made', () => {
  test.each(['0 3 * * *', '*/10 * * * *', '30 0 3 * * *', '0 3 * * MON-FRI'])(
    '%s is a plan',
    (at) => {
      expect(isSchedule(at)).toBe(true)
    },
  )
  test.each([
    '',
    'daily',
    '@daily',
    '0 3 * *',
    '0 25 * * *',
    '0 3 31 2 *',
    '1 0 0 3 * * *',
    '2026-12-01T00:00:00',
  ])('"%s" is none', (at) => {
    expect(isSchedule(at)).toBe(false)
  })
  test('is by the clock of the centre, in both halves of the year', () => {
    const next = (after: string) =>
      new Date(nextTime('0 3 * * *', 'Europe/Berlin', Date.parse(after))).toISOString()
    expect(next('2026-11-30T01:00:00Z')).toBe('2026-11-30T02:00:00.000Z')
    expect(next('2026-07-01T00:00:00Z')).toBe('2026-07-01T01:00:00.000Z')
  })
})

describe('backups by the server itself', () => {
  let db: TestDb
  let dir: string
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const parts = (keep = 2) => ({
    db,
    log,
    clock: () => first,
    plan: { dir, at: '0 3 * * *', keep },
  })
  const files = () => readdirSync(dir).sort()
  beforeAll(async () => {
    db = await openTestDb()
  })
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'callboard-scheduled-'))
    lines.length = 0
  })
  afterEach(async () => {
    rmSync(dir, { recursive: true, force: true })
    await db.asOwner(
      'UPDATE backup_outcome SET due_at = NULL, running_since = NULL, last_success_at = NULL, last_failure_at = NULL, fault = NULL',
    )
  })
  afterAll(() => db.close())

  test('are made once for all processes, for their owner alone, and can be read', async () => {
    await Promise.all([makeScheduled(parts(), first, never), makeScheduled(parts(), first, never)])
    expect(files()).toEqual(['callboard-20261130T020000Z.backup'])
    expect(lines.filter((line) => line.includes('A backup was made'))).toHaveLength(1)
    const file = join(dir, files()[0] ?? '')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await checkBackup(createReadStream(file))).tables).toBeGreaterThan(30)
    expect(await readBackupOutcome(db)).toEqual({ lastSuccess: first, lastFailure: undefined })
  })

  test('are so many at most, and no file of others goes', async () => {
    const others = [
      'notes.txt',
      'callboard.backup',
      'callboard-2026.backup',
      'x-20261130T020000Z.backup',
    ]
    for (const name of others) writeFileSync(join(dir, name), '')
    writeFileSync(join(dir, 'callboard-20261129T020000Z.backup.part'), 'of a killed process')
    for (let n = 0; n < 4; n += 1) await makeScheduled(parts(), first + n * hour, never)
    const own = ['callboard-20261130T040000Z.backup', 'callboard-20261130T050000Z.backup']
    expect(files()).toEqual([...others, ...own].sort())
  })

  test('that fail are kept in mind and in the log; the next one succeeds', async () => {
    const plan = { dir: join(dir, 'file'), at: '0 3 * * *', keep: 2 }
    writeFileSync(plan.dir, 'no folder')
    await makeScheduled({ ...parts(), plan }, first, never)
    const { lastFailure, lastSuccess } = await readBackupOutcome(db)
    expect(lastFailure).toEqual({ at: first, reason: expect.stringContaining('EEXIST') })
    expect(lastSuccess).toBeUndefined()
    expect(lines.join()).toContain('The backup failed; the server goes on')
    await makeScheduled(parts(), first + hour, never)
    expect((await readBackupOutcome(db)).lastSuccess).toBe(first)
  })

  test('that never ended count as failed when the next one is due', async () => {
    expect(await takeBackup(db, first, first)).toBe(true)
    expect(await takeBackup(db, first, first)).toBe(false)
    await makeScheduled(parts(), first + hour, never)
    expect((await readBackupOutcome(db)).lastFailure).toEqual({
      at: first,
      reason: 'The process that made it ended first',
    })
  })

  test('end with the server, and leave no part of a file', async () => {
    await makeScheduled(parts(), first, AbortSignal.abort(new Error('The server was stopped')))
    expect(files()).toEqual([])
    expect((await readBackupOutcome(db)).lastFailure?.reason).toBe('The server was stopped')
  })

  test('come when they are due, again and again, and are noted for metrics', async () => {
    const operation = operationNotes()
    const plan = { dir, at: '* * * * * *', keep: 2 }
    const end = keepBackedUp({
      ...parts(),
      plan,
      operation,
      zone: 'Europe/Berlin',
      clock: Date.now,
    })
    expect(operation.backups()).toBeDefined()
    await expect.poll(() => files().length, { timeout: 120_000 }).toBe(2)
    const [oldest] = files()
    await expect.poll(() => files()[0], { timeout: 120_000 }).not.toBe(oldest)
    await end()
    expect(operation.backups()?.lastWhole).toBeGreaterThan(Date.now() - 120_000)
    const left = files().filter((name) => name.endsWith('.part'))
    expect(left).toEqual([])
  }, 300_000)
})
