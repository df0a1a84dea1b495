import { type RawBuilder, sql } from 'kysely'
import type { Endpoint } from '@/contract/endpoint'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import type { Call } from '../http/call'
import { Refusal } from '../http/refusal'
import { done } from '../http/reply'
import { type CopyAhead, CopyOutdated, copyAhead, keepCampaignCopy } from './campaignCopy'

/** Which campaign is to be deleted. */
export type WhichCampaign = {
  condition: RawBuilder<unknown>
  /** Where it is named by its ID. */
  id?: number
  /** Throws where the campaign has changed since the principal saw it. */
  expect?: (tx: Tx, id: number) => Promise<void>
}
export type Deleting = Pick<Call<Endpoint>, 'principal' | 'now' | 'transaction' | 'read'>
type Asking = Pick<Deleting, 'principal' | 'now' | 'transaction'>

/** Tries with a copy made before the delete; after them the delete itself makes the copy. */
const copiesBeside = 3

async function find(tx: Tx, { condition, expect }: WhichCampaign, lock = sql``): Promise<number> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM dialler_campaigns
    WHERE ${condition} ${lock}`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Refusal('dialler_campaign_not_found')
  await expect?.(tx, id)
  return id
}

/**
 * Deletes a campaign with its result codes and contacts, and keeps a complete copy of them all with
 * the entry of the audit log. Nothing can join it after the lock. The contacts of a large one are
 * copied before, so that nobody waits longer than their deletion takes.
 */
export function deletion(db: Db, zone: string) {
  async function prepare({ ClientsID }: Asking['principal'], which: WhichCampaign) {
    // What is refused is refused by the transaction, whose answer a key may have to keep.
    const missing = (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    }
    const id = await db.asAccount(ClientsID, (tx) => find(tx, which)).catch(missing)
    return id === undefined ? undefined : copyAhead(db, { ClientsID, id, zone })
  }

  const remove = (
    { principal, now, transaction }: Asking,
    which: WhichCampaign,
    ahead?: CopyAhead,
  ) =>
    transaction(async (tx) => {
      const id = await find(tx, which, sql`FOR UPDATE`)
      const fitting = ahead?.id === id ? ahead : undefined
      const copying = { ClientsID: principal.ClientsID, id, zone }
      const copy = await keepCampaignCopy(tx, copying, fitting)
      await tx.deleteFrom('dialler_campaigns').where('id', '=', id).execute()
      const entry = { action: 'campaign.delete', id, before: copy.campaign, copy } as const
      await recordAudit(tx, { principal, now }, entry)
      return done
    })

  return async (asking: Asking, which: WhichCampaign) => {
    for (let left = copiesBeside; left > 0; left -= 1) {
      try {
        return await remove(asking, which, await prepare(asking.principal, which))
      } catch (error) {
        if (!(error instanceof CopyOutdated)) throw error
      }
    }
    return remove(asking, which)
  }
}
