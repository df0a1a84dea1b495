import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from './createApp'
import { makeLog } from './log'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** A log and the lines that it wrote. */
function logged() {
  const lines: string[] = []
  return { log: makeLog('info', { write: (line) => void lines.push(line) }), lines }
}

const customer = { number: '4930123456789', name: 'Erika Mustermann', text: 'please call me back' }

describe('an error in the log', () => {
  test('that broke a route has its message, its stack and its cause', async () => {
    const { log, lines } = logged()
    const broken = () =>
      Promise.reject(new Error('the lamp went out', { cause: new Error('no oil') }))
    const db = { ...server.db, askGate: broken }
    const { app, close } = createApp({ ...server.parts, db, log })
    const headers = { authorization: `Bearer ${server.tokens.admin}` }
    expect((await app.request('/app/v1/session', { headers })).status).toBe(500)
    close()
    const { error, route } = JSON.parse(lines[0] ?? '{}')
    expect([lines.length, route]).toEqual([2, '/app/v1/session'])
    expect(error).toMatchObject({ type: 'Error', message: 'the lamp went out' })
    expect(error.stack).toMatch(/^Error: the lamp went out\n {4}at .*log\.test/)
    expect(error.cause).toMatchObject({ message: 'no oil' })
  })

  test.each(['error', 'err'])('is written out under the key %s, and by itself', (key) => {
    const { log, lines } = logged()
    const fault = new AggregateError([new Error('refused')], 'all of them')
    log.error({ [key]: fault }, 'broken')
    log.error(fault)
    const [named, bare] = lines.map((line) => JSON.parse(line))
    expect(named[key]).toMatchObject({ message: 'all of them', errors: [{ message: 'refused' }] })
    expect(bare.error).toMatchObject({ message: 'all of them' })
  })

  test('of the database holds its code, and nothing that a customer said', async () => {
    const { log, lines } = logged()
    const { number, name, text } = customer
    const wrong = [
      sql`INSERT INTO users (client_id, id, uid, uid_fold, name_fold, last_name)
        VALUES (1, 3, ${number}, ${number}, ${text}, ${name})`,
      sql`UPDATE users SET first_name = ${name}, last_name = ${number}, uid = NULL WHERE id = 3`,
      sql`SELECT id FROM users WHERE id = ${text}::text::integer`,
    ]
    for (const statement of wrong) {
      const broken = await server.db
        .asAccount(1, (tx) => statement.execute(tx))
        .catch((error: unknown) => error)
      log.error({ error: broken }, 'broken')
    }
    const codes = lines.map((line) => JSON.parse(line).error.code)
    expect(codes).toEqual(['23505', '23502', '22P02'])
    for (const said of Object.values(customer)) expect(lines.join('')).not.toContain(said)
  })

  test('of a parser does not quote what it could not read', () => {
    const { log, lines } = logged()
    for (const broken of [`${customer.text}`, `{"a": ${customer.name}`]) {
      try {
        JSON.parse(broken)
      } catch (error) {
        log.error({ error }, 'broken')
      }
    }
    expect(lines).toHaveLength(2)
    expect(lines.join('')).toContain('SyntaxError: ')
    expect(lines.join('')).not.toMatch(/please|Mustermann/)
  })
})
