import { sql } from 'kysely'
import type { CampaignClone } from '@/contract/campaign/campaigns'
import { recordAudit } from '../../../audit/recordAudit'
import { campaignSource } from '../../../campaigns/campaignSource'
import type { Tx } from '../../../db/transaction'
import { Refusal } from '../../../http/refusal'
import type { StoredWrite } from '../../../http/upstreamWrites'
import { recordById, recordsWhere } from '../../../list/find'
import { campaignKind } from '../../kinds/recordKinds'
import { storeRecord } from '../../storeRecord'
import type { KindOfWrite, WriteTime } from '../kindOfWrite'
import { onlyRecord } from '../shortAnswer'
import { senderOf } from '../writeRows'

/** The audit log is told of a clone that is in the mirror. Its record, as the caller is answered. */
export async function finishClone(
  tx: Tx,
  write: StoredWrite,
  ID: number,
  { now, zone }: WriteTime,
): Promise<string> {
  const record = await recordById(tx, campaignSource(zone), ID, 'dialler_campaign_not_found')
  const entry = { action: 'campaign.clone', id: ID, after: JSON.parse(record) } as const
  await recordAudit(tx, { principal: senderOf(write), now }, entry)
  return record
}

/** Copies a campaign there. Its request is a CampaignClone that was checked. */
export const cloneKind: KindOfWrite = {
  prepare: async (tx, _principal, request) => {
    const { source, destination } = request as CampaignClone
    if (source === destination) throw new Refusal('campaign_same_name')
    const { rows } = await sql<{ last: number }>`SELECT coalesce(max(id), 0) AS last
      FROM upstream_records WHERE kind = 'campaign'`.execute(tx)
    return { mark: {}, lastKnownID: rows[0]?.last ?? 0 }
  },

  callOf: ({ request }) => ({
    method: 'POST',
    path: '/dialler/campaigns/clone',
    body: JSON.parse(request),
  }),

  take: async (tx, write, value, at) => {
    const record = onlyRecord(value)
    if (!record) return undefined
    if (!(await storeRecord(tx, write.client_id, campaignKind, record, at))) return undefined
    return { ID: record.ID, answer: await finishClone(tx, write, record.ID, at) }
  },

  candidates: (tx, ids, zone) =>
    recordsWhere(tx, campaignSource(zone), sql`dialler_campaigns.id = ANY (${ids}::integer[])`),
}
