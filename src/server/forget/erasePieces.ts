import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { piecesOf } from '../audit/copyPieces'
import type { Tx } from '../db/transaction'
import { blackenNumber } from './blacken'
import { type Blackened, blackenEntries } from './blackenEntries'
import type { NumberNotations } from './numberNotations'
import { asTablesOwner } from './ownersPart'

type Contact = Record<string, unknown>
const phoneKeys = /^(PhoneNumber[1-6]|FaxNumber)$/

const isOwnContact = (contact: Contact, notations: NumberNotations) =>
  Object.entries(contact).some(
    ([key, value]) => phoneKeys.test(key) && typeof value === 'string' && notations.isWhole(value),
  )

/** Contacts of a deleted campaign without those of the number. */
export function withoutNumber(contacts: readonly Contact[], notations: NumberNotations): Contact[] {
  const kept = contacts.filter((contact) => !isOwnContact(contact, notations))
  // Contacts stay contacts: what is changed in them is text.
  return kept.map((contact) => blackenNumber(notations)(contact) as Contact)
}

/** One piece, changed or not; its hash where it was changed. */
async function erasePieceAt(tx: Tx, copyID: string, place: number, notations: NumberNotations) {
  const { rows } = await sql<{ contacts: string }>`SELECT contacts FROM campaign_copy_pieces
    WHERE client_id = callboard_client() AND copy_id = ${copyID} AND place = ${place}
      AND contacts ~ ${notations.sqlPattern} FOR UPDATE`.execute(tx)
  const [found] = rows
  if (!found || !notations.isIn(found.contacts)) return undefined
  const text = withoutNumber(JSON.parse(`[${found.contacts}]`), notations)
    .map((contact) => JSON.stringify(contact))
    .join(',')
  await sql`UPDATE campaign_copy_pieces SET contacts = ${text}
    WHERE client_id = callboard_client() AND copy_id = ${copyID} AND place = ${place}`.execute(tx)
  return createHash('sha256').update(text).digest('hex')
}

/** The hashes of the pieces that were changed, by the hashes that they had. */
const eraseFromPieces = (tx: Tx, ClientsID: number, copy: string, notations: NumberNotations) =>
  asTablesOwner(tx, ClientsID, async () => {
    const { copyID = '', sha256 = [] } = piecesOf(copy) ?? {}
    const hashes = new Map<unknown, string>()
    for (const [place, before] of sha256.entries()) {
      const after = await erasePieceAt(tx, copyID, place, notations)
      if (after !== undefined) hashes.set(before, after)
    }
    return hashes
  })

type Copied = { id: number; copy: string }

/** Copies of deleted campaigns: each entry names the hashes of its pieces, and so the new ones. */
export async function eraseCopies(
  tx: Tx,
  ClientsID: number,
  notations: NumberNotations,
): Promise<{ pieces: number; blackened: Blackened }> {
  const { rows } = await sql<Copied>`SELECT id, copy::text FROM audit_log
    WHERE action = 'campaign.delete' AND copy -> 'contacts' ->> 'copyID' IS NOT NULL`.execute(tx)
  let [pieces, blackened]: [number, Blackened] = [0, {}]
  for (const { id, copy } of rows) {
    const hashes = await eraseFromPieces(tx, ClientsID, copy, notations)
    if (hashes.size === 0) continue
    pieces += hashes.size
    const swap = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map((one) => hashes.get(one) ?? one)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, swap(one)]))
    }
    blackened = {
      ...blackened,
      ...(await blackenEntries(tx, ClientsID, sql<boolean>`id = ${id}`, swap)),
    }
  }
  return { pieces, blackened }
}
