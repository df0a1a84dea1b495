import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getWholeCampaign } from '@/contract/campaign/campaignStories'
import { cloneCampaign, deleteCampaign } from '@/contract/campaign/campaigns'
import { deleteContact, importContact } from '@/contract/contacts'
import { getCampaignLooks } from '@/contract/upstream/looks'
import { confirmMissing, getMirror } from '@/contract/upstream/mirror'
import { startServer, type TestServer } from '@/testing/startServer'
import { documentedAnswer } from '@/testing/upstream/documentedCalls'
import type { Injury } from '@/testing/upstream/injuries'
import { leaveFewEvents, pollOnce } from '@/testing/upstream/pollOnce'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'
import { eraseNumber } from '../../forget/eraseNumber'
import { notationsOf } from '../../forget/numberNotations'
import { systemOfRecord } from '../systemOfRecord'
import { looks } from './looks'

let upstream: TestUpstream
let server: TestServer
beforeAll(async () => {
  upstream = await startUpstream()
  await leaveFewEvents(upstream)
  server = await startServer(upstream.settings)
})
beforeEach(async () => {
  upstream.heal()
  await upstream.setDown(false)
})
afterAll(async () => {
  await server.close()
  await upstream.close()
})

const poll = () => pollOnce(upstream, server)
/** So much later that what was asked for is asked for again. */
function later(): void {
  server.time.now += 60_000
  upstream.server.time.now = server.time.now
}

const base = '/rest/v1.0/1/dialler'
const get = (path: string, of: TestServer = server, headers: Record<string, string> = {}) =>
  of.fetch(`${base}${path}`, { headers })
async function told(path: string, of: TestServer = server) {
  const answer = await get(path, of)
  expect([path, answer.status]).toEqual([path, 200])
  return documentedAnswer(await answer.text())
}
const expectAsThere = async (path: string) =>
  expect(await told(path)).toBe(await told(path, upstream.server))
const idsOf = async (path: string): Promise<number[]> =>
  JSON.parse(await told(path)).records.map(({ ID }: { ID: number }) => ID)

const contactsOf = (ID: number) => `/contacts?diallerCampaignsID=${ID}`
const codesOf = (ID: number, languagesID = 1) =>
  `/campaigns/campaign/${ID}/resultCodes?languagesID=${languagesID}`
const params = (ID: number) => ({ DiallerCampaignsID: String(ID) })
const ages = (ID: number) => server.call(getCampaignLooks, { params: params(ID) })
const unread = { status: 503, error: expect.stringContaining('nothing of it is kept') }

const isCodes = ({ path }: { path: string }) => path.includes('/resultCodes')
const isContacts = ({ path }: { path: string }) => path.includes('/dialler/contacts?')
const injureLists = (injury: Injury) =>
  upstream.injure((call) => (isCodes(call) || isContacts(call) ? injury : undefined))

const addThere = async (DiallerCampaignsID: number, Name: string, number = '+49 30 1234567') => {
  const body = { Name, DiallerCampaignsID, PhoneNumber1: number }
  return (await upstream.server.call(importContact, { body })).records[0]?.ID ?? 0
}
const deleteThere = (ID: number) =>
  upstream.server.call(deleteContact, { params: { DiallerContactsID: String(ID) } })

/** A campaign of the upstream's that the mirror knows and nobody has looked at, with contacts. */
let names = 0
async function campaign(contacts = 3) {
  names += 1
  const body = { source: 'Campaign 1000', destination: `Looked at ${names}` }
  const ID = (await upstream.server.call(cloneCampaign, { body })).records[0]?.ID ?? 0
  const IDs: number[] = []
  for (let at = 0; at < contacts; at += 1) IDs.push(await addThere(ID, `Contact ${at}`))
  await poll()
  return { ID, IDs }
}

describe('a look', () => {
  test('answers what the upstream says, byte for byte', async () => {
    const { ID, IDs } = await campaign()
    for (const language of [1, 2]) await expectAsThere(codesOf(ID, language))
    await expectAsThere(`/campaigns/campaign/${ID}/resultCodes`)
    await expectAsThere(contactsOf(ID))
    await expectAsThere(`/contacts/${IDs[0]}`)
    await expectAsThere('/contacts')
    await expectAsThere('/contacts/contact?userData=none')
    expect(await ages(ID)).toMatchObject({
      resultCodes: { state: 'whole', asOf: expect.any(String) },
      contacts: { state: 'whole', asOf: expect.any(String) },
    })
    const whole = await server.call(getWholeCampaign, { params: params(ID) })
    const there = await upstream.server.call(getWholeCampaign, { params: params(ID) })
    expect(whole).toEqual(there)
  })

  test('asks once for all who look at the same time, and then not for a while', async () => {
    const { ID } = await campaign()
    const asked = () => upstream.calls.filter(isContacts).length
    const before = asked()
    const answers = await Promise.all(Array.from({ length: 20 }, () => told(contactsOf(ID))))
    expect(new Set(answers).size).toBe(1)
    expect(asked()).toBe(before + 1)
    await told(contactsOf(ID))
    expect(asked()).toBe(before + 1)
    later()
    await told(contactsOf(ID))
    expect(asked()).toBe(before + 2)
  })

  test('is made by one of two processes, and both tell it', async () => {
    const { ID } = await campaign()
    const { config, parts, db } = server
    const { zone, upstream: settings } = config
    const at = { system: systemOfRecord(settings), zone, clock: parts.clock, log: parts.log }
    const again = await db.again()
    const processes = [looks({ ...at, db }), looks({ ...at, db: again })]
    const before = upstream.calls.filter(isContacts).length
    injureLists({ is: 'slow', ms: 300 })
    const looked = { part: 'contacts', DiallerCampaignsID: ID } as const
    const seen = await Promise.all(processes.map((one) => one.at(1, looked)))
    expect(seen[0]).toMatchObject({ state: 'whole', asOf: expect.any(Number) })
    expect(seen[1]).toEqual(seen[0])
    expect(upstream.calls.filter(isContacts).length).toBe(before + 1)
    for (const one of processes) one.close()
    await again.close()
  })

  test('without a difference writes nothing: 304 is true, and false once something differs', async () => {
    const { ID } = await campaign()
    for (const path of [contactsOf(ID), codesOf(ID)]) {
      const tag = (await get(path)).headers.get('etag') ?? ''
      later()
      expect((await get(path, server, { 'if-none-match': tag })).status).toBe(304)
    }
    const tag = (await get(contactsOf(ID))).headers.get('etag') ?? ''
    await addThere(ID, 'New there')
    later()
    expect((await get(contactsOf(ID), server, { 'if-none-match': tag })).status).toBe(200)
    await expectAsThere(contactsOf(ID))
  })

  test('keeps unknown keys of a code and of a contact', async () => {
    const { ID } = await campaign()
    injureLists({ is: 'key more' })
    for (const path of [contactsOf(ID), codesOf(ID, 1), codesOf(ID, 2)]) {
      const { records } = JSON.parse(await told(path))
      expect(records.length).toBeGreaterThan(0)
      for (const record of records) expect(record).toHaveProperty('AddedLater', 'unknown here')
    }
  })

  test('at a campaign that is not known is none', async () => {
    const before = upstream.calls.length
    expect((await get(codesOf(4_444_444))).status).toBe(404)
    expect(await idsOf(contactsOf(4_444_444))).toEqual([])
    expect(upstream.calls.length).toBe(before)
  })

  test('of an account that is Callboard’s own is nothing: 404', async () => {
    const init = { token: server.tokens.foreign, ClientsID: 2 }
    expect((await server.send(getCampaignLooks, { params: params(1) }, init)).status).toBe(404)
  })
})

describe('while the upstream is silent', () => {
  test('what is kept is answered, and how old it is told', async () => {
    const { ID, IDs } = await campaign()
    const paths = [contactsOf(ID), codesOf(ID, 1), codesOf(ID, 2), `/contacts/${IDs[0]}`]
    const before = await Promise.all(paths.map((path) => told(path)))
    const { contacts, resultCodes } = await ages(ID)
    await upstream.setDown(true)
    later()
    expect(await Promise.all(paths.map((path) => told(path)))).toEqual(before)
    expect(await ages(ID)).toMatchObject({
      contacts: { asOf: contacts.asOf, state: 'silent' },
      resultCodes: { asOf: resultCodes.asOf, state: 'silent' },
    })
    await upstream.setDown(false)
    later()
    expect((await ages(ID)).contacts.state).toBe('whole')
  })

  test('what was never read is not told as none', async () => {
    const { ID, IDs } = await campaign()
    await upstream.setDown(true)
    for (const path of [contactsOf(ID), codesOf(ID), `/contacts/${IDs[0]}`]) {
      const answer = await get(path)
      expect(answer.headers.get('retry-after')).toBe('5')
      expect(await answer.json()).toEqual(unread)
    }
    const none = { asOf: null, state: 'silent' }
    expect(await ages(ID)).toMatchObject({ resultCodes: none, contacts: none })
    const whole = await server.send(getWholeCampaign, { params: params(ID) })
    expect(whole.status).toBe(200)
  })

  test('a token that it refuses is told as 502', async () => {
    const { ID } = await campaign()
    injureLists({ is: 'refused', status: 401 })
    expect((await get(contactsOf(ID))).status).toBe(502)
    expect((await ages(ID)).contacts).toEqual({ asOf: null, state: 'refused' })
  })
})

test.each<[Injury]>([
  [{ is: 'cut', after: 0.6 }],
  [{ is: 'empty' }],
  [{ is: 'truncated' }],
  [{ is: 'miscounted' }],
  [{ is: 'doubled' }],
  [{ is: 'unreadable', at: 0 }],
  [{ is: 'refused', status: 500 }],
])('an answer that is not whole (%j) takes nothing away and is not told as one', async (injury) => {
  const { ID } = await campaign()
  const paths = [contactsOf(ID), codesOf(ID, 1), codesOf(ID, 2)]
  const before = await Promise.all(paths.map((path) => told(path)))
  const { contacts } = await ages(ID)
  injureLists(injury)
  for (const _ of [1, 2, 3]) {
    later()
    expect(await Promise.all(paths.map((path) => told(path)))).toEqual(before)
  }
  const after = await ages(ID)
  expect(after.contacts.asOf).toBe(contacts.asOf)
  for (const { state } of [after.contacts, after.resultCodes]) expect(state).not.toBe('whole')
})

test('half an answer of what was never read is kept, and not told', async () => {
  const { ID, IDs } = await campaign()
  injureLists({ is: 'miscounted' })
  for (const path of [contactsOf(ID), codesOf(ID)]) {
    expect(await (await get(path)).json()).toEqual(unread)
  }
  // By itself each is known.
  upstream.injure(() => ({ is: 'request lost' }))
  await expectAsThere(`/contacts/${IDs[0]}`)
})

test('what was erased here is read again while the upstream lists it', async () => {
  const { ID, IDs } = await campaign()
  const erased = await addThere(ID, 'Erased', '+49 30 7654321')
  await told(contactsOf(ID))
  const notations = notationsOf('+49307654321', 'DE')
  if (!notations) throw new Error('This is a number')
  expect((await eraseNumber(server.db, 1, notations, server.time.now)).size).toBeGreaterThan(0)
  expect(await idsOf(contactsOf(ID))).toEqual(IDs)
  later()
  expect(await idsOf(contactsOf(ID))).toContain(erased)
  await expectAsThere(contactsOf(ID))
})

describe('what is missing', () => {
  test('goes when two whole lists lack it and it answers 404 by itself', async () => {
    const { ID, IDs } = await campaign()
    await told(contactsOf(ID))
    await deleteThere(IDs[0] ?? 0)
    later()
    expect(await idsOf(contactsOf(ID))).toEqual(IDs)
    later()
    expect(await idsOf(contactsOf(ID))).toEqual(IDs.slice(1))
    await expectAsThere(contactsOf(ID))
    expect((await get(`/contacts/${IDs[0]}`)).status).toBe(404)
  })

  test('stays where it answers by itself', async () => {
    const { ID, IDs } = await campaign()
    await told(contactsOf(ID))
    injureLists({ is: 'shrunk', left: 2 })
    for (const _ of [1, 2, 3]) {
      later()
      expect(await idsOf(contactsOf(ID))).toEqual(IDs)
    }
  })

  test('stays where suddenly all of it is, until an admin confirms and it is gone', async () => {
    const { ID, IDs } = await campaign()
    const paths = [contactsOf(ID), codesOf(ID)]
    const before = await Promise.all(paths.map((path) => told(path)))
    injureLists({ is: 'shrunk', left: 0 })
    const readAgain = async () => {
      later()
      return Promise.all(paths.map((path) => told(path)))
    }
    for (const _ of [1, 2, 3]) expect(await readAgain()).toEqual(before)
    const { held } = await server.call(getMirror)
    expect(held).toMatchObject([
      { kind: 'contact', missing: IDs.length, listed: IDs.length },
      { kind: 'resultCode', missing: JSON.parse(before[1] ?? '').count },
    ])
    // The list of another campaign says nothing of these.
    const other = await campaign()
    upstream.heal()
    await told(contactsOf(other.ID))
    expect((await server.call(getMirror)).held).toEqual(held)
    for (const one of IDs) await deleteThere(one)
    injureLists({ is: 'shrunk', left: 0 })
    await server.call(confirmMissing)
    await readAgain()
    expect(await idsOf(contactsOf(ID))).toEqual([])
    expect(await idsOf(codesOf(ID))).toEqual([])
    expect((await server.call(getMirror)).held).toEqual([])
  })

  test('of result codes goes when two whole lists lack it', async () => {
    const { ID } = await campaign()
    const [{ campaign: named, resultCodes }] = await Promise.all([
      upstream.server.call(getWholeCampaign, { params: params(ID) }),
      told(codesOf(ID)),
    ])
    const taken = [named.AbortOnNoTelNumberResultCodesID, named.IncomingCallResultCodesID]
    const gone = resultCodes['1'].find((code) => !taken.includes(code.ID))?.ID ?? 0
    await upstream.server.db.asAccount(1, async (tx) => {
      await tx.deleteFrom('dialler_campaigns_result_codes').where('id', '=', gone).execute()
    })
    later()
    expect(await idsOf(codesOf(ID))).toContain(gone)
    later()
    await expectAsThere(codesOf(ID, 2))
    expect(await idsOf(codesOf(ID))).not.toContain(gone)
  })
})

test('a code that has changed in one language alone is read anew', async () => {
  const { ID } = await campaign()
  await told(codesOf(ID))
  await upstream.server.db.asAccount(1, async (tx) => {
    await tx
      .updateTable('dialler_campaigns_result_codes')
      .set({ content_de: 'Neu gesagt' })
      .where('dialler_campaigns_id', '=', ID)
      .execute()
  })
  later()
  for (const language of [1, 2]) await expectAsThere(codesOf(ID, language))
  expect(await told(codesOf(ID, 2))).toContain('Neu gesagt')
})

test('records of another shape are put aside, until they can be read', async () => {
  const { ID, IDs } = await campaign()
  const before = await told(contactsOf(ID))
  injureLists({ is: 'key less', key: 'Name' })
  later()
  expect(await told(contactsOf(ID))).toBe(before)
  // Those of other tests are told too.
  const rejected = async () =>
    (await server.call(getMirror)).rejected
      .filter(({ kind, ID: one }) => kind === 'contact' && IDs.includes(Number(one)))
      .map(({ ID: one, reason }) => [Number(one), reason])
      .sort()
  expect(await rejected()).toEqual(IDs.map((one) => [one, 'Name is missing']).sort())
  upstream.heal()
  later()
  await expectAsThere(contactsOf(ID))
  expect(await rejected()).toEqual([])
})

test('what was kept of a campaign goes with it, and what is deleted here is not brought back', async () => {
  const { ID, IDs } = await campaign()
  await Promise.all([told(contactsOf(ID)), told(codesOf(ID))])
  const [first = 0] = IDs
  await server.call(deleteContact, { params: { DiallerContactsID: String(first) } })
  expect(await idsOf(contactsOf(ID))).toEqual(IDs.slice(1))
  later()
  expect(await idsOf(contactsOf(ID))).toEqual(IDs.slice(1))
  await server.call(deleteCampaign, { params: params(ID) })
  const left = await server.db.asAccount(1, async (tx) => {
    const tables = ['dialler_contacts', 'dialler_campaigns_result_codes'] as const
    const rows = []
    for (const table of tables) {
      const ofCampaign = tx.selectFrom(table).select('id').where('dialler_campaigns_id', '=', ID)
      rows.push(...(await ofCampaign.execute()))
    }
    return rows
  })
  expect(left).toEqual([])
  expect((await server.send(getCampaignLooks, { params: params(ID) })).status).toBe(404)
})
