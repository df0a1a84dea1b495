import { createHash } from 'node:crypto'
import type { DiallerContact } from '@/contract/contacts'
import { type CopyPieces, piecesOf, readCopyPiece } from '../audit/copyPieces'
import { contactRow, type StampReader } from '../contacts/contactRow'
import { insertRows } from '../db/insertRows'
import { nextIds } from '../db/nextIds'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** The contacts of one piece of a kept copy. */
export async function contactsOfPiece(
  tx: Tx,
  { copyID, sha256 }: CopyPieces,
  place: number,
): Promise<DiallerContact[]> {
  const text = await readCopyPiece(tx, copyID, place)
  if (text === undefined) throw new Refusal('campaign_copy_given_up')
  if (sha256Of(text) !== sha256[place]) throw new Refusal('campaign_copy_changed')
  return JSON.parse(`[${text}]`)
}

/** The contacts of a kept copy, piece by piece: never more of them than one piece in memory. */
async function* contactsOf(tx: Tx, copy: string): AsyncGenerator<DiallerContact[], void> {
  const pieces = piecesOf(copy)
  if (pieces === undefined) {
    yield JSON.parse(copy).contacts
    return
  }
  for (const place of pieces.sha256.keys()) yield contactsOfPiece(tx, pieces, place)
}

export type RestoringContacts = {
  ClientsID: number
  id: number
  codes: ReadonlyMap<number, number>
  at: StampReader
}

/** Stores contacts for a restored campaign, with new IDs. */
export async function storeContacts(
  tx: Tx,
  contacts: readonly DiallerContact[],
  { ClientsID, id, codes, at }: RestoringContacts,
): Promise<void> {
  const ids = await nextIds(tx, 'dialler_contacts_ids', contacts.length)
  const rows = contacts.map((contact, place) => ({
    ...contactRow(contact, ClientsID, at),
    id: ids[place] ?? 0,
    dialler_campaigns_id: id,
    dialler_campaigns_result_codes_id:
      codes.get(contact.DiallerCampaignsResultCodesID ?? 0) ?? null,
  }))
  await insertRows(tx, 'dialler_contacts', rows)
}

/** Stores all contacts of a copy; says how many it had. */
export async function restoreContacts(
  tx: Tx,
  copy: string,
  restoring: RestoringContacts,
): Promise<number> {
  let count = 0
  for await (const contacts of contactsOf(tx, copy)) {
    await storeContacts(tx, contacts, restoring)
    count += contacts.length
  }
  return count
}
