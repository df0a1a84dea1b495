import { createHash } from 'node:crypto'
import type { DiallerContact } from '@/contract/contacts'
import { piecesOf, readCopyPiece } from '../audit/copyPieces'
import { contactRow, type StampReader } from '../contacts/contactRow'
import { insertRows } from '../db/insertRows'
import { nextIds } from '../db/nextIds'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** The contacts of a kept copy, piece by piece: never more of them than one piece in memory. */
async function* contactsOf(tx: Tx, copy: string): AsyncGenerator<DiallerContact[], void> {
  const pieces = piecesOf(copy)
  if (pieces === undefined) {
    yield JSON.parse(copy).contacts
    return
  }
  for (const [place, sha256] of pieces.sha256.entries()) {
    const text = await readCopyPiece(tx, pieces.copyID, place)
    if (text === undefined) throw new Refusal('campaign_copy_given_up')
    if (sha256Of(text) !== sha256) throw new Refusal('campaign_copy_changed')
    yield JSON.parse(`[${text}]`)
  }
}

type Restoring = {
  ClientsID: number
  id: number
  codes: ReadonlyMap<number, number>
  at: StampReader
}

/** Stores the contacts of a copy for a restored campaign, with new IDs; says how many it had. */
export async function restoreContacts(
  tx: Tx,
  copy: string,
  { ClientsID, id, codes, at }: Restoring,
): Promise<number> {
  let count = 0
  for await (const contacts of contactsOf(tx, copy)) {
    const ids = await nextIds(tx, 'dialler_contacts_ids', contacts.length)
    const rows = contacts.map((contact, place) => ({
      ...contactRow(contact, ClientsID, at),
      id: ids[place] ?? 0,
      dialler_campaigns_id: id,
      dialler_campaigns_result_codes_id:
        codes.get(contact.DiallerCampaignsResultCodesID ?? 0) ?? null,
    }))
    await insertRows(tx, 'dialler_contacts', rows)
    count += contacts.length
  }
  return count
}
