import { type RawBuilder, sql } from 'kysely'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { keepCampaignCopy } from './campaignCopy'

type Deleting = { by: By; zone: string; expect?: (id: number) => Promise<void> }

/**
 * Deletes the campaign that meets a condition, with its result codes and contacts, and keeps a
 * complete copy of them all with the entry of the audit log. Nothing can join it after the lock.
 */
export async function deleteCampaignWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  { by, zone, expect }: Deleting,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM dialler_campaigns
    WHERE ${condition} FOR UPDATE`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Refusal('dialler_campaign_not_found')
  await expect?.(id)
  const copy = await keepCampaignCopy(tx, { ClientsID: by.asker.ClientsID, id, zone })
  await tx.deleteFrom('dialler_campaigns').where('id', '=', id).execute()
  await recordAudit(tx, by, { action: 'campaign.delete', id, before: copy.campaign, copy })
}
