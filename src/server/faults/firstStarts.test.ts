import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { describe, expect, test } from 'vitest'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { readConfig } from '../settings/config'
import { start } from '../start'

const postgres = testDatabaseUrl

describe.runIf(postgres)('first starts at once on an empty PostgreSQL', () => {
  test.each([1, 2])('all succeed, and what they leave is there once (round %i)', async () => {
    const name = `callboard_${randomUUID().replaceAll('-', '')}`
    const owner = new Pool({ connectionString: postgres, max: 1 })
    await owner.query(`CREATE DATABASE ${name}`)
    const url = new URL(`/${name}`, postgres).href
    const folder = mkdtempSync(join(tmpdir(), 'callboard-starts-'))
    const config = readConfig({
      DATABASE_URL: url,
      PORT: '0',
      CALLBOARD_DATA_DIR: folder,
      CALLBOARD_ADMIN_TOKEN: 'a-token-of-at-least-thirty-two-characters',
      LOG_LEVEL: 'silent',
    })
    const servers = await Promise.all(
      Array.from({ length: 3 }, () => start(config, { say: () => undefined })),
    )
    const pool = new Pool({ connectionString: url, max: 1 })
    const { rows: tokens } = await pool.query(
      'SELECT name, count(*) FROM access_tokens GROUP BY name HAVING count(*) > 1',
    )
    const { rows: loads } = await pool.query(
      `SELECT client_id FROM audit_log WHERE action = 'events.demo' GROUP BY client_id HAVING count(*) > 1`,
    )
    await pool.end()
    await Promise.all(servers.map(({ stop }) => stop()))
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await owner.end()
    rmSync(folder, { recursive: true, force: true })
    expect(tokens).toEqual([])
    expect(loads).toEqual([])
  })
})
