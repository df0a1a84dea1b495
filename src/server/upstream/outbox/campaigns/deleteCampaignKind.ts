import { sql } from 'kysely'
import * as z from 'zod/mini'
import { recordAudit } from '../../../audit/recordAudit'
import { campaignSource } from '../../../campaigns/campaignSource'
import type { Tx } from '../../../db/transaction'
import type { StoredWrite } from '../../../http/upstreamWrites'
import { recordsWhere } from '../../../list/find'
import { campaignKind } from '../../kinds/recordKinds'
import { unlist } from '../../unlist'
import { type Deletion, findingOfRecord } from '../deletion'
import type { KindOfWrite, WriteTime, WrittenRecord } from '../kindOfWrite'
import { senderOf } from '../writeRows'

type CampaignDeletion = { DiallerCampaignsID: number }

/** The campaign as the mirror knew it, for the audit log. */
type Mark = { before: unknown }

const idOf = ({ request }: StoredWrite): number =>
  // Written by the outbox from a CampaignDeletion.
  (JSON.parse(request) as CampaignDeletion).DiallerCampaignsID

async function finish(tx: Tx, write: StoredWrite, { now }: WriteTime): Promise<WrittenRecord> {
  const ID = idOf(write)
  const { before }: Mark = JSON.parse(write.mark)
  await unlist(tx, campaignKind, [ID], now)
  const entry = { action: 'campaign.delete', id: ID, before } as const
  await recordAudit(tx, { principal: senderOf(write), now }, entry)
  return { ID, answer: '' }
}

const Deleted = z.object({ status: z.literal(200) })

/** Deletes a campaign by its ID, whichever way it was named here. */
export const deleteCampaignKind: KindOfWrite = {
  isToldOnce: true,

  prepare: async (tx, _principal, request, zone) => {
    const { DiallerCampaignsID } = request as CampaignDeletion
    const [record] = await recordsWhere(
      tx,
      campaignSource(zone),
      sql`dialler_campaigns.id = ${DiallerCampaignsID}`,
    )
    const mark: Mark = { before: record === undefined ? null : JSON.parse(record) }
    return { mark, lastKnownID: 0 }
  },

  callOf: (write) => ({ method: 'DELETE', path: `/dialler/campaigns/campaign/${idOf(write)}` }),

  take: async (tx, write, value, at) =>
    z.safeParse(Deleted, value).success ? finish(tx, write, at) : undefined,

  candidates: async () => [],
}

export const campaignDeletion: Deletion = {
  kind: 'deleteCampaign',
  list: 'campaign',
  findingOf: (write, poll, ask) => findingOfRecord(campaignKind, idOf(write), poll, ask),
  finish,
}
