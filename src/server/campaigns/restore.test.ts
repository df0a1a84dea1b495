import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  getCampaignCopy,
  getCloneProof,
  getWholeCampaign,
  listDeletedCampaigns,
  restoreCampaign,
} from '@/contract/campaign/campaignStories'
import { cloneCampaign, deleteCampaign, listCampaigns } from '@/contract/campaign/campaigns'
import { listContacts } from '@/contract/contacts'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import { verifyAudit } from '../audit/verifyAudit'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const of = (ID: number) => ({ params: { DiallerCampaignsID: String(ID) } })
const restore = (ID: number, name?: string, key: string = randomUUID()) =>
  server.send(
    restoreCampaign,
    { ...of(ID), body: name === undefined ? {} : { name } },
    { headers: { 'idempotency-key': key } },
  )
const restored = async (response: Response) => {
  const text = await response.text()
  expect(response.status, text).toBe(200)
  const ID: number = JSON.parse(text).records[0].ID
  return ID
}
const proofOf = async (ID: number) => {
  const [told] = (await server.call(getCloneProof, of(ID))).records
  if (!told) throw new Error('Nothing was proved')
  return told
}
const contactsOf = async (ID: number) =>
  (await server.call(listContacts, { query: { diallerCampaignsID: String(ID) } })).records
const names = async () => (await server.call(listCampaigns)).records.map(({ Name }) => Name)
const refusedWith = async (response: Response) => [response.status, (await response.json()).error]

/** Contacts as they are, whatever IDs they and their result codes have. */
const withoutIds = (contacts: Awaited<ReturnType<typeof contactsOf>>) =>
  contacts
    .map(
      ({ ID: _, DiallerCampaignsID: _campaign, DiallerCampaignsResultCodesID: code, ...rest }) => ({
        ...rest,
        hasCode: code !== null,
      }),
    )
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))

describe('a deleted campaign', () => {
  test('comes back with settings, codes and contacts under new IDs, and its proof says so', async () => {
    await server.db.asOwner(`SET callboard.client_id = '1'; UPDATE dialler_contacts
      SET dialler_campaigns_result_codes_id = 3 WHERE id = 1 AND dialler_campaigns_id = 1`)
    const before = await server.call(getWholeCampaign, of(1))
    const contacts = await contactsOf(1)
    await server.call(deleteCampaign, of(1))
    const ID = await restored(await restore(1))

    const { made, name, proof } = await proofOf(ID)
    expect([made, name, proof.isSound]).toEqual(['restore', 'admin', true])
    expect(proof.contacts).toEqual({ source: contacts.length, clone: contacts.length })
    const differing = proof.fields.filter(({ verdict }) => verdict !== 'equal')
    expect(Object.fromEntries(differing.map(({ key, verdict }) => [key, verdict]))).toEqual({
      ID: 'ownID',
      bActive: 'startsInactive',
      AbortOnNoTelNumberResultCodesID: 'followsCode',
      IncomingCallResultCodesID: 'followsCode',
    })
    expect(proof.codes.map(({ sourceID }) => sourceID)).toEqual(
      before.resultCodes['1'].map((code) => code.ID),
    )

    const after = await server.call(getWholeCampaign, of(ID))
    expect(after.campaign.Name).toBe(before.campaign.Name)
    expect(after.nContacts).toBe(contacts.length)
    const back = await contactsOf(ID)
    expect(withoutIds(back)).toEqual(withoutIds(contacts))
    const oldIds = new Set(contacts.map((contact) => contact.ID))
    expect(back.filter((contact) => oldIds.has(contact.ID))).toEqual([])
    const coded = back.filter((contact) => contact.DiallerCampaignsResultCodesID !== null)
    expect(coded.map((contact) => contact.DiallerCampaignsResultCodesID)).toEqual([
      proof.codes.find(({ sourceID }) => sourceID === 3)?.cloneID,
    ])
  })

  test('is restored once: the same key, a second admin, and two at the same moment', async () => {
    await server.call(deleteCampaign, of(1))
    const key = randomUUID()
    const both = await Promise.all([restore(1, undefined, key), restore(1, undefined, key)])
    const IDs = await Promise.all(both.map(restored))
    expect(IDs[0]).toBe(IDs[1])
    expect(await refusedWith(await restore(1, 'Another name'))).toEqual([
      409,
      'This dialler campaign was restored already',
    ])
    expect((await names()).filter((name) => name === 'Campaign 1000')).toHaveLength(1)
    expect(await names()).not.toContain('Another name')

    await server.call(deleteCampaign, of(2))
    const answers = await Promise.all([restore(2, 'First'), restore(2, 'Second')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await names()).filter((name) => /^(First|Second)$/.test(name))).toHaveLength(1)
  })

  test('may be restored again once the restored one is deleted, and from that one too', async () => {
    await server.call(deleteCampaign, of(4))
    const ID = await restored(await restore(4))
    await server.call(deleteCampaign, of(ID))
    const again = await restored(await restore(ID))
    expect((await proofOf(again)).proof.source.ID).toBe(ID)
  })

  test('whose name was taken meanwhile gets another one, and nothing is stored before', async () => {
    await server.call(deleteCampaign, of(1))
    const body = { source: 'Winter offer', destination: 'Campaign 1000' }
    await server.call(cloneCampaign, { body })
    expect(await refusedWith(await restore(1))).toEqual([
      409,
      'A dialler campaign with this name already exists',
    ])
    const ID = await restored(await restore(1, 'Campaign 1000, restored'))
    const { proof } = await proofOf(ID)
    expect(proof.isSound).toBe(true)
    expect(proof.fields.find(({ key }) => key === 'Name')).toMatchObject({
      clone: 'Campaign 1000, restored',
      verdict: 'newName',
    })
  })

  test('is listed with who deleted it, and what became of it', async () => {
    await server.call(deleteCampaign, of(4))
    await server.call(deleteCampaign, of(1))
    const ID = await restored(await restore(4))
    const { records } = await server.call(listDeletedCampaigns)
    expect(records).toEqual([
      expect.objectContaining({ DiallerCampaignsID: 1, Name: 'Campaign 1000', restoredAs: null }),
      expect.objectContaining({ DiallerCampaignsID: 4, by: 'admin', bKept: true, restoredAs: ID }),
    ])
  })

  test('is restored by admins alone, whole, with an entry of the audit log in the same transaction', async () => {
    await server.call(deleteCampaign, of(1))
    for (const token of [server.tokens.agent, server.tokens.supervisor]) {
      const refused = await server.send(restoreCampaign, { ...of(1), body: {} }, { token })
      expect(refused.status).toBe(403)
      expect((await server.send(listDeletedCampaigns, {}, { token })).status).toBe(403)
    }
    const { foreign: token } = server.tokens
    expect((await server.send(restoreCampaign, { ...of(1), body: {} }, { token })).status).toBe(404)
    const ID = await restored(await restore(1))
    const query = { filter: `action:campaign.restore number:${ID}` }
    const [entry] = (await server.call(listAudit, { query })).records
    expect(entry?.after).toMatchObject({ ID, proof: { isSound: true, source: { ID: 1 } } })
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })

  test('without a copy, or with a damaged one, is not restored', async () => {
    expect((await restore(1)).status).toBe(404)
    await server.call(deleteCampaign, of(1))
    await server.db.asOwner("UPDATE campaign_copy_pieces SET contacts = '' WHERE place = 0")
    expect(await refusedWith(await restore(1))).toEqual([
      409,
      'The copy of this dialler campaign is damaged; nothing was restored',
    ])
    await server.db.asOwner('DELETE FROM campaign_copy_pieces')
    expect((await restore(1)).status).toBe(404)
    const [deleted] = (await server.call(listDeletedCampaigns)).records
    expect(deleted?.bKept).toBe(false)
    expect(await names()).not.toContain('Campaign 1000')
  })

  const addContacts = (count: number) =>
    server.db.asAccount(1, (tx) =>
      sql`INSERT INTO dialler_contacts (client_id, id, dialler_campaigns_id, name, name_fold,
          comment, dt_imported, dt_next_try, n_tries_phone_number_3, b_phone_number_2_invalid)
        SELECT 1, 100000 + n, 4, 'Ändert "n" ' || n / 3, 'andert "n" ' || n / 3, 'é' || n, now(),
          now(), n % 5, n % 2 = 0
        FROM generate_series(1, ${count}::integer) AS n`.execute(tx),
    )

  test('of many contacts comes back from all pieces of its copy', async () => {
    await addContacts(1234)
    const before = await contactsOf(4)
    await server.call(deleteCampaign, of(4))
    expect((await server.call(getCampaignCopy, of(4))).contacts).toHaveLength(1234)
    const ID = await restored(await restore(4))
    expect(withoutIds(await contactsOf(ID))).toEqual(withoutIds(before))
    const query = { diallerCampaignsID: String(ID), filter: 'name:ande' }
    const found = (await server.call(listContacts, { query })).records
    expect(found).toHaveLength(1234)
  })

  test('of many contacts lets others in between its pieces, who see all of it or nothing', async () => {
    await addContacts(5000)
    const { length } = await contactsOf(4)
    const others = (await server.call(listContacts, {})).records.length - length
    await server.call(deleteCampaign, of(4))
    const seen: [campaigns: string[], contacts: number, new: number][] = []
    let isOver = false
    const restoring = restore(4).finally(() => {
      isOver = true
    })
    while (!isOver) {
      seen.push(
        await server.db.asAccount(1, async (tx) => {
          const { rows } = await sql<{ names: string[]; contacts: number; fresh: number }>`SELECT
            (SELECT array_agg(name) FROM dialler_campaigns WHERE id > 4) AS names,
            (SELECT count(*) FROM dialler_contacts)::integer AS contacts,
            (SELECT count(*) FROM dialler_contacts WHERE dialler_campaigns_id > 4)::integer AS fresh
            `.execute(tx)
          return [rows[0]?.names ?? [], rows[0]?.contacts ?? 0, rows[0]?.fresh ?? 0]
        }),
      )
    }
    await restored(await restoring)
    const before = seen.filter(([, contacts]) => contacts === others)
    expect(before.length).toBeGreaterThan(2)
    expect(
      seen.filter(([, contacts]) => contacts !== others && contacts !== others + length),
    ).toEqual([])
    expect(new Set(before.map((each) => JSON.stringify(each))).size).toBe(1)
    expect((await server.call(listContacts, {})).records).toHaveLength(others + length)
  })

  test('of many contacts is restored once, by the same key and by two at the same moment', async () => {
    await addContacts(1500)
    await server.call(deleteCampaign, of(4))
    const key = randomUUID()
    const [one, same, other] = await Promise.all([
      restore(4, 'First', key),
      restore(4, 'First', key),
      restore(4, 'Second'),
    ])
    const statuses = [one?.status, same?.status, other?.status]
    expect([
      [200, 200, 409],
      [409, 409, 200],
    ]).toContainEqual(statuses)
    expect((await names()).filter((name) => /^(First|Second)$/.test(name))).toHaveLength(1)
  })

  test('of many contacts leaves nothing where a piece of its copy is damaged, or its restorer ended', async () => {
    await addContacts(1500)
    const inDatabase = () =>
      server.db.asAccount(1, async (tx) => {
        await sql`SELECT set_config('callboard.restoring', 'on', true)`.execute(tx)
        const { rows } = await sql<{ campaigns: number; contacts: number }>`SELECT
          (SELECT count(*) FROM dialler_campaigns)::integer AS campaigns,
          (SELECT count(*) FROM dialler_contacts)::integer AS contacts`.execute(tx)
        return rows[0]
      })
    await server.call(deleteCampaign, of(4))
    const before = await inDatabase()
    await server.db.asOwner(
      "UPDATE campaign_copy_pieces SET contacts = contacts || ' ' WHERE place = 2",
    )
    expect((await refusedWith(await restore(4)))[0]).toBe(409)
    expect(await inDatabase()).toEqual(before)

    // What a restorer leaves that ended after its first piece.
    await server.db.asOwner(`SET callboard.client_id = '1';
      UPDATE campaign_copy_pieces SET contacts = rtrim(contacts) WHERE place = 2;
      INSERT INTO dialler_campaigns (client_id, id, name, name_fold, languages_id, restoring_at,
          restoring_id)
        SELECT 1, 777777, copy #>> '{campaign,Name}', 'left', 1, now() - interval '2 minutes', 4
        FROM audit_log WHERE copy IS NOT NULL ORDER BY id DESC LIMIT 1;
      INSERT INTO dialler_contacts (client_id, id, dialler_campaigns_id, name, name_fold, dt_imported)
        SELECT 1, 700000 + n, 777777, 'Left', 'left', now() FROM generate_series(1, 500) AS n`)
    expect((await inDatabase())?.campaigns).toBe((before?.campaigns ?? 0) + 1)
    expect(await names()).not.toContain('Left')
    const ID = await restored(await restore(4))
    expect((await contactsOf(ID)).filter(({ Name }) => Name === 'Left')).toEqual([])
    expect((await inDatabase())?.campaigns).toBe((before?.campaigns ?? 0) + 1)
  })
})
