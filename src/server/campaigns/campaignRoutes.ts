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
import { foldedContains } from '../filter/like'
import type { Mounting, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { done, short } from '../http/reply'
import { found, recordById, recordsWhere } from '../list/find'
import type { Listing } from '../list/listing'
import { campaignSource } from './campaignSource'
import { cloneCampaign } from './cloneCampaign'
import { resultCodeSource } from './resultCodes'

/** Result codes and contacts go with the campaign, in the same statement. */
async function deleteWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql`DELETE FROM dialler_campaigns WHERE ${condition} RETURNING id`.execute(
    tx,
  )
  if (rows.length === 0) throw new Refusal('dialler_campaign_not_found')
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

  mount(cloneCampaignRow, ({ body, transaction }) =>
    transaction(async (tx) => {
      const id = await cloneCampaign(tx, body)
      return short([await recordById(tx, source, id, 'dialler_campaign_not_found')])
    }),
  )

  mount(deleteCampaign, ({ params, transaction }) =>
    transaction(async (tx) => {
      await deleteWhere(tx, sql`id = ${params.DiallerCampaignsID}`)
      return done
    }),
  )

  mount(deleteCampaignByName, ({ query, transaction }) =>
    transaction(async (tx) => {
      await deleteWhere(tx, sql`name = ${query.name}`)
      return done
    }),
  )
}
