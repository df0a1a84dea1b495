import { sql } from 'kysely'
import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import type { Tx } from '../db/transaction'
import { etagOf } from '../http/etag'
import { Refusal } from '../http/refusal'
import { recordById, recordsWhere } from '../list/find'
import { campaignSource } from './campaignSource'
import { resultCodeSource } from './resultCodes'

/** The records are the wire's own texts, which the schemas describe. */
const parsed = (records: readonly string[]) => records.map((record) => JSON.parse(record))

/** The campaign and its result codes in both languages. */
export async function readSettings(tx: Tx, id: number, zone: string) {
  const ofCampaign = sql`dialler_campaigns_id = ${id}`
  return {
    campaign: JSON.parse(
      await recordById(tx, campaignSource(zone), id, 'dialler_campaign_not_found'),
    ),
    resultCodes: {
      '1': parsed(await recordsWhere(tx, resultCodeSource(1), ofCampaign)),
      '2': parsed(await recordsWhere(tx, resultCodeSource(2), ofCampaign)),
    },
  }
}

export async function readWholeCampaign(tx: Tx, id: number, zone: string): Promise<WholeCampaign> {
  const settings = await readSettings(tx, id, zone)
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM dialler_contacts
    WHERE dialler_campaigns_id = ${id}`.execute(tx)
  return { ...settings, nContacts: Number(rows[0]?.count ?? 0) }
}

/**
 * Moves with the campaign, its codes, and the coming and going of contacts; not with each call
 * that the dialler makes to one of them, or no campaign in use could be deleted.
 */
export async function campaignTag(tx: Tx, ClientsID: number, id: number): Promise<string> {
  const { rows } = await sql<{ version: string; codes: string; contacts: string }>`SELECT version,
      (SELECT concat(count(*), '.', max(code.version)) FROM dialler_campaigns_result_codes AS code
        WHERE code.dialler_campaigns_id = campaign.id) AS codes,
      (SELECT concat(count(*), '.', max(contact.id)) FROM dialler_contacts AS contact
        WHERE contact.dialler_campaigns_id = campaign.id) AS contacts
    FROM dialler_campaigns AS campaign WHERE campaign.id = ${id}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Refusal('dialler_campaign_not_found')
  return etagOf('campaign', ClientsID, id, row.version, row.codes, row.contacts)
}
