import { sql } from 'kysely'
import {
  countInCampaigns,
  getCampaignCopy,
  getCloneProof,
  getWholeCampaign,
} from '@/contract/campaignStories'
import type { Mounting } from '../http/mount'
import { Refusal } from '../http/refusal'
import { json, short } from '../http/reply'
import { found } from '../list/find'
import { recordText, stamp } from '../list/wire'
import { copyText } from './campaignCopy'
import { campaignSource } from './campaignSource'
import { campaignTag, readWholeCampaign } from './wholeCampaign'

const counts = sql`(SELECT campaign.id, coalesce(codes.count, 0) AS codes,
    coalesce(contacts.count, 0) AS contacts
  FROM dialler_campaigns AS campaign
  LEFT JOIN (SELECT dialler_campaigns_id AS id, count(*) AS count
    FROM dialler_campaigns_result_codes GROUP BY 1) AS codes ON codes.id = campaign.id
  LEFT JOIN (SELECT dialler_campaigns_id AS id, count(*) AS count
    FROM dialler_contacts GROUP BY 1) AS contacts ON contacts.id = campaign.id) AS counts`

const countsWire = { DiallerCampaignsID: 'id', nResultCodes: 'codes', nContacts: 'contacts' }

/** What the web app asks of campaigns beside the public API. */
export function mountCampaignStories({ mount }: Mounting, zone: string): void {
  const source = {
    ...campaignSource(zone),
    dependsOn: ['dialler_campaigns', 'dialler_campaigns_result_codes', 'dialler_contacts'],
  }

  mount(countInCampaigns, (call) =>
    found(call, source, 'counts', async (tx) => {
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(countsWire)} AS record
        FROM ${counts} ORDER BY id`.execute(tx)
      return rows.map(({ record }) => record)
    }),
  )

  mount(getWholeCampaign, ({ params: { DiallerCampaignsID: id }, asker, read, has }) =>
    read(async (tx) => {
      const etag = await campaignTag(tx, asker.ClientsID, id)
      if (has(etag)) return { unchanged: etag }
      return { ...json(await readWholeCampaign(tx, id, zone)), etag }
    }),
  )

  mount(getCloneProof, ({ params: { DiallerCampaignsID: id }, read }) =>
    read(async (tx) => {
      const wire = {
        dtCreated: stamp('dt_created', zone),
        name: 'name',
        proof: sql`after -> 'proof'`,
      }
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(wire)} AS record
        FROM audit_log WHERE object_kind = 'campaign' AND object_id = ${id}
          AND action = 'campaign.clone' AND after -> 'proof' IS NOT NULL
        ORDER BY id DESC LIMIT 1`.execute(tx)
      return short(rows.map(({ record }) => record))
    }),
  )

  mount(getCampaignCopy, async ({ params: { DiallerCampaignsID: id }, read }) => {
    const kept = await read(async (tx) => {
      const { rows } = await sql<{ copy: string }>`SELECT copy::text AS copy FROM audit_log
        WHERE object_kind = 'campaign' AND object_id = ${id} AND copy IS NOT NULL
        ORDER BY id DESC LIMIT 1`.execute(tx)
      return rows[0]
    })
    if (kept === undefined) throw new Refusal('campaign_copy_not_found')
    const headers = { 'Content-Disposition': `attachment; filename="campaign-${id}.json"` }
    return { body: copyText(read, kept.copy), headers }
  })
}
