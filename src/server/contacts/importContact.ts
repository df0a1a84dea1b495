import { sql } from 'kysely'
import type { NewContact } from '@/contract/contacts'
import { fold } from '@/contract/filter/fold'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { contactTexts } from './contactSource'

type TextKey = keyof typeof contactTexts
type TextColumn = (typeof contactTexts)[TextKey]

/** The columns that an import writes. */
export type ContactTexts = Record<TextColumn, string | null> & { name: string }

/** What an import does not name is emptied on an overwrite. */
export function textColumns(contact: NewContact): ContactTexts {
  const entries = Object.entries(contactTexts).map(([key, column]) => [
    column,
    contact[key as TextKey] ?? null,
  ])
  // The entries are the table above, so every column of it is there.
  const columns = Object.fromEntries(entries) as Record<TextColumn, string | null>
  return { ...columns, name: contact.Name }
}

/** A campaign by ID or by exact name; both given must mean the same one. */
async function campaignOf(tx: Tx, contact: NewContact): Promise<number> {
  const { DiallerCampaignsID, DiallerCampaignsName } = contact
  let query = tx.selectFrom('dialler_campaigns').select('id')
  if (DiallerCampaignsID !== undefined) query = query.where('id', '=', DiallerCampaignsID)
  if (DiallerCampaignsName !== undefined) query = query.where('name', '=', DiallerCampaignsName)
  const campaign = await query.executeTakeFirst()
  if (!campaign) throw new Refusal('dialler_campaign_not_found')
  return campaign.id
}

/** The key of the lock at which imports of the same contact take turns. */
export const contactPlace = (campaignId: number, userData: string) =>
  JSON.stringify(['contact', campaignId, userData])

async function sameContact(tx: Tx, campaignId: number, userData: string) {
  // Two imports of the same contact at the same moment must not both find none.
  const place = contactPlace(campaignId, userData)
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(callboard_client() || ${place}, 0))`.execute(
    tx,
  )
  const found = await tx
    .selectFrom('dialler_contacts')
    .select('id')
    .where('user_data', '=', userData)
    .where('dialler_campaigns_id', '=', campaignId)
    .orderBy('id')
    .executeTakeFirst()
  return found?.id
}

/** The contact that an import of this one overwrites; undefined where it is a new one. */
export async function findTwin(tx: Tx, contact: NewContact): Promise<number | undefined> {
  const campaignId = await campaignOf(tx, contact)
  return contact.UserData === undefined ? undefined : sameContact(tx, campaignId, contact.UserData)
}

/** Stores one contact and returns its ID: a new one, or its twin, which it overwrites. */
export async function storeContact(
  tx: Tx,
  ClientsID: number,
  contact: NewContact,
  twin: number | undefined,
  now: Date,
): Promise<number> {
  const campaignId = await campaignOf(tx, contact)
  const values = { ...textColumns(contact), name_fold: fold(contact.Name), dt_imported: now }
  if (twin !== undefined) {
    await tx.updateTable('dialler_contacts').set(values).where('id', '=', twin).execute()
    return twin
  }
  const { id } = await tx
    .insertInto('dialler_contacts')
    .values({
      ...values,
      client_id: ClientsID,
      id: sql<number>`nextval('dialler_contacts_ids')`,
      dialler_campaigns_id: campaignId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
