import { sql } from 'kysely'
import type { CampaignClone } from '@/contract/campaign/campaigns'
import { fold } from '@/contract/filter/fold'
import { nextIds } from '../db/nextIds'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'

async function readSource(tx: Tx, name: string) {
  const campaign = await tx
    .selectFrom('dialler_campaigns')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst()
  if (!campaign) throw new Refusal('dialler_campaign_not_found')
  const codes = await tx
    .selectFrom('dialler_campaigns_result_codes')
    .selectAll()
    .where('dialler_campaigns_id', '=', campaign.id)
    .orderBy('id')
    .execute()
  return { campaign, codes }
}

/** The IDs of both, and which code became which. */
export type Cloned = { sourceID: number; id: number; codes: ReadonlyMap<number, number> }

/**
 * Copies a campaign with its result codes, without its contacts. The codes get new IDs and every
 * reference to them follows; the clone starts inactive.
 */
export async function cloneCampaign(
  tx: Tx,
  { source, destination, userData }: CampaignClone,
): Promise<Cloned> {
  if (source === destination) throw new Refusal('campaign_same_name')
  const { campaign, codes } = await readSource(tx, source)
  const [id] = await nextIds(tx, 'dialler_campaigns_ids', 1)
  const codeIds = await nextIds(tx, 'dialler_campaigns_result_codes_ids', codes.length)
  if (id === undefined) throw new Error('The sequence of campaigns gave no ID')
  const newCode = new Map(codes.map((code, place) => [code.id, codeIds[place] ?? 0]))
  const follow = (old: number | null) => (old === null ? null : (newCode.get(old) ?? null))

  const { version: _, ...fields } = campaign
  const stored = await tx
    .insertInto('dialler_campaigns')
    .values({
      ...fields,
      id,
      name: destination,
      name_fold: fold(destination),
      user_data: userData ?? null,
      b_active: false,
      abort_on_no_tel_number_result_codes_id: follow(
        campaign.abort_on_no_tel_number_result_codes_id,
      ),
      incoming_call_result_codes_id: follow(campaign.incoming_call_result_codes_id),
    })
    .onConflict((conflict) =>
      conflict.columns(['client_id', 'name']).where(sql<boolean>`NOT mirrored`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!stored) throw new Refusal('campaign_name_taken')

  if (codes.length > 0) {
    const copies = codes.map(({ version: _version, ...code }) => ({
      ...code,
      id: newCode.get(code.id) ?? 0,
      dialler_campaigns_id: id,
    }))
    await tx.insertInto('dialler_campaigns_result_codes').values(copies).execute()
  }
  return { sourceID: campaign.id, id, codes: newCode }
}
