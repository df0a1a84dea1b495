import { sql } from 'kysely'
import {
  cloneCampaign as cloneCampaignRow,
  deleteCampaign,
  deleteCampaignByName,
  findCampaigns,
  getCampaign,
  getCampaignByLongPath,
  listCampaigns,
  listResultCodes,
} from '@/contract/campaign/campaigns'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import { tableVersion } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import { foldedContains } from '../filter/like'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { short } from '../http/reply'
import { afterLook, refuseUnread, type UpstreamLooks } from '../http/upstreamLooks'
import type { UpstreamWrites } from '../http/upstreamWrites'
import { found, foundTag, recordById, recordsWhere } from '../list/find'
import type { Listing } from '../list/listing'
import { campaignSource } from './campaignSource'
import { cloneCampaign } from './cloneCampaign'
import { type Deleting, deletion, type WhichCampaign } from './deleteCampaign'
import { proveClone } from './proveClone'
import { resultCodeSource } from './resultCodes'
import { upstreamDeletion } from './upstreamDeletion'
import { campaignTag, readWholeCampaign } from './wholeCampaign'

async function languageOf(tx: Tx, id: number): Promise<number> {
  const campaign = await tx
    .selectFrom('dialler_campaigns')
    .select('languages_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!campaign) throw new Refusal('dialler_campaign_not_found')
  return campaign.languages_id
}

type CampaignOptions = {
  db: Db
  list: Listing
  zone: string
  upstream: UpstreamWrites
  looks: UpstreamLooks
}

export function mountCampaigns({ mount }: Mounting, options: CampaignOptions): void {
  const { db, list, zone, upstream, looks } = options
  const source = campaignSource(zone)

  mount(listCampaigns, (call) => list(call, source))

  mount(findCampaigns, (call) => {
    const { name } = call.query
    return found(call, source, `name ${name}`, (tx) =>
      recordsWhere(tx, source, foldedContains('name_fold', name)),
    )
  })

  for (const row of [getCampaignByLongPath, getCampaign]) {
    mount(row, (call) => {
      const { DiallerCampaignsID } = call.params
      return found(call, source, `campaign ${DiallerCampaignsID}`, async (tx) => [
        await recordById(tx, source, DiallerCampaignsID, 'dialler_campaign_not_found'),
      ])
    })
  }

  mount(listResultCodes, async (call) => {
    const { DiallerCampaignsID } = call.params
    const { ClientsID } = call.principal
    const look = await looks.at(ClientsID, { part: 'resultCodes', DiallerCampaignsID })
    refuseUnread(look)
    const { languagesID } = call.query
    const subject = `codes ${DiallerCampaignsID} ${languagesID ?? ''}`
    return found(afterLook(call, look), resultCodeSource(1), subject, async (tx) => {
      const own = await languageOf(tx, DiallerCampaignsID)
      const codes = resultCodeSource(languagesID ?? own)
      return recordsWhere(tx, codes, sql`dialler_campaigns_id = ${DiallerCampaignsID}`)
    })
  })

  mount(cloneCampaignRow, ({ body, principal, now, key, transaction }) => {
    if (upstream.isFor(principal.ClientsID)) {
      return upstream.send({ kind: 'cloneCampaign', principal, now, key, request: body })
    }
    return transaction(async (tx) => {
      const { id, sourceID, codes } = await cloneCampaign(tx, body)
      // Both are read again: what is proved is what is stored.
      const clone = await readWholeCampaign(tx, id, zone)
      const original = await readWholeCampaign(tx, sourceID, zone)
      const proof = proveClone(original, clone, { ...body, codes })
      const after = { ...clone.campaign, proof }
      await recordAudit(tx, { principal, now }, { action: 'campaign.clone', id, after })
      return short([JSON.stringify(clone.campaign)])
    })
  })

  const removeHere = deletion(db, zone)
  const removeThere = upstreamDeletion(upstream)
  const remove = (call: Deleting, which: WhichCampaign) =>
    upstream.isFor(call.principal.ClientsID) ? removeThere(call, which) : removeHere(call, which)

  mount(deleteCampaign, (call) => {
    const { principal, meant } = call
    const { DiallerCampaignsID } = call.params
    const expect = async (tx: Tx, id: number) => {
      if (meant.text === undefined) return
      const tags = [
        await campaignTag(tx, principal.ClientsID, id),
        foundTag(principal, source, await tableVersion(tx, source.dependsOn), `campaign ${id}`),
      ]
      if (!tags.some(meant.is)) throw new Refusal('campaign_changed')
    }
    return remove(call, {
      condition: sql`id = ${DiallerCampaignsID}`,
      id: DiallerCampaignsID,
      expect,
    })
  })

  mount(deleteCampaignByName, (call) => remove(call, { condition: sql`name = ${call.query.name}` }))
}
