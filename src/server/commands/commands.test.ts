import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAll } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import {
  adminToken,
  type Callboard,
  runCallboard,
  type ServerProcess,
  spawnCallboard,
  spawnServer,
} from '@/testing/spawnServer'

/** A shared PostgreSQL has no data directory, and nothing to be asked through a socket. */
const isEmbedded = !testDatabaseUrl

const root = mkdtempSync(join(tmpdir(), 'callboard-verbs-'))
const dataDir = join(root, 'data')
const at = (name: string) => join(root, name)
const settings = { CALLBOARD_DATA_DIR: dataDir, CALLBOARD_DEMO: 'off', PORT: '0' }
const callboard = (...words: string[]) => runCallboard(words, settings)
const locksIn = (folder: string) =>
  readdirSync(folder).filter((name) => /^(lock|sock)\./.test(name))

beforeAll(buildAll)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const record = (ID: number, more: object = {}) =>
  JSON.stringify({
    ID,
    AcdGroupsID: 1,
    AcdEventTypesID: 5,
    AcdEventStatusID: 20,
    Sender: 'a@example.com',
    Subject: `Record ${ID}`,
    dtCreated: '2026-11-01T10:00:00.000',
    ...more,
  })

describe('wrong words and settings', () => {
  test('end the program with 2 before it opens anything', async () => {
    const words = await callboard('demo', '--events', 'many')
    expect([words.exit, words.out]).toEqual([2, ''])
    expect(words.err).toMatch(/^error: .*--events.*\n$/)
    const file = await callboard('import', 'nowhere.json', '--client', '1')
    expect([file.exit, file.err]).toEqual([
      2,
      'There is no file nowhere.json; nothing was imported.\n',
    ])
    const help = await callboard('token', 'create', '--help')
    expect([help.exit, help.err]).toEqual([0, ''])
    expect(existsSync(dataDir)).toBe(false)
  })

  test.each(['start', 'token list'])('a wrong setting stops callboard %s', async (verb) => {
    const wrong = { ...settings, PORT: 'http' }
    const { exit, out, err } = await runCallboard(verb.split(' '), wrong)
    expect([exit, out]).toEqual([2, ''])
    expect(err).toBe('PORT must be a port from 0 to 65535 (0 takes a free one).\n')
  })

  test('a folder that is none and a database that is not there are named by their setting', async () => {
    writeFileSync(at('file'), '')
    const folder = await runCallboard(['token', 'list'], { CALLBOARD_DATA_DIR: at('file') })
    expect(folder.exit).toBe(2)
    expect(folder.err).toMatch(/^CALLBOARD_DATA_DIR names a folder that cannot be written \(.*\n$/)
    const url = 'postgres://me:secret@127.0.0.1:1/callboard'
    const database = await runCallboard(['token', 'list'], { DATABASE_URL: url })
    expect(database.exit).toBe(2)
    expect(database.err).toMatch(/^DATABASE_URL names a database that cannot be opened \(.*\n$/)
    expect(database.err).not.toContain('secret')
  })
})

describe.runIf(isEmbedded)('on the embedded database', () => {
  /** Its lines 2100 and 3100 are bad, so that it is known when the import has come there. */
  const writeLongFile = (name: string, firstId: number) => {
    const lines = Array.from({ length: 3500 }, (_, place) => record(firstId + place))
    lines[2099] = '{"ID":'
    lines[3099] = 'nothing'
    writeFileSync(at(name), lines.join('\n'))
    return at(name)
  }
  const wentOn = /\n3,500 events: 3,498 stored \([1-9][\d,]* by the run before\), 2 bad\n$/

  test('an import that was stopped, and then killed, goes on to its end', async () => {
    const words = ['import', writeLongFile('long.ndjson', 10_000), '--client', '3']
    const stopped = spawnCallboard(words, settings)
    await stopped.says('line 2100: is not JSON')
    stopped.child.kill('SIGINT')
    expect(await stopped.ended).toBe(1)
    expect(stopped.said.err).toMatch(
      /The import stopped: stopped by SIGINT\n\d,\d{3} events were stored and are kept\./,
    )
    const killed = spawnCallboard(words, settings)
    await killed.says('line 3100: is not JSON')
    killed.child.kill('SIGKILL')
    await killed.ended
    const last = await callboard(...words)
    expect([last.exit, last.err]).toEqual([1, expect.stringMatching(wentOn)])
  })

  test('an export is a file for the owner, which another account takes, packed', async () => {
    const exported = await callboard('export', at('events.json'), '--client', '3')
    expect(exported).toEqual({ exit: 0, out: '', err: '' })
    expect(statSync(at('events.json')).mode & 0o777).toBe(0o600)
    const text = readFileSync(at('events.json'), 'utf8')
    expect(JSON.parse(text).count).toBe(3498)
    writeFileSync(at('events.gz'), gzipSync(text))
    const imported = await callboard('import', at('events.gz'), '--client', '7')
    expect([imported.exit, imported.err]).toEqual([0, '3,498 events: 3,498 stored, 0 bad\n'])
    expect((await callboard('export', '--client', '7')).out).toBe(text)
  })

  describe('beside a running server', () => {
    let server: ServerProcess
    const headers = { authorization: `Bearer ${adminToken}` }
    const start = async () => {
      server = await spawnServer(dataDir, { CALLBOARD_DEMO: 'off' })
    }
    beforeAll(start)
    afterAll(() => server.stop())
    const ask = (path: string, token = adminToken) =>
      fetch(`${server.origin}/rest/v1.0/${path}`, {
        headers: { ...headers, authorization: `Bearer ${token}` },
      })
    const create = async () => {
      const event = { AcdGroupsID: 1, AcdEventTypesID: 5, Sender: 'a@example.com', Subject: 'x' }
      const response = await fetch(`${server.origin}/rest/v1.0/1/acd/events/create`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(event),
      })
      return (await response.json()).records[0]
    }
    const total = async (filter: string) => {
      const query = new URLSearchParams({ filter, limitPageSize: '1' })
      return (await (await ask(`1/acd/events?${query}`)).json()).total
    }

    test('a token works at once and ends at once', async () => {
      const words = ['token', 'create', '--client', '3', '--role', 'agent', '--name', 'beside']
      const token = (await callboard(...words)).out.trim()
      expect((await ask('3/acd/groups', token)).status).toBe(200)
      const { out } = await callboard('token', 'list', '--client', '3')
      const id = /\n3 +(\d+) .* beside\n/.exec(out)?.[1] ?? ''
      expect((await callboard('token', 'revoke', id)).exit).toBe(0)
      expect((await ask('3/acd/groups', token)).status).toBe(401)
      const again = await callboard('token', 'revoke', id)
      expect([again.exit, again.out]).toEqual([1, ''])
      expect(again.err).toContain(`no valid token ${id}`)
    })

    test('a sign-in link is one of the server that runs', async () => {
      const { exit, out, err } = await callboard('sign-in-link', '--role', 'supervisor')
      expect([exit, err]).toEqual([0, ''])
      const [origin, code] = out.trim().split('/sign-in#')
      expect(origin).toBe(server.origin)
      const response = await fetch(`${origin}/app/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      })
      expect(await response.json()).toMatchObject({ role: 'supervisor', ClientsID: 1 })
    })

    test('import, demo and export are done by the server', async () => {
      const lines = Array.from({ length: 1200 }, (_, place) => record(50_000 + place))
      const unknown = record(60_000, { AcdEventTypesID: 77 })
      writeFileSync(at('beside.ndjson'), ['nothing', ...lines, unknown].join('\n'))
      const imported = await callboard('import', at('beside.ndjson'), '--client', '1')
      expect(imported.exit).toBe(1)
      expect(imported.err).toMatch(
        /^line 1: is not JSON.*\nline 1202: AcdEventTypesID must be one of: 1, .*\n1,202 events: 1,200 stored, 2 bad\n$/,
      )
      // The file's highest ID was passed over before its first record was stored.
      expect((await create()).ID).toBeGreaterThan(60_000)
      expect(await total('id:50000..51199')).toBe(1200)
      const before = await total('')
      expect((await callboard('demo', '--events', '10')).err).toBe(
        '10 events were added to client 1.\n',
      )
      expect(await total('')).toBe(before + 10)
      const { out } = await callboard('export', '--client', '1')
      expect(out).toBe(`${await (await ask('1/acd/events')).text()}\n`)
      const wrong = await callboard('export', at('events.json'), '--client', '1', '--filter', 'a:b')
      expect([wrong.exit, wrong.err]).toEqual([2, expect.stringContaining('at character 1')])
      expect(JSON.parse(readFileSync(at('events.json'), 'utf8')).count).toBe(3498)
    })

    test('an import keeps what was created here, and replaces it where it is told to', async () => {
      const { ID } = await create()
      writeFileSync(at('own.ndjson'), record(ID))
      const words = ['import', at('own.ndjson'), '--client', '1']
      const kept = await callboard(...words)
      expect([kept.exit, kept.err]).toEqual([
        1,
        `line 1: event ${ID} was created here and is kept; --replace puts the file's in its place\n1 events: 0 stored, 1 bad\n`,
      ])
      expect((await callboard(...words, '--replace')).exit).toBe(0)
      expect(await total(`id:${ID} subject:"Record ${ID}"`)).toBe(1)
      writeFileSync(at('answer.json'), '{"status":401,"error":"Unauthorized"}')
      const answer = await callboard('import', at('answer.json'), '--client', '1')
      expect([answer.exit, answer.out]).toEqual([1, ''])
      expect(answer.err).toMatch(/^This is the answer of a server that refused .* imported\.\n$/)
    })

    test('an import whose server is killed goes on with the next one', async () => {
      const words = ['import', writeLongFile('beside-killed.ndjson', 30_000), '--client', '4']
      const first = spawnCallboard(words, settings)
      await first.says('line 2100: is not JSON')
      await server.kill()
      expect(await first.ended).toBe(1)
      expect(first.said.err).toMatch(/\nThe server ended before it had answered\. .* is kept; /)
      await start()
      const second = await callboard(...words)
      expect([second.exit, second.err]).toEqual([1, expect.stringMatching(wentOn)])
    })
  })

  describe('callboard start', () => {
    const originOf = ({ said }: Callboard) =>
      /Callboard is ready at (\S+)\n/.exec(said.out)?.[1] ?? ''

    test('serves pages and API, is waited for by verbs, and stops on a signal', async () => {
      const first = spawnCallboard(['start'], settings)
      // From here on it has the database open, and does not listen yet.
      while (locksIn(dataDir).length === 0) await delay(2)
      const list = await callboard('token', 'list')
      expect([list.exit, list.err]).toEqual([0, ''])
      await first.says('callboard sign-in-link --role admin\n')
      const origin = originOf(first)
      expect(origin).toMatch(/^http:\/\/localhost:\d+$/)
      // Standard output may be a log, which many read.
      expect(first.said.out + first.said.err).not.toContain('#')
      expect(await (await fetch(`${origin}/`)).text()).toContain('<title>')
      expect((await fetch(`${origin}/health/ready`)).status).toBe(200)

      const second = await runCallboard(['start'], settings)
      expect([second.exit, second.out]).toEqual([1, ''])
      expect(second.err).toMatch(
        /^The data directory \S+ is in use by process \d+\. Stop that process, or set CALLBOARD_DATA_DIR to another folder; nothing was changed\.\n$/,
      )
      first.child.kill('SIGTERM')
      expect(await first.ended).toBe(0)
      expect(locksIn(dataDir)).toEqual([])
    })

    test('prints links where it loads the demo data, and there alone', async () => {
      const demo = { CALLBOARD_DATA_DIR: at('demo'), PORT: '0' }
      const first = spawnCallboard(['start'], demo)
      await first.says(/\n {2}admin +http:\/\/localhost:\d+\/sign-in#\S+\n/)
      expect(first.said.out.match(/#/g)).toHaveLength(3)
      first.child.kill('SIGTERM')
      await first.ended
      const second = spawnCallboard(['start'], demo)
      await second.says('callboard sign-in-link --role admin\n')
      expect(second.said.out).not.toContain('#')
      second.child.kill('SIGTERM')
      await second.ended
    })

    test('ends on a signal, however slowly somebody reads', async () => {
      // More than the buffers between two processes hold.
      const EventData = 'x'.repeat(1_000_000)
      const lines = Array.from({ length: 30 }, (_, place) => record(place + 1, { EventData }))
      writeFileSync(at('large.ndjson'), lines.join('\n'))
      expect((await callboard('import', at('large.ndjson'), '--client', '5')).exit).toBe(0)
      const words = ['token', 'create', '--client', '5', '--role', 'agent', '--name', 'slow']
      const authorization = `Bearer ${(await callboard(...words)).out.trim()}`
      const server = spawnCallboard(['start'], settings)
      await server.says('Callboard is ready')
      const call = get(`${originOf(server)}/rest/v1.0/5/acd/events`, { headers: { authorization } })
      const [answer] = await once(call, 'response')
      expect(answer.statusCode).toBe(200)
      // Nobody reads the answer, so it stays under way.
      server.child.kill('SIGTERM')
      expect(await server.ended).toBe(0)
      await expect(finished(answer.resume())).rejects.toThrow('aborted')
    })

    test('names the setting when its port is taken', async () => {
      const other = createServer()
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const address = other.address()
      const port = typeof address === 'object' ? String(address?.port) : ''
      const { exit, err } = await runCallboard(['start'], { ...settings, PORT: port })
      expect([exit, err]).toEqual([
        2,
        `PORT ${port} on 127.0.0.1 is taken; stop the program that has it, or set PORT to another one (0 takes a free one).\n`,
      ])
      expect(locksIn(dataDir)).toEqual([])
      other.close()
    })
  })
})
