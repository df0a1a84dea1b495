import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AcdEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { listGroups } from '@/contract/groups'
import { listUsers } from '@/contract/users'
import { startServer, type TestServer, testNow } from '@/testing/startServer'
import { demoData } from '../demo/demoData'
import type { Io, Options } from './verb'
import { type VerbName, verbs } from './verbs'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

async function* stream(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

type VerbOutput = { exit: number; out: string; err: string; progress: number[] }

async function run(
  verb: VerbName,
  options: Options,
  content: string | Uint8Array = '',
  more: Partial<Io> = {},
): Promise<VerbOutput> {
  const said: VerbOutput = { exit: -1, out: '', err: '', progress: [] }
  const io: Io = {
    input: stream(content),
    out: async (text) => {
      said.out += text
    },
    err: async (text) => {
      said.err += text
    },
    progress: async (done) => {
      said.progress.push(done)
    },
    ...more,
  }
  const { db, config } = server
  said.exit = await verbs[verb]({ db, config, now: testNow }, options, io)
  return said
}

const asLines = (records: readonly unknown[]) =>
  records.map((record) => JSON.stringify(record)).join('\n')
const all = async () => (await server.call(listEvents)).records
const foreign = () => ({ token: server.tokens.foreign, ClientsID: 2 })
const inOrder = (records: AcdEvent[]) => [...records].sort((a, b) => a.ID - b.ID)

async function versionsOf(ids: number[]): Promise<Map<number, number>> {
  const rows = await server.db.asAccount(1, (tx) =>
    tx.selectFrom('acd_events').select(['id', 'version']).where('id', 'in', ids).execute(),
  )
  return new Map(rows.map(({ id, version }) => [id, Number(version)]))
}

/** As small as a record may be. */
const small = (ID: number, more: object = {}) => ({
  ID,
  AcdGroupsID: 235,
  AcdEventTypesID: 5,
  AcdEventStatusID: 20,
  Sender: 'a@example.com',
  Subject: `Record ${ID}`,
  dtCreated: '2026-11-01T10:00:00.000',
  ...more,
})

describe('export', () => {
  test('gives the list exactly as the API answers, or one record a line', async () => {
    const answered = await (await server.fetch('/rest/v1.0/1/acd/events')).text()
    const list = await run('export', { client: '1', format: 'json' })
    expect(list.out).toBe(`${answered}\n`)
    const lines = await run('export', { client: '1', format: 'ndjson' })
    expect(lines.out).toBe(`${asLines(JSON.parse(answered).records)}\n`)
    expect([list.exit, lines.exit]).toEqual([0, 0])
  })

  test('gives what a filter matches, and names the place of a mistake', async () => {
    const filter = 'type:callback status:open'
    const expected = (await server.call(listEvents, { query: { filter } })).records
    const lines = await run('export', { client: '1', format: 'ndjson', filter })
    expect(lines.out).toBe(`${asLines(expected)}\n`)
    const list = await run('export', { client: '1', format: 'json', filter })
    expect(JSON.parse(list.out).records).toEqual(expected)
    const wrong = await run('export', {
      client: '1',
      format: 'json',
      filter: 'type:fax colour:red',
    })
    expect(wrong).toMatchObject({ exit: 2, out: '' })
    expect(wrong.err).toMatch(/unknown field "colour" at character 10\n$/)
  })

  test('of a client account without events is an empty list', async () => {
    const { out, exit } = await run('export', { client: '77', format: 'json' })
    expect([JSON.parse(out).records, exit]).toEqual([[], 0])
    expect((await run('export', { client: '77', format: 'ndjson' })).out).toBe('')
  })
})

describe('import', () => {
  test.each(['json', 'ndjson'])(
    'of an export (%s) gives another account equal records',
    async (format) => {
      const { out } = await run('export', { client: '1', format })
      const { exit, err } = await run('import', { client: '9', source: 'x' }, gzipSync(out))
      expect([exit, err]).toEqual([0, '400 events: 400 stored, 0 bad\n'])
      expect((await run('export', { client: '9', format })).out).toBe(out)
    },
  )

  test('keeps IDs, replaces an event with the same ID, and leaves an equal one untouched', async () => {
    const [kept, changed, ...rest] = await all()
    if (!kept || !changed) throw new Error('The demo data hold events')
    const versions = () => versionsOf([kept.ID, changed.ID])
    const before = await versions()
    const replaced = { ...changed, Subject: 'Replaced', AcdEventStatusID: 99 }
    const content = asLines([kept, { ...changed, Subject: 'Not yet' }, replaced, small(77_001)])
    const { exit } = await run('import', { client: '1', source: 'x' }, content)
    expect(exit).toBe(0)
    const records = await all()
    expect(records).toHaveLength(rest.length + 3)
    expect(records.find(({ ID }) => ID === kept.ID)).toEqual(kept)
    expect(records.find(({ ID }) => ID === changed.ID)).toEqual(replaced)
    const after = await versions()
    expect(after.get(kept.ID)).toBe(before.get(kept.ID))
    expect(after.get(changed.ID)).toBeGreaterThan(before.get(changed.ID) ?? Number.NaN)
    const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }
    const [created] = (await server.call(createEvent, { body })).records
    expect(created?.ID).toBeGreaterThan(77_001)
  })

  test('makes placeholders of groups and users that do not exist, in its own account alone', async () => {
    const record = small(1, {
      AcdGroupsID: 9001,
      AcdConfigurationGroupsID: 9002,
      AcdAgentGroupsID: 9001,
      UsersID: 9003,
    })
    expect((await run('import', { client: '2', source: 'x' }, asLines([record]))).exit).toBe(0)
    const groups = (await server.call(listGroups, {}, foreign())).records
    const made = groups.filter(({ ID }) => ID > 9000)
    expect(made.map(({ ID, Name }) => [ID, Name])).toEqual([
      [9001, 'Group 9001'],
      [9002, 'Group 9002'],
    ])
    const users = (await server.call(listUsers, {}, foreign())).records
    expect(users.find(({ ID }) => ID === 9003)).toMatchObject({ UID: 'user-9003', bActive: false })
    expect((await server.call(listGroups)).records.some(({ ID }) => ID === 9001)).toBe(false)
  })

  test('names bad records with line and reason, and takes the good ones', async () => {
    const { Subject: _, ...nameless } = small(1)
    const content = [
      JSON.stringify(small(88_001)),
      '{"ID": 88',
      JSON.stringify(nameless),
      JSON.stringify(small(0)),
      JSON.stringify(small(2, { AcdGroupsID: '235', LastAgentTime: 1.5 })),
      JSON.stringify(small(3, { dtCreated: '2026-02-30T10:00:00.000' })),
      JSON.stringify(small(4, { Subject: 'nul \u0000' })),
      '[]',
      '',
      JSON.stringify(small(88_002)),
    ].join('\n')
    const { exit, err } = await run('import', { client: '1', source: 'x' }, content)
    const [badJson, ...lines] = err.trimEnd().split('\n')
    expect(exit).toBe(1)
    expect(badJson).toMatch(/^line 2: is not JSON: /)
    expect(lines).toEqual([
      'line 3: Subject is required',
      'line 4: ID must be an ID: an integer from 1 to 2147483647',
      expect.stringMatching(/^line 5: .*AcdGroupsID must be an integer.*LastAgentTime/),
      expect.stringMatching(/^line 6: dtCreated/),
      expect.stringMatching(/^line 7: Subject must not hold NUL/),
      expect.stringMatching(/^line 8: /),
      '9 events: 2 stored, 7 bad',
    ])
    const ids = (await all()).map(({ ID }) => ID)
    expect(ids).toEqual(expect.arrayContaining([88_001, 88_002]))
    expect(ids).not.toContain(3)
  })

  test('keeps what it cannot judge, as it came', async () => {
    const strange = small(5, {
      CrmURL: 'javascript:alert(1)',
      EventData: '<eventData><body>not closed & <b>',
      Subject: '<script>alert(1)</script>\u202E\u0007\r\n',
      Sender: '"><img src=x onerror=alert(1)>',
      nPriority: 999,
      UserData: '',
    })
    expect((await run('import', { client: '1', source: 'x' }, asLines([strange]))).exit).toBe(0)
    const answer = await (await server.fetch('/rest/v1.0/1/acd/events/event/5')).json()
    expect(answer.records[0]).toMatchObject(strange)
  })

  test('fills in what a record may lack', async () => {
    await run('import', { client: '1', source: 'x' }, asLines([small(6)]))
    const [record] = (await server.call(listEvents, { query: { filter: 'id:6' } })).records
    expect(record).toMatchObject({
      dtModified: '2026-11-01T10:00:00.000',
      dtLastModified: '2026-11-01T10:00:00.000',
      EventData: '<eventData><urls></urls><body html="true"></body></eventData>',
      nPriority: 50,
      UsersID: null,
      bCloseByForeignSystem: false,
    })
  })

  test('that broke off goes on behind its last batch, and has everything in the end', async () => {
    const count = 2500
    const content = asLines(Array.from({ length: count }, (_, place) => small(100_000 + place)))
    const options = { client: '1', source: 'a file' }
    const breaking = await run('import', options, content, {
      progress: async (done) => {
        if (done === 2000) throw new Error('the line is dead')
      },
    })
    expect(breaking.exit).toBe(1)
    expect(breaking.err).toMatch(
      /^The import stopped: the line is dead\n[12],\d{3} events were stored and are kept\. The same command resumes after them\.\n$/,
    )
    // Changed meanwhile: what has been dealt with is not stored again.
    const change = sqlChange('Changed meanwhile')
    await change(100_000)
    const again = await run('import', options, content)
    expect(again.exit).toBe(0)
    expect(again.err).toMatch(
      /^2,500 events: 2,500 stored \([12],\d{3} by the run before\), 0 bad\n$/,
    )
    const imported = (await all()).filter(({ ID }) => ID >= 100_000)
    expect(imported).toHaveLength(count)
    expect(imported.find(({ ID }) => ID === 100_000)?.Subject).toBe('Changed meanwhile')
    const once = await run('import', options, content)
    expect(once.err).toBe('2,500 events: 2,500 stored, 0 bad\n')
    expect((await all()).find(({ ID }) => ID === 100_000)?.Subject).toBe('Record 100000')
  })

  test('tells how far it is', async () => {
    const content = asLines(Array.from({ length: 2500 }, (_, place) => small(100_000 + place)))
    const { progress } = await run('import', { client: '1', source: 'x' }, content)
    expect(progress).toEqual([1000, 2000, 2500])
  })
})

const sqlChange = (subject: string) => (ID: number) =>
  server.db.asAccount(1, (tx) =>
    tx.updateTable('acd_events').set({ subject }).where('id', '=', ID).execute(),
  )

describe('demo', () => {
  test('adds as many events as one asks for, the same for the same seed', async () => {
    const options = { client: '5', events: '1234', seed: '7' }
    const { exit, err, progress } = await run('demo', options)
    expect([exit, err, progress]).toEqual([
      0,
      '1,234 events were added to client 5.\n',
      [1000, 1234],
    ])
    await run('demo', { ...options, client: '6' })
    await run('demo', { ...options, client: '8', seed: '8' })
    const said = async (client: string) => {
      const { out } = await run('export', { client, format: 'ndjson' })
      const records: AcdEvent[] = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      return inOrder(records).map(({ ID: _, ...event }) => event)
    }
    const [first, same, other] = [await said('5'), await said('6'), await said('8')]
    expect(first).toHaveLength(1234)
    expect(same).toEqual(first)
    expect(other).not.toEqual(first)
  })

  test('adds to what is there, and new events come behind', async () => {
    const before = await all()
    await run('demo', { client: '1', events: '50', seed: '1' })
    const after = await all()
    expect(after).toHaveLength(before.length + 50)
    for (const event of before) expect(after).toContainEqual(event)
    const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }
    const [created] = (await server.call(createEvent, { body })).records
    expect(created?.ID).toBeGreaterThan(Math.max(...after.map(({ ID }) => ID)))
  })

  test('that fails says what is kept', async () => {
    const { exit, err } = await run('demo', { client: '1', events: '1500', seed: '1' }, '', {
      progress: async (done) => {
        if (done === 1000) throw new Error('stopped by SIGINT')
      },
    })
    expect([exit, err]).toEqual([
      1,
      'The demo stopped: stopped by SIGINT\n1,000 of 1,500 events were added and are kept.\n',
    ])
    expect(await all()).toHaveLength(400 + 1000)
  })
})

describe('token', () => {
  const me = (token: string, ClientsID = 1) =>
    server.fetch(`/rest/v1.0/${ClientsID}/acd/events/types`, {}, token)

  test('create prints a working token alone, for an account that may be new', async () => {
    const options = { client: '12', role: 'supervisor', name: 'Wall' }
    const { exit, out, err } = await run('token create', options)
    expect([exit, err]).toEqual([0, ''])
    expect(out).toMatch(/^\S{43,}\n$/)
    expect((await me(out.trim(), 12)).status).toBe(200)
    expect((await me(out.trim(), 1)).status).toBe(401)
  })

  test('create lets a token stand for a user', async () => {
    const options = { client: '1', role: 'agent', name: 'CRM', user: 'anna.agent' }
    const token = (await run('token create', options)).out.trim()
    const path = '/rest/v1.0/1/acd/events?filter=agent:me'
    const mine = await (await server.fetch(path, {}, token)).json()
    expect(mine.count).toBeGreaterThan(0)
    expect(new Set(mine.records.map(({ UsersID }: AcdEvent) => UsersID))).toEqual(new Set([3]))
    const unknown = await run('token create', { ...options, user: 'nobody' })
    expect([unknown.exit, unknown.out]).toEqual([1, ''])
    expect(unknown.err).toContain('has no user "nobody"; no token was made')
    const long = await run('token create', { ...options, name: ' ' })
    expect([long.exit, long.out]).toEqual([2, ''])
    expect(long.err).toMatch(/^--name .*; no token was made\.\n$/)
  })

  test('create ends a token on a day or at a moment, and names a wrong one', async () => {
    const options = { client: '1', role: 'agent', name: 'Temp' }
    const token = (await run('token create', { ...options, expires: '2099-03-31' })).out.trim()
    expect((await me(token)).status).toBe(200)
    const ends = await server.db.asAccount(1, (tx) =>
      tx.selectFrom('access_tokens').select('expires_at').where('name', '=', 'Temp').execute(),
    )
    // The end of the day in the centre's zone.
    expect(ends.map(({ expires_at }) => expires_at?.toISOString())).toEqual([
      '2099-03-31T22:00:00.000Z',
    ])
    for (const expires of ['2001-01-01', 'soon', '']) {
      const wrong = await run('token create', { ...options, expires })
      expect([wrong.exit, wrong.out]).toEqual([2, ''])
      expect(wrong.err).toBe(
        '--expires must be a date or a moment that has not passed, as yyyy-mm-dd or yyyy-mm-ddThh:mm; no token was made.\n',
      )
    }
    const both = await run('token create', { ...options, name: ' ', expires: 'soon' })
    expect(both.err).toMatch(/^--name .*; --expires .*; no token was made\.\n$/)
  })

  test('create makes a display, which reads the board alone and stands for nobody', async () => {
    const options = { client: '1', role: 'display', name: 'Wall' }
    const token = (await run('token create', options)).out.trim()
    expect((await server.fetch('/app/v1/wallboard', {}, token)).status).toBe(200)
    expect((await me(token)).status).toBe(403)
    const personal = await run('token create', { ...options, user: 'anna.agent' })
    expect([personal.exit, personal.out]).toEqual([2, ''])
    expect(personal.err).toBe(
      '--user must be absent: a display stands for no user; no token was made.\n',
    )
  })

  test('list shows the tokens of one account, or of all, and never a token', async () => {
    const { out: token } = await run('token create', { client: '1', role: 'agent', name: 'CRM' })
    const own = await run('token list', { client: '1' })
    expect(own.out).toMatch(/^client +ID +role +created +last used +state +name\n/)
    expect(own.out).toMatch(/\n1 +\d+ +agent +[\d-]{10} +- +valid +CRM\n/)
    expect(own.out).not.toContain('foreign')
    const every = await run('token list', {})
    expect(every.out).toMatch(/\n2 +\d+ +admin .* foreign\n/)
    expect(every.out).not.toContain(token.trim())
  })

  test('revoke ends a token at once, by its ID alone or within an account', async () => {
    const { out } = await run('token create', { client: '1', role: 'agent', name: 'Goes' })
    const id = /\n1 +(\d+) .* Goes\n/.exec((await run('token list', {})).out)?.[1] ?? ''
    expect((await me(out.trim())).status).toBe(200)
    const elsewhere = await run('token revoke', { id, client: '2' })
    expect([elsewhere.exit, (await me(out.trim())).status]).toEqual([1, 200])
    expect(elsewhere.err).toMatch(/^There is no valid token \d+ of client 2; nothing was changed\./)
    const revoked = await run('token revoke', { id })
    expect([revoked.exit, (await me(out.trim())).status]).toEqual([0, 401])
    const again = await run('token revoke', { id })
    expect([again.exit, again.err]).toEqual([1, expect.stringContaining('no valid token')])
    expect((await run('token list', {})).out).toMatch(/ revoked +Goes\n/)
  })
})

describe('sign-in-link', () => {
  const signIn = (link: string) =>
    server.app.request('/app/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: link.trim().split('/sign-in#')[1] }),
    })

  test('prints one that signs in once, for its role and account', async () => {
    const { exit, out, err } = await run('sign-in-link', { role: 'admin', client: '2' })
    expect([exit, err]).toEqual([0, ''])
    expect(out).toMatch(/^http:\/\/localhost:8080\/sign-in#\S+\n$/)
    const session = await (await signIn(out)).json()
    expect(session).toMatchObject({ role: 'admin', ClientsID: 2, UsersID: null })
    expect((await signIn(out)).status).toBe(401)
  })

  test('makes no account', async () => {
    const { exit, out, err } = await run('sign-in-link', { role: 'admin', client: '77' })
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain('There is no client 77; no link was made.')
  })
})

test('the demo of client 1 is what an empty database is filled with', async () => {
  const [account] = demoData({ seed: 1, now: testNow, zone: server.config.zone })
  expect(inOrder(await all())).toEqual(inOrder(account?.events ?? []))
})
