import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getHealth, Health } from '@/contract/operation/health'
import { startServer, type TestServer } from '@/testing/startServer'
import { version } from '../../../package.json'
import { createApp } from '../createApp'
import { DatabaseAway } from '../db/databaseAway'
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
      migrations: { count: migrations.length, newest: migrations.at(-1)?.name, newer: null },
      next: null,
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

  test('tells what another version that is installed would migrate, and of a newer one', async () => {
    const [own] = migrations.slice(-1)
    const later = { name: '9000_later.sql', text: 'CREATE INDEX a ON acd_events (id);' }
    const texts = migrations.map(({ name, text }) => ({ name, text }))
    const read = async (installed: { version: string; migrations: typeof texts }, applied = '') => {
      const schemaState = async () => {
        const state = await server.db.schemaState()
        const more = applied === '' ? [] : [{ name: applied, sha256: '' }]
        return { ...state, applied: [...state.applied, ...more] }
      }
      const db = { ...server.db, schemaState }
      const { app, close } = createApp({ ...server.parts, db, installed: async () => installed })
      const headers = { authorization: `Bearer ${server.tokens.admin}` }
      const answer = await app.request(getHealth.path, { headers })
      close()
      return Health.parse(await answer.json())
    }
    expect((await read({ version, migrations: texts })).next).toBeNull()
    const next = { version: '9.0.0', migrations: [...texts, later] }
    expect((await read(next)).next).toEqual({ version: '9.0.0', migrations: 1, seconds: 1 })
    const { migrations: told, next: rest } = await read(next, later.name)
    expect(told).toMatchObject({ newest: own?.name, newer: later.name })
    expect(rest).toEqual({ version: '9.0.0', migrations: 0, seconds: 0 })
  })

  test('is not ready while it ends, or where the last change found no room', async () => {
    const operation = operationNotes()
    const time = { now: server.time.now }
    let isFull = false
    const db: typeof server.db = {
      ...server.db,
      asTenant: (...call) =>
        isFull ? Promise.reject(new DatabaseAway('full')) : server.db.asTenant(...call),
    }
    const { app, close } = createApp({ ...server.parts, db, operation, clock: () => time.now })
    const ready = async () => (await app.request('/health/ready')).status
    const save = async () => {
      const headers = {
        authorization: `Bearer ${server.tokens.admin}`,
        'content-type': 'application/json',
      }
      const view = { sort: '-created', columns: ['id'], density: 'normal', widths: {} }
      const body = JSON.stringify({ name: 'full', filter: '', shared: false, ...view })
      return (await app.request('/app/v1/views', { method: 'POST', headers, body })).status
    }
    expect(await ready()).toBe(200)
    isFull = true
    expect([await save(), await ready()]).toEqual([503, 503])
    isFull = false
    expect([await save(), await ready()]).toEqual([200, 200])
    isFull = true
    expect([await save(), await ready()]).toEqual([503, 503])
    time.now += 10_000
    expect(await ready()).toBe(200)
    operation.noteEnding()
    expect(await ready()).toBe(503)
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
