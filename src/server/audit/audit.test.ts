import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endpoints } from '@/contract/endpoints'
import { auditActions, exportAudit, listAudit } from '@/contract/operation/audit'
import { oidcSettings, startTestProvider } from '@/testing/oidc/testProvider'
import { softAuthenticator } from '@/testing/passkeys/softAuthenticator'
import { startServer, type TestServer } from '@/testing/startServer'
import { limitWatch } from '../alerts/watchLimits'
import { importEvents } from '../transfer/importEvents'

let server: TestServer
let provider: Awaited<ReturnType<typeof startTestProvider>>
beforeAll(async () => {
  provider = await startTestProvider({ redirectUris: ['http://localhost/sign-in/oidc'] })
  const settings = { ...oidcSettings(provider.issuer), CALLBOARD_OIDC_ROLE_CLAIM: 'roles' }
  server = await startServer(settings)
})
beforeEach(() => server.reset())
afterAll(async () => {
  await server.close()
  await provider.close()
})

const rest = '/rest/v1.0/1'
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.fetch(path, { method: 'POST', body: JSON.stringify(body), headers })
const remove = (path: string) => server.fetch(path, { method: 'DELETE' })
const entries = async (filter = '') =>
  (await server.call(listAudit, filter === '' ? {} : { query: { filter } })).records

const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456', Subject: 'Call me' }
const contact = { DiallerCampaignsName: 'Campaign 1000', Name: 'Smith', PhoneNumber1: '4989123' }
const view = {
  name: 'Late',
  sort: '-created',
  columns: ['id'],
  density: 'normal',
  shared: false,
}
const json = { 'content-type': 'application/json' }
const signIn = () =>
  server.app.request('/app/v1/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token: server.tokens.admin }),
  })

const importContact = () =>
  post(`${rest}/dialler/contacts/import?overwriteDuplicates=true`, { ...contact, UserData: 'u-1' })
const idOf = async (response: Response, key = 'ID') => (await response.json()).records[0][key]

const limitView = (id: number) =>
  server.fetch(`/app/v1/views/${id}/limit`, {
    method: 'PUT',
    body: JSON.stringify({ nAbove: 0, nMinutes: 0 }),
  })
async function beginAlert(): Promise<number> {
  await limitView(await idOf(await post('/app/v1/views', view)))
  await limitWatch({ ...server.parts, settings: server.config })()
  return idOf(await server.fetch('/app/v1/alerts'))
}

const person = { UID: 'john.doe', role: 'agent' }
const personId = async () =>
  (await (await post('/app/v1/people', person)).json()).records[0].UsersID

const origin = { origin: 'http://localhost' }

/** An admin who has accepted an invitation, with a passkey. */
async function joined() {
  const body = { UID: 'admin', role: 'admin' }
  const { UsersID } = (await (await post('/app/v1/people', body)).json()).records[0]
  const { link } = await (await post(`/app/v1/people/${UsersID}/invitation`, {})).json()
  const secret = link.split('#')[1]
  const opened = await (await post('/app/v1/invitation', { secret }, origin)).json()
  const key = softAuthenticator(origin.origin)
  const made = key.make(opened.options)
  const answer = await post('/app/v1/invitation/passkey', { secret, made }, origin)
  return { key, answer, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}
async function addKey() {
  const headers = { ...json, ...origin, cookie: (await joined()).cookie }
  const own = { method: 'POST', headers }
  const asked = await (await server.app.request('/app/v1/passkeys/options', own)).json()
  const made = softAuthenticator(origin.origin).make(asked.options)
  const body = JSON.stringify({ made })
  return { headers, answer: await server.app.request('/app/v1/passkeys', { ...own, body }) }
}

/** Of a token that stands for a user. */
const adminToken = async (UsersID: number): Promise<string> =>
  (await (await post('/app/v1/tokens', { name: 'admin', role: 'admin', UsersID })).json()).token

/** An admin of the provider's. */
async function signInByProvider() {
  provider.accounts.set('sub-1', { preferred_username: 'admin', roles: 'admin' })
  provider.signInAs('sub-1')
  const begun = await post('/app/v1/session/oidc/begin', {}, origin)
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
  const answer = await provider.walk((await begun.json()).address)
  return post('/app/v1/session/oidc', { answer }, { ...origin, cookie })
}

/** An admin of the provider’s, who has a token too: neither is the last way in. */
async function boundAdmin() {
  const { UsersID } = await (await signInByProvider()).json()
  const token = await adminToken(UsersID)
  const [{ ID }] = (await (await server.fetch('/app/v1/identities', {}, token)).json()).records
  return { UsersID, ID, token }
}

/** One call of each row that changes something. */
const changes: Record<string, () => Promise<Response>> = {
  createEvent: () => post(`${rest}/acd/events/create`, event),
  holdEvent: () => post('/app/v1/events/held', event, { 'idempotency-key': 'a-form-of-its-own' }),
  takeBackEvent: async () => {
    await changes.holdEvent?.()
    return remove('/app/v1/events/held/a-form-of-its-own')
  },
  actOnEvent: () => post('/app/v1/events/2039/actions', { action: 'comment', Comment: 'Hello' }),
  actOnEvents: () =>
    post('/app/v1/events/actions', { IDs: [2039], act: { action: 'comment', Comment: 'Hello' } }),
  cloneCampaign: () =>
    post(`${rest}/dialler/campaigns/clone`, { source: 'Campaign 1000', destination: 'Copy' }),
  deleteCampaign: async () => {
    const id = await idOf((await changes.cloneCampaign?.()) ?? new Response())
    return remove(`${rest}/dialler/campaigns/campaign/${id}`)
  },
  restoreCampaign: async () => {
    const id = await idOf((await changes.cloneCampaign?.()) ?? new Response())
    await remove(`${rest}/dialler/campaigns/campaign/${id}`)
    return post(`/app/v1/campaigns/${id}/restore`, {})
  },
  deleteCampaignByName: () => remove(`${rest}/dialler/campaigns/campaign?name=Campaign%201000`),
  importContact,
  importContacts: () =>
    post('/app/v1/campaigns/1/contacts/import', {
      duplicates: 'overwrite',
      lines: [{ line: 2, contact: { Name: 'Smith', PhoneNumber1: '4989123' } }],
    }),
  deleteContact: async () =>
    remove(`${rest}/dialler/contacts/contact/${await idOf(await importContact())}`),
  deleteContactsByUserData: async () => {
    await importContact()
    return remove(`${rest}/dialler/contacts/contact?userData=u-1`)
  },
  signIn: async () => signIn(),
  signOut: async () => {
    const cookie = (await signIn()).headers.get('set-cookie')?.split(';')[0] ?? ''
    return server.app.request('/app/v1/session', {
      method: 'DELETE',
      headers: { ...json, cookie, 'sec-fetch-site': 'same-origin' },
    })
  },
  setGroupSettings: () =>
    server.fetch('/app/v1/groups/500/settings', {
      method: 'PUT',
      body: JSON.stringify({ graceMinutes: 5 }),
    }),
  setWallboardTiles: () =>
    server.fetch('/app/v1/wallboard/tiles', {
      method: 'PUT',
      body: JSON.stringify({ tiles: [{ name: 'Overdue' }] }),
    }),
  createView: () => post('/app/v1/views', view),
  updateView: async () => {
    const id = await idOf((await changes.createView?.()) ?? new Response())
    const body = JSON.stringify({ ...view, name: 'Renamed' })
    return server.fetch(`/app/v1/views/${id}`, { method: 'PUT', body })
  },
  deleteView: async () =>
    remove(`/app/v1/views/${await idOf((await changes.createView?.()) ?? new Response())}`),
  setViewLimit: async () => limitView(await idOf((await changes.createView?.()) ?? new Response())),
  removeViewLimit: async () => {
    const id = await idOf((await changes.createView?.()) ?? new Response())
    await limitView(id)
    return remove(`/app/v1/views/${id}/limit`)
  },
  takeAlert: async () => post(`/app/v1/alerts/${await beginAlert()}/take`, {}),
  quietAlert: async () => post(`/app/v1/alerts/${await beginAlert()}/quiet`, {}),
  takeNextEvent: async () =>
    server.fetch('/app/v1/events/next', { method: 'POST' }, await adminToken(3)),
  setPause: async () => {
    const admin = await idOf(await post('/app/v1/people', { ...person, role: 'admin' }), 'UsersID')
    const body = JSON.stringify({ bPaused: true })
    return server.fetch('/app/v1/pause', { method: 'PUT', body }, await adminToken(admin))
  },
  createPerson: () => post('/app/v1/people', person),
  changePerson: async () =>
    server.fetch(`/app/v1/people/${await personId()}`, {
      method: 'PUT',
      body: JSON.stringify({ role: 'supervisor' }),
    }),
  invitePerson: async () => post(`/app/v1/people/${await personId()}/invitation`, {}),
  deactivatePerson: async () => post(`/app/v1/people/${await personId()}/deactivate`, {}),
  activatePerson: async () => {
    const id = await personId()
    await post(`/app/v1/people/${id}/deactivate`, {})
    return post(`/app/v1/people/${id}/activate`, {})
  },
  endSession: async () => {
    await signIn()
    const [{ ID }] = (await (await server.fetch('/app/v1/sessions')).json()).records
    return remove(`/app/v1/sessions/${ID}`)
  },
  endOtherSessions: async () => {
    await signIn()
    return remove('/app/v1/sessions')
  },
  acceptInvitation: async () => (await joined()).answer,
  signInByPasskey: async () => {
    const { key } = await joined()
    const { options } = await (await post('/app/v1/session/passkey/options', {}, origin)).json()
    return post('/app/v1/session/passkey', { used: key.use(options) }, origin)
  },
  signInByOidc: signInByProvider,
  addPasskey: async () => (await addKey()).answer,
  removePasskey: async () => {
    const { headers } = await addKey()
    const [{ ID }] = (await (await server.app.request('/app/v1/passkeys', { headers })).json())
      .records
    return server.app.request(`/app/v1/passkeys/${ID}`, { method: 'DELETE', headers })
  },
  removeIdentity: async () => {
    const { ID, token } = await boundAdmin()
    return server.fetch(`/app/v1/identities/${ID}`, { method: 'DELETE' }, token)
  },
  removePersonIdentity: async () => {
    const { UsersID, ID } = await boundAdmin()
    return remove(`/app/v1/people/${UsersID}/identities/${ID}`)
  },
  createAccessToken: () => post('/app/v1/tokens', { name: 'CRM', role: 'agent' }),
  revokeAccessToken: async () => {
    const { ID } = await (await post('/app/v1/tokens', { name: 'CRM', role: 'agent' })).json()
    return remove(`/app/v1/tokens/${ID}`)
  },
}

/**
 * What somebody has typed into a form is nothing of the client account's yet; nor is when somebody
 * was last here.
 */
const unsent = ['saveEventDraft', 'discardEventDraft', 'markSeen']

/** Questions whose answer belongs to whoever asks: they change nothing that is shown. */
const questions = [
  'beginPasskey',
  'beginPasskeySignIn',
  'beginOidcSignIn',
  'openInvitation',
  'hintAtEvent',
]

/** Where there is another system: upstream/mirror.test.ts reads its entry. */
const ofMirrors = ['confirmMissing']

describe('the audit log', () => {
  test('is written by every row that changes something', async () => {
    const rows = endpoints.filter(({ method }) => method !== 'GET').map(({ name }) => name)
    expect([...Object.keys(changes), ...unsent, ...questions, ...ofMirrors].sort()).toEqual(
      rows.sort(),
    )
    for (const [name, change] of Object.entries(changes)) {
      await server.reset()
      const [before] = (await entries()).slice(-1)
      expect((await change()).status, name).toBe(200)
      const [after] = (await entries()).slice(-1)
      expect(after?.ID, name).toBeGreaterThan(before?.ID ?? 0)
      expect(auditActions, name).toContain(after?.action)
      expect(after, name).toMatchObject({ name: 'admin', role: 'admin' })
    }
  })

  test('says who changed what, before and after, and that a token was hidden in it', async () => {
    await importContact()
    await post(`${rest}/dialler/contacts/import?overwriteDuplicates=true`, {
      ...contact,
      UserData: 'u-1',
      Name: 'Smythe',
    })
    const [entry] = (await entries('action:contact.overwrite')).slice(-1)
    expect(entry).toMatchObject({
      name: 'admin',
      origin: 'token',
      objectKind: 'contact',
      before: { Name: 'Smith' },
      after: { Name: 'Smythe' },
    })
    const { token } = await (await post('/app/v1/tokens', { name: 'CRM', role: 'agent' })).json()
    expect(JSON.stringify(await entries())).not.toContain(token)
  })

  test('has one entry for what is sent twice with one key, and none for what was refused', async () => {
    const before = (await entries()).length
    const key = { 'idempotency-key': 'k-1' }
    await post(`${rest}/acd/events/create`, event, key)
    await post(`${rest}/acd/events/create`, event, key)
    expect(
      (
        await post(
          `${rest}/acd/events/create`,
          { ...event, AcdGroupsID: 9e6 },
          { 'idempotency-key': 'k-2' },
        )
      ).status,
    ).toBe(404)
    expect((await entries()).length).toBe(before + 1)
  })

  test('goes with the change: when it cannot be written, nothing is stored', async () => {
    await server.db.asOwner('REVOKE INSERT ON audit_log FROM callboard_app')
    try {
      expect((await post(`${rest}/acd/events/create`, event)).status).toBe(500)
    } finally {
      await server.db.asOwner('GRANT INSERT ON audit_log TO callboard_app')
    }
    const stored = await server.fetch(`${rest}/acd/events?filter=subject:"Call me"&limitPageSize=1`)
    expect((await stored.json()).total).toBe(0)
  })

  test('names the beginning of an import and its figures', async () => {
    const record = {
      ...event,
      ID: 70_000,
      AcdEventStatusID: 1,
      dtCreated: '2026-11-24T10:00:00.000',
    }
    await importEvents({
      db: server.db,
      ClientsID: 1,
      zone: 'Europe/Berlin',
      input: (async function* () {
        yield Buffer.from(`${JSON.stringify(record)}\n{}\n`)
      })(),
      source: 'file-1',
      onBad: async () => undefined,
      onProgress: async () => undefined,
    })
    const written = (await entries('object:events')).slice(-2)
    expect(written).toMatchObject([
      { action: 'events.import', origin: 'command', after: { source: 'file-1' } },
      { action: 'events.imported', after: { stored: 1, bad: 1, earlier: 0 } },
    ])
  })

  test('is for admins, shows the own client account alone, filters, pages and is exported', async () => {
    await post(`${rest}/acd/events/create`, event)
    for (const role of ['agent', 'supervisor'] as const) {
      expect((await server.send(listAudit, {}, { token: server.tokens[role] })).status).toBe(403)
    }
    const own = await server.call(listAudit, {
      query: {
        filter: 'action:event.create created:today',
        limitPageSize: '1',
        orderBy: 'ID',
        ascending: 'false',
      },
    })
    expect(own).toMatchObject({ total: 1, count: 1 })
    expect((await server.call(listAudit, { query: { filter: 'EVENT.create' } })).count).toBe(1)
    const theirs = await server.call(listAudit, {}, { token: server.tokens.foreign })
    expect(theirs.records.map(({ action }) => action)).not.toContain('event.create')
    const file = async (format: 'csv' | 'ndjson') => {
      const response = await server.send(exportAudit, { query: { format, filter: 'object:event' } })
      return Buffer.from(await response.arrayBuffer()).toString()
    }
    expect(JSON.parse(await file('ndjson'))).toMatchObject({ action: 'event.create' })
    expect(await file('csv')).toMatch(/^\uFEFFID,dtCreated,name.*\r\n\d+,2026-.*event\.create/s)
  })

  test('as a spreadsheet’s file holds no formula for any separator, and its JSON still parses', async () => {
    const Subject = 'x;=1+1 and "=2", -3'
    await post(`${rest}/acd/events/create`, { ...event, Subject, Sender: '49199123456700' })
    const query = { format: 'csv', filter: 'action:event.create' } as const
    const file = await (await server.send(exportAudit, { query })).text()
    expect(file.split(/[,;\t\r\n]/).filter((cell) => /^"*[=+\-@]/.test(cell))).toEqual([])
    const rows: Record<string, string>[] = parse(file, { columns: true, bom: true })
    expect(rows.map(({ after }) => JSON.parse(after ?? '').Subject)).toContain(Subject)
  })
})

describe('the application’s database role', () => {
  test.each([
    'UPDATE audit_log SET name = name',
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    'UPDATE audit_heads SET id = 0',
    'DELETE FROM audit_heads',
    "INSERT INTO audit_heads VALUES (1, 1, '')",
    'ALTER TABLE audit_log DISABLE TRIGGER ALL',
  ])('is refused: %s', async (statement) => {
    const run = server.db.asAccount(1, (tx) => sql.raw(statement).execute(tx))
    await expect(run).rejects.toThrow(/permission denied|must be owner/)
  })

  test('cannot choose number, link or hash of an entry, nor write for another client account', async () => {
    const entry = {
      dt_created: new Date(),
      role: 'admin',
      name: 'x',
      origin: 'token',
      action: 'x.y',
      object_kind: 'x',
    }
    const stored = await server.db.asAccount(1, (tx) =>
      tx
        .insertInto('audit_log')
        .values({
          ...entry,
          client_id: 1,
          id: 7777,
          hash: Buffer.from('x'),
          previous: Buffer.from('x'),
        })
        .returning(['id', 'hash'])
        .executeTakeFirstOrThrow(),
    )
    expect(stored.id).not.toBe(7777)
    expect(stored.hash.length).toBe(32)
    const foreign = server.db.asAccount(1, (tx) =>
      tx
        .insertInto('audit_log')
        .values({ ...entry, client_id: 2 })
        .execute(),
    )
    await expect(foreign).rejects.toThrow()
  })
})
