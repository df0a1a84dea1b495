import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import type { UpstreamWrites } from '../http/upstreamWrites'
import type { Deleting, WhichCampaign } from './deleteCampaign'

/** One that is listed no more comes last: somebody may ask what became of its deletion. */
async function find(tx: Tx, { condition, expect }: WhichCampaign): Promise<number | undefined> {
  const { rows } = await sql<{ id: number; isListed: boolean }>`SELECT id,
      not_listed_since IS NULL AS "isListed"
    FROM dialler_campaigns WHERE ${condition}
    ORDER BY not_listed_since DESC NULLS FIRST, id LIMIT 2`.execute(tx)
  const [first, second] = rows
  if (second?.isListed) throw new Refusal('campaign_name_twice')
  if (first?.isListed) await expect?.(tx, first.id)
  return first?.id
}

/** Deletes a campaign of a mirror where it belongs, by its ID: a name may mean several there. */
export const upstreamDeletion =
  (upstream: UpstreamWrites) =>
  async ({ principal, now, read }: Deleting, which: WhichCampaign) => {
    const ID = (await read((tx) => find(tx, which))) ?? which.id
    if (ID === undefined) throw new Refusal('dialler_campaign_not_found')
    const request = { DiallerCampaignsID: ID }
    return upstream.send({ kind: 'deleteCampaign', principal, now, key: String(ID), request })
  }
