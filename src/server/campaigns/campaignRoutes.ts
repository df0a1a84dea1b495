import { type RawBuilder, sql } from 'kysely'
import {
  cloneCampaign as cloneCampaignRow,
  deleteCampaign,
  deleteCampaignByName,
  findCampaigns,
  getCampaign,
  getCampaignByLongPath,
  listCampaigns,
  listResultCodes,
} from '@/contract/campaigns'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { foldedContains } from '../filter/like'
import type { Mounting, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { done, type Reply, short } from '../http/reply'
import { found, recordById, recordsWhere } from '../list/find'
import type { Listing } from '../list/listing'
import type { ListSource } from '../list/source'
import { recordText } from '../list/wire'
import { campaignSource } from './campaignSource'
import { cloneCampaign } from './cloneCampaign'
import { resultCodeSource } from './resultCodes'

/** Result codes and contacts go with the campaign, in the same statement. */
async function deleteWhere(
  tx: Tx,
  source: ListSource,
  condition: RawBuilder<unknown>,
  by: By,
): Promise<Reply> {
  const { rows } = await sql<{ record: string }>`DELETE FROM dialler_campaigns WHERE ${condition}
    RETURNING ${recordText(source.wire)} AS record`.execute(tx)
  const [campaign] = rows.map(({ record }) => JSON.parse(record))
  if (campaign === undefined) throw new Refusal('dialler_campaign_not_found')
  await recordAudit(tx, by, { action: 'campaign.delete', id: campaign.ID, before: campaign })
  return done
}

async function languageOf(tx: Tx, id: number): Promise<number> {
  const campaign = await tx
    .selectFrom('dialler_campaigns')
    .select('languages_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!campaign) throw new Refusal('dialler_campaign_not_found')
  return campaign.languages_id
}

export function mountCampaigns({ mount }: Mounting, list: Listing, zone: string): void {
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

  mount(listResultCodes, (call) => {
    const { DiallerCampaignsID } = call.params
    const { languagesID } = call.query
    const subject = `codes ${DiallerCampaignsID} ${languagesID ?? ''}`
    return found(call, resultCodeSource(1), subject, async (tx) => {
      const own = await languageOf(tx, DiallerCampaignsID)
      const codes = resultCodeSource(languagesID ?? own)
      return recordsWhere(tx, codes, sql`dialler_campaigns_id = ${DiallerCampaignsID}`)
    })
  })

  mount(cloneCampaignRow, ({ body, asker, now, transaction }) =>
    transaction(async (tx) => {
      const id = await cloneCampaign(tx, body)
      const record = await recordById(tx, source, id, 'dialler_campaign_not_found')
      const after = JSON.parse(record)
      await recordAudit(tx, { asker, now }, { action: 'campaign.clone', id, after })
      return short([record])
    }),
  )

  mount(deleteCampaign, ({ params, asker, now, transaction }) =>
    transaction((tx) =>
      deleteWhere(tx, source, sql`id = ${params.DiallerCampaignsID}`, { asker, now }),
    ),
  )

  mount(deleteCampaignByName, ({ query, asker, now, transaction }) =>
    transaction((tx) => deleteWhere(tx, source, sql`name = ${query.name}`, { asker, now })),
  )
}
