import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  countFaultsInCampaigns,
  countInCampaigns,
  getCampaignCopy,
  getCloneProof,
  getWholeCampaign,
} from '@/contract/campaign/campaignStories'
import {
  cloneCampaign,
  deleteCampaign,
  deleteCampaignByName,
  getCampaign,
  listCampaigns,
  listResultCodes,
} from '@/contract/campaign/campaigns'
import { bothTexts, codeWarnings, countFaults } from '@/contract/campaign/codeWarnings'
import { importContact, listContacts } from '@/contract/contacts'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { verifyAudit } from '../audit/verifyAudit'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const of = (ID: number) => ({ params: { DiallerCampaignsID: String(ID) } })
const codes = async (ID: number, languagesID: '1' | '2') =>
  (await server.call(listResultCodes, { ...of(ID), query: { languagesID } })).records
const contactsOf = async (ID: number) =>
  (await server.call(listContacts, { query: { diallerCampaignsID: String(ID) } })).records

async function clone(destination = 'A copy', userData?: string) {
  const body = { source: 'Campaign 1000', destination, ...(userData ? { userData } : {}) }
  const [made] = (await server.call(cloneCampaign, { body })).records
  if (!made) throw new Error('Nothing was cloned')
  const [told] = (await server.call(getCloneProof, of(made.ID))).records
  if (!told) throw new Error('Nothing was proved')
  return { made, told, proof: told.proof }
}

const faultsOf = ({ fields, codes }: Awaited<ReturnType<typeof clone>>['proof']) =>
  [...fields, ...codes.flatMap((code) => code.fields)].filter(({ verdict }) => verdict === 'fault')

describe('a campaign as a whole', () => {
  test('is what the public API says of it, in both languages', async () => {
    for (const campaign of (await server.call(listCampaigns)).records) {
      expect(await server.call(getWholeCampaign, of(campaign.ID))).toEqual({
        campaign,
        resultCodes: { '1': await codes(campaign.ID, '1'), '2': await codes(campaign.ID, '2') },
        nContacts: (await contactsOf(campaign.ID)).length,
      })
    }
    expect((await server.send(getWholeCampaign, of(999))).status).toBe(404)
  })

  test('is counted with all others in one answer', async () => {
    const { records } = await server.call(countInCampaigns)
    const campaigns = (await server.call(listCampaigns)).records
    expect(records.map(({ DiallerCampaignsID }) => DiallerCampaignsID).sort()).toEqual(
      campaigns.map(({ ID }) => ID).sort(),
    )
    for (const { DiallerCampaignsID: ID, nResultCodes, nContacts } of records) {
      expect(nResultCodes).toBe((await codes(ID, '1')).length)
      expect(nContacts).toBe((await contactsOf(ID)).length)
    }
  })

  test('has the faults that its matrix shows; one without any is left out', async () => {
    const campaigns = (await server.call(listCampaigns)).records
    const wholes = await Promise.all(
      campaigns.map(({ ID }) => server.call(getWholeCampaign, of(ID))),
    )
    const shown = wholes
      .map(({ campaign: { ID }, resultCodes }) => ({
        DiallerCampaignsID: ID,
        nFaults: countFaults(codeWarnings(bothTexts(resultCodes))),
      }))
      .filter(({ nFaults }) => nFaults > 0)
    const { records } = await server.call(countFaultsInCampaigns)
    expect(records.sort((a, b) => a.DiallerCampaignsID - b.DiallerCampaignsID)).toEqual(
      shown.sort((a, b) => a.DiallerCampaignsID - b.DiallerCampaignsID),
    )
    expect(records).toHaveLength(4)
  })
})

describe('the proof of a clone', () => {
  test('names what is equal, what differs and why, and that no contact came along', async () => {
    const { made, told, proof } = await clone('A copy', 'For spring')
    expect(proof.isSound).toBe(true)
    expect(told.name).toBe('admin')
    expect(proof.clone).toEqual({ ID: made.ID, Name: 'A copy' })
    expect(proof.contacts).toEqual({ source: (await contactsOf(1)).length, clone: 0 })
    const differing = proof.fields.filter(({ verdict }) => verdict !== 'equal')
    expect(Object.fromEntries(differing.map(({ key, verdict }) => [key, verdict]))).toEqual({
      ID: 'ownID',
      Name: 'newName',
      UserData: 'userDataGiven',
      bActive: 'startsInactive',
      AbortOnNoTelNumberResultCodesID: 'followsCode',
      IncomingCallResultCodesID: 'followsCode',
    })
    expect(proof.codes.map(({ sourceID }) => sourceID)).toEqual(
      (await codes(1, '1')).map(({ ID }) => ID),
    )
    for (const code of proof.codes) {
      const other = code.fields.filter(({ verdict }) => verdict !== 'equal')
      expect(other.map(({ key }) => key).sort()).toEqual(['DiallerCampaignsID', 'ID', 'ShortText'])
    }
  })

  test('is stored with the entry of the audit log; a campaign that is no clone has none', async () => {
    const { made, proof } = await clone()
    const query = { filter: `action:campaign.clone number:${made.ID}` }
    const [entry] = (await server.call(listAudit, { query })).records
    expect(entry?.after).toMatchObject({ ID: made.ID, proof })
    expect((await server.call(getCloneProof, of(1))).records).toEqual([])
  })

  test.each([
    ['dialler_campaigns', 'n_max_tries := 99', 'nMaxTries', 99],
    ['dialler_campaigns', 'b_active := true', 'bActive', true],
    ['dialler_campaigns', 'acd_groups_id := NULL', 'AcdGroupsID', null],
    ['dialler_campaigns', 'incoming_call_result_codes_id := 1', 'IncomingCallResultCodesID', 1],
  ])(
    'names exactly the field that the server altered: %s %s',
    async (table, change, key, value) => {
      await alter(table, change, async () => {
        const { proof } = await clone()
        expect(proof.isSound).toBe(false)
        expect(faultsOf(proof)).toMatchObject([{ key, clone: value }])
      })
    },
  )

  test('names exactly the text of the one code that the server altered, or the code that is lost', async () => {
    const change = "content_de := CASE NEW.export_key WHEN 'BES' THEN 'x' ELSE NEW.content_de END"
    await alter('dialler_campaigns_result_codes', change, async () => {
      const { proof } = await clone()
      expect(faultsOf(proof)).toEqual([
        { key: 'Content.2', source: 'Besetzt', clone: 'x', verdict: 'fault' },
      ])
      expect(
        proof.codes.filter(({ fields }) => fields.some(isFault)).map(({ name }) => name),
      ).toEqual(['BES'])
    })
    const lose = "export_key := NEW.export_key; IF NEW.export_key = 'TER' THEN RETURN NULL; END IF"
    await alter('dialler_campaigns_result_codes', lose, async () => {
      const { proof } = await clone('Another')
      expect(proof.codes.filter(({ cloneID }) => cloneID === null)).toMatchObject([{ name: 'TER' }])
      expect(proof.isSound).toBe(false)
    })
  })
})

const isFault = ({ verdict }: { verdict: string }) => verdict === 'fault'

/** The server is made to alter what it stores. */
async function alter(table: string, change: string, run: () => Promise<void>) {
  await server.db.asOwner(`CREATE FUNCTION alter_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.${change}; RETURN NEW; END $$;
    CREATE TRIGGER alter_row BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION alter_row()`)
  try {
    await run()
  } finally {
    await server.db.asOwner('DROP FUNCTION alter_row() CASCADE')
  }
}

describe('the deletion of a campaign', () => {
  const copyOf = (ID: number) => server.call(getCampaignCopy, of(ID))

  test('keeps a copy that equals what the API gave before, by ID and by name', async () => {
    for (const ID of [1, 4]) {
      const [campaign] = (await server.call(getCampaign, of(ID))).records
      const before = {
        campaign,
        resultCodes: { '1': await codes(ID, '1'), '2': await codes(ID, '2') },
        contacts: await contactsOf(ID),
      }
      if (ID === 1) await server.call(deleteCampaign, of(ID))
      else await server.call(deleteCampaignByName, { query: { name: campaign?.Name ?? '' } })
      expect(await copyOf(ID)).toEqual(before)
      expect(await contactsOf(ID)).toEqual([])
    }
    const response = await server.send(getCampaignCopy, of(1))
    expect(response.headers.get('content-disposition')).toContain('campaign-1.json')
  })

  test('of many contacts keeps them in small pieces, which the audit log holds to be whole', async () => {
    await server.db.asAccount(1, (tx) =>
      sql`INSERT INTO dialler_contacts (client_id, id, dialler_campaigns_id, name, name_fold,
          comment, dt_imported)
        SELECT 1, 100000 + n, 4, 'Same "name" ' || n / 3, 'same', repeat('é', 300), now()
        FROM generate_series(1, 1234) AS n`.execute(tx),
    )
    const before = await contactsOf(4)
    expect(before).toHaveLength(1234)
    await server.call(deleteCampaign, of(4))
    expect((await copyOf(4)).contacts).toEqual(before)
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql<{
        size: number
      }>`SELECT octet_length(contacts) AS size FROM campaign_copy_pieces`.execute(tx),
    )
    expect(rows.length).toBeGreaterThanOrEqual(3)
    for (const { size } of rows) expect(size).toBeLessThan(2_000_000)
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
    await server.db.asOwner("UPDATE campaign_copy_pieces SET contacts = '{}' WHERE place = 1")
    expect((await verifyAudit(server.db, 1)).faults).toEqual([
      expect.stringMatching(/^1 pieces? of the copy of entry \d+ /),
    ])
  })

  const addContacts = (count: number) =>
    server.db.asAccount(1, (tx) =>
      sql`INSERT INTO dialler_contacts (client_id, id, dialler_campaigns_id, name, name_fold,
          comment, dt_imported)
        SELECT 1, 100000 + n, 4, 'Name ' || n, 'name ' || n, repeat('comment ', 30), now()
        FROM generate_series(1, ${count}::integer) AS n`.execute(tx),
    )
  const countPieces = async () => {
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql<{ count: number }>`SELECT count(*) AS count FROM campaign_copy_pieces`.execute(tx),
    )
    return rows[0]?.count ?? 0
  }

  test('of many contacts lets others in between its pieces, who see all of it or nothing', async () => {
    await addContacts(5000)
    const countContacts = async () => {
      const { rows } = await server.db.asAccount(1, (tx) =>
        sql<{ count: number }>`SELECT count(*) AS count FROM dialler_contacts
          WHERE dialler_campaigns_id = 4`.execute(tx),
      )
      return rows[0]?.count ?? 0
    }
    const length = await countContacts()
    const seen: number[] = []
    let isOver = false
    const deleting = server.call(deleteCampaign, of(4)).finally(() => {
      isOver = true
    })
    while (!isOver) seen.push(await countContacts())
    await deleting
    const whole = seen.filter((count) => count === length)
    expect(whole.length).toBeGreaterThan(2)
    expect(seen.filter((count) => count !== length && count !== 0)).toEqual([])
    expect((await copyOf(4)).contacts).toHaveLength(length)
  })

  test('copies anew when a contact comes meanwhile: what was acknowledged is in the copy', async () => {
    await addContacts(10_000)
    // Read now: it takes many pages, and the deletion could come between two of them.
    const before = await contactsOf(4)
    const deleting = server.call(deleteCampaign, of(4))
    await expect.poll(countPieces, { interval: 1 }).toBeGreaterThan(0)
    const body = { DiallerCampaignsID: 4, Name: 'Comes late', PhoneNumber1: '4930123456' }
    const [late] = (await server.call(importContact, { body })).records
    await deleting
    const { contacts } = await copyOf(4)
    const isLate = ({ ID }: { ID: number }) => ID === late?.ID
    expect(contacts.filter((contact: { ID: number }) => !isLate(contact))).toEqual(before)
    expect(contacts.filter(isLate)).toHaveLength(1)
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })

  test('gives up copies whose deletion did not come about, after an hour', async () => {
    await addContacts(600)
    await server.call(deleteCampaign, of(4))
    const kept = await countPieces()
    await server.db.asOwner(`INSERT INTO campaign_copy_pieces (client_id, copy_id, place, contacts,
      kept_at) VALUES (1, 'broken off', 0, '{}', now() - interval '2 hours'),
      (1, 'under way', 0, '{}', now())`)
    await server.db.asOwner(
      "UPDATE campaign_copy_pieces SET kept_at = now() - interval '2 hours' WHERE place > 0",
    )
    await server.call(deleteCampaign, of(1))
    const own = (await copyOf(1)).contacts
    expect(own.length).toBeGreaterThan(0)
    expect(await countPieces()).toBe(kept + 2)
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })

  test('gives a copy of before there were pieces as it was kept', async () => {
    const whole = { campaign: { ID: 77 }, resultCodes: { '1': [], '2': [] }, contacts: [{ ID: 1 }] }
    await server.db.asAccount(1, (tx) =>
      recordAudit(tx, commandLine(1), { action: 'campaign.delete', id: 77, copy: whole }),
    )
    expect(await (await server.send(getCampaignCopy, of(77))).json()).toEqual(whole)
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })

  test('of one that was never deleted left no copy; the copy is for admins', async () => {
    expect((await server.send(getCampaignCopy, of(1))).status).toBe(404)
    const { agent: token } = server.tokens
    expect((await server.send(getCampaignCopy, of(1), { token })).status).toBe(403)
  })

  const tagOf = async (row: typeof getWholeCampaign | typeof getCampaign, ID: number) =>
    (await server.send(row, of(ID))).headers.get('etag') ?? ''
  const deleteIf = (ID: number, tag: string) =>
    server.send(deleteCampaign, of(ID), { headers: { 'if-match': tag } })

  test('is refused when codes, settings or contacts changed meanwhile; the version of before does not fit', async () => {
    const change = ['n_max_tries = 9', 'content_en = NULL']
    const tables = ['dialler_campaigns SET', 'dialler_campaigns_result_codes SET']
    for (const [place, table] of tables.entries()) {
      const tag = await tagOf(getWholeCampaign, 1)
      await server.db.asOwner(
        `SET callboard.client_id = '1'; UPDATE ${table} ${change[place]} WHERE client_id = 1`,
      )
      expect((await deleteIf(1, tag)).status).toBe(409)
    }
    const tag = await tagOf(getWholeCampaign, 1)
    const body = { DiallerCampaignsID: 1, Name: 'New', PhoneNumber1: '4989123' }
    await server.call(importContact, { body })
    const refused = await deleteIf(1, tag)
    expect(await refused.json()).toEqual({
      status: 409,
      error: 'The dialler campaign was changed meanwhile',
    })
    expect((await server.send(getCampaign, of(1))).status).toBe(200)
  })

  test('goes on with the version of either path, once; the second admin finds nothing', async () => {
    const [whole, rest] = [await tagOf(getWholeCampaign, 1), await tagOf(getCampaign, 2)]
    expect((await deleteIf(1, whole)).status).toBe(200)
    expect((await deleteIf(1, whole)).status).toBe(404)
    // The list's version moved with the other deletion.
    expect((await deleteIf(2, rest)).status).toBe(409)
    expect((await deleteIf(2, await tagOf(getCampaign, 2))).status).toBe(200)
  })
})
