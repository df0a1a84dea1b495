import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getHealth, Health } from '@/contract/operation/health'
import { startServer, type TestServer } from '@/testing/startServer'
import { version } from '../../../package.json'
import { createApp } from '../createApp'
import { migrations } from '../db/migrations'
import { operationNotes } from './operationNotes'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const minuteMs = 60_000

describe('the health of a server', () => {
  test('tells of its database, disk, feeds and version, and of what it does not have', async () => {
    const { database, disk, ...health } = await server.call(getHealth)
    expect(database).toMatchObject({ kind: server.db.kind, answers: true, bytesPerDay: null })
    expect(database.bytes).toBeGreaterThan(1_000_000)
    expect(database.ms).toBeGreaterThanOrEqual(0)
    // No data directory was made, and a PostgreSQL has a disk of its own.
    expect(disk === null || disk.freeBytes <= disk.totalBytes).toBe(true)
    expect(health).toMatchObject({
      version,
      feeds: 0,
      backups: null,
      dtMirror: null,
      migrations: { count: migrations.length, newest: migrations.at(-1)?.name },
    })
  })

  test('is for admins alone', async () => {
    const { agent, supervisor, display } = server.tokens
    for (const token of [agent, supervisor, display]) {
      expect((await server.send(getHealth, {}, { token })).status).toBe(403)
    }
    expect((await server.app.request(getHealth.path)).status).toBe(401)
  })

  test('tells how backups ended, and how old the own mirror is', async () => {
    const operation = operationNotes()
    const { app, close } = createApp({ ...server.parts, operation })
    const read = async () => {
      const headers = { authorization: `Bearer ${server.tokens.admin}` }
      return Health.parse(await (await app.request(getHealth.path, { headers })).json())
    }
    operation.noteBackups()
    expect((await read()).backups).toEqual({
      dtLastWhole: null,
      dtLastFailure: null,
      reason: null,
      failures: 0,
    })
    const { now } = server.time
    operation.noteBackup({ at: now - minuteMs, isWhole: true })
    operation.noteBackup({ at: now, isWhole: false, reason: 'No room is left' })
    operation.noteMirror(1, { asOf: now - 2 * minuteMs, stateAt: () => 'stale' })
    operation.noteMirror(2, { asOf: now, stateAt: () => 'fresh' })
    const { backups, dtMirror } = await read()
    expect(backups).toEqual({
      dtLastWhole: '2026-11-24T11:59:00.000',
      dtLastFailure: '2026-11-24T12:00:00.000',
      reason: 'No room is left',
      failures: 1,
    })
    expect(dtMirror).toBe('2026-11-24T11:58:00.000')
    close()
  })

  test('says that the database does not answer, and what is known all the same', async () => {
    const db = { ...server.db, asGate: () => Promise.reject(new Error('away')) }
    const { app, close } = createApp({ ...server.parts, db })
    const headers = { authorization: `Bearer ${server.tokens.admin}` }
    const health = Health.parse(await (await app.request(getHealth.path, { headers })).json())
    expect(health.database).toMatchObject({ answers: false, ms: null, bytes: null })
    expect(health.version).toBe(version)
    close()
  })
})
