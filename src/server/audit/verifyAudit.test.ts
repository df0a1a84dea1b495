import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '@/testing/startServer'
import { verifyAuditVerb } from '../verbs/auditVerb'
import { commandLine } from './author'
import { recordAudit } from './recordAudit'
import { verifyAudit } from './verifyAudit'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(async () => {
  await server.reset()
  await record(8)
})
afterAll(() => server.close())

const record = (count: number, ClientsID = 1) =>
  server.db.asAccount(ClientsID, (tx) =>
    recordAudit(
      tx,
      commandLine(ClientsID),
      ...Array.from({ length: count }, (_, place) => ({
        action: 'event.create' as const,
        id: place + 1,
        after: { Subject: 'Grüße, "¶" 😀', place },
        comment: place % 2 === 0 ? null : 'a:b,-',
      })),
    ),
  )
const faults = async (noted?: { id: number; hash: string }) =>
  (await verifyAudit(server.db, 1, noted)).faults

describe('the chain of the audit log', () => {
  test('is whole when nobody touched it, and each client account has its own', async () => {
    const { entries, last, faults } = await verifyAudit(server.db, 1)
    expect(faults).toEqual([])
    expect(last.id).toBe(entries)
    const theirs = await verifyAudit(server.db, 2)
    expect(theirs.faults).toEqual([])
    expect(theirs.last.hash).not.toBe(last.hash)
  })

  test('of nothing is whole', async () => {
    expect(await verifyAudit(server.db, 3)).toMatchObject({ entries: 0, faults: [] })
  })

  test('is whole over many pieces and many writers at the same moment', async () => {
    await Promise.all(Array.from({ length: 25 }, () => record(100)))
    const { entries, last, faults } = await verifyAudit(server.db, 1)
    expect(faults).toEqual([])
    expect(entries).toBe(last.id)
    expect(entries).toBeGreaterThan(2500)
  })

  test.each([
    "name = 'somebody else'",
    "dt_created = dt_created - interval '1 day'",
    'access_tokens_id = 99',
    `after = '{"Subject":"other"}'`,
    "comment = ''",
    'object_id = object_id + 1',
    "before = '{}'",
    "copy = 'null'",
    "action = 'event.close', object_kind = 'event'",
  ])('shows the entry that was changed: %s', async (change) => {
    await server.db.asOwner(`UPDATE audit_log SET ${change} WHERE client_id = 1 AND id = 7`)
    expect(await faults()).toEqual(['Entry 7 was changed'])
  })

  test('shows the entry that was changed together with its hash', async () => {
    await server.db.asOwner(
      "UPDATE audit_log SET name = 'x', hash = sha256('x') WHERE client_id = 1 AND id = 7",
    )
    expect(await faults()).toEqual([
      'Entry 7 was changed',
      'Entry 8 does not follow entry 7: one of them was replaced',
    ])
  })

  test('shows entries that are missing: in the middle, at the start, at the end', async () => {
    const { last } = await verifyAudit(server.db, 1)
    await server.db.asOwner('DELETE FROM audit_log WHERE client_id = 1 AND id IN (5, 6)')
    expect(await faults()).toEqual(['Entries 5 to 6 are missing'])
    await server.db.asOwner('DELETE FROM audit_log WHERE client_id = 1 AND id < 5')
    expect(await faults()).toEqual(['Entries 1 to 6 are missing'])
    await server.db.asOwner(`DELETE FROM audit_log WHERE client_id = 1 AND id = ${last.id}`)
    expect(await faults()).toContain(`Entry ${last.id} is missing`)
  })

  test('shows that all is missing', async () => {
    const { last } = await verifyAudit(server.db, 1)
    await server.db.asOwner('DELETE FROM audit_log')
    expect(await faults()).toEqual([`Entries 1 to ${last.id} are missing`])
  })

  test('cut off together with its head is found by an entry that was noted elsewhere', async () => {
    const { last } = await verifyAudit(server.db, 1)
    await server.db.asOwner(`DELETE FROM audit_log WHERE client_id = 1 AND id = ${last.id};
      UPDATE audit_heads SET id = id - 1, hash = (SELECT hash FROM audit_log
        WHERE client_id = 1 AND id = ${last.id - 1}) WHERE client_id = 1`)
    expect(await faults()).toEqual([])
    expect(await faults(last)).toEqual([`The noted entry ${last.id} is missing`])
    await record(1)
    expect(await faults(last)).toEqual([`Entry ${last.id} is not the one that was noted`])
  })
})

describe('callboard audit verify', () => {
  const run = async (options: Record<string, string | undefined>) => {
    let said = ''
    const say = async (text: string | Uint8Array) => {
      said += text
    }
    const io = {
      input: (async function* () {})(),
      out: say,
      err: say,
      progress: async () => undefined,
    }
    const exit = await verifyAuditVerb({ ...server, now: Date.now() }, options, io)
    return { exit, said }
  }

  test('says for each client account that the log is whole, and what its last entry is', async () => {
    const { last } = await verifyAudit(server.db, 1)
    const { exit, said } = await run({})
    expect(exit).toBe(0)
    expect(said).toContain(
      `client 1: ${last.id} entries, whole; the last is ${last.id}:${last.hash}\n`,
    )
    expect(said).toContain('client 2: ')
    expect((await run({ client: '1', noted: `${last.id}:${last.hash}` })).exit).toBe(0)
  })

  test('names what is wrong and ends with 1', async () => {
    await server.db.asOwner("UPDATE audit_log SET name = 'x' WHERE client_id = 1 AND id = 7")
    const { exit, said } = await run({ client: '1' })
    expect(exit).toBe(1)
    expect(said).toContain('client 1: Entry 7 was changed\n')
    expect(said).toContain('NOT WHOLE')
  })
})
