import { sql } from 'kysely'
import {
  countFaultsInCampaigns,
  countInCampaigns,
  getCampaignCopy,
  getCloneProof,
  getWholeCampaign,
  listDeletedCampaigns,
  restoreCampaign as restoreCampaignRow,
} from '@/contract/campaign/campaignStories'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import { json, short } from '../http/reply'
import type { UpstreamLooks } from '../http/upstreamLooks'
import { found } from '../list/find'
import { recordText, stamp } from '../list/wire'
import { campaignSource } from './campaignSource'
import { countCodeFaults } from './codeFaults'
import { readDeletedCampaigns } from './deletedCampaigns'
import { copyText, readKeptCopy } from './keptCopy'
import { restoringAhead } from './restoreAhead'
import { restoreCampaign } from './restoreCampaign'
import { campaignTag, readWholeCampaign } from './wholeCampaign'

const counts = sql`(SELECT campaign.id, coalesce(codes.count, 0) AS codes,
    coalesce(contacts.count, 0) AS contacts
  FROM dialler_campaigns AS campaign
  LEFT JOIN (SELECT dialler_campaigns_id AS id, count(*) AS count
    FROM dialler_campaigns_result_codes GROUP BY 1) AS codes ON codes.id = campaign.id
  LEFT JOIN (SELECT dialler_campaigns_id AS id, count(*) AS count
    FROM dialler_contacts GROUP BY 1) AS contacts ON contacts.id = campaign.id) AS counts`

const countsWire = { DiallerCampaignsID: 'id', nResultCodes: 'codes', nContacts: 'contacts' }

/** A page waits no longer for an upstream: it tells how old the codes are. */
const patienceMs = 1500

type StoryOptions = { db: Db; zone: string; looks: UpstreamLooks }

/** What the web app asks of campaigns beside the public API. */
export function mountCampaignStories({ mount }: Mounting, options: StoryOptions): void {
  const { db, zone, looks } = options
  const source = {
    ...campaignSource(zone),
    dependsOn: ['dialler_campaigns', 'dialler_campaigns_result_codes', 'dialler_contacts'],
  }
  // Apart from the counts, which move with each contact that the dialler calls.
  const faultsSource = { ...source, dependsOn: ['dialler_campaigns_result_codes'] }

  mount(countInCampaigns, (call) =>
    found(call, source, 'counts', async (tx) => {
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(countsWire)} AS record
        FROM ${counts} ORDER BY id`.execute(tx)
      return rows.map(({ record }) => record)
    }),
  )

  mount(countFaultsInCampaigns, (call) =>
    found(call, faultsSource, 'faults', async (tx) =>
      (await countCodeFaults(tx)).map((count) => JSON.stringify(count)),
    ),
  )

  mount(listDeletedCampaigns, ({ read }) =>
    read(async (tx) => short(await readDeletedCampaigns(tx, zone))),
  )

  mount(getWholeCampaign, async ({ params, principal: { ClientsID }, read, has }) => {
    const { DiallerCampaignsID } = params
    await looks.at(ClientsID, { part: 'resultCodes', DiallerCampaignsID }, patienceMs)
    return read(async (tx) => {
      const etag = await campaignTag(tx, ClientsID, DiallerCampaignsID)
      if (has(etag)) return { unchanged: etag }
      return { ...json(await readWholeCampaign(tx, DiallerCampaignsID, zone)), etag }
    })
  })

  mount(getCloneProof, ({ params: { DiallerCampaignsID: id }, read }) =>
    read(async (tx) => {
      const wire = {
        dtCreated: stamp('dt_created', zone),
        name: 'name',
        proof: sql`after -> 'proof'`,
        made: sql`CASE action WHEN 'campaign.restore' THEN 'restore' ELSE 'clone' END`,
      }
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(wire)} AS record
        FROM audit_log WHERE object_kind = 'campaign' AND object_id = ${id}
          AND action IN ('campaign.clone', 'campaign.restore') AND after -> 'proof' IS NOT NULL
        ORDER BY id DESC LIMIT 1`.execute(tx)
      return short(rows.map(({ record }) => record))
    }),
  )

  mount(restoreCampaignRow, ({ params, body, principal, now, transaction }) => {
    const { ClientsID } = principal
    const options = { ClientsID, id: params.DiallerCampaignsID, zone, name: body.name }
    return restoringAhead(db, options, (ahead) =>
      transaction(async (tx) => {
        const { campaign, proof } = await restoreCampaign(tx, options, ahead)
        const after = { ...campaign, proof }
        const entry = { action: 'campaign.restore', id: campaign.ID, after } as const
        await recordAudit(tx, { principal, now }, entry)
        return short([JSON.stringify(campaign)])
      }),
    )
  })

  mount(getCampaignCopy, async ({ params: { DiallerCampaignsID: id }, read }) => {
    const kept = await read((tx) => readKeptCopy(tx, id))
    const headers = { 'Content-Disposition': `attachment; filename="campaign-${id}.json"` }
    return { body: copyText(read, kept), headers }
  })
}
