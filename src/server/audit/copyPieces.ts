import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/**
 * Where the contacts of a copy are, and the SHA-256 of each piece in its order. `givenUp` are older
 * copies that made room for this one: named here, so that the chain of the audit log proves it.
 */
export type CopyPieces = { copyID: string; sha256: string[]; givenUp?: string[] }

/** The text of one piece; undefined where it is missing. */
export async function readCopyPiece(tx: Tx, copyID: string, place: number) {
  const { rows } = await sql<{ contacts: string }>`SELECT contacts FROM campaign_copy_pieces
    WHERE copy_id = ${copyID} AND place = ${place}`.execute(tx)
  return rows[0]?.contacts
}

/** A copy as it was kept: before there were pieces, all in one. */
type StoredCopy = { campaign: unknown; resultCodes: unknown; contacts: CopyPieces | unknown[] }

/** The pieces that an audit entry's copy names; undefined for a copy without any. */
export function piecesOf(copy: string | null): CopyPieces | undefined {
  // Written by `keepCampaignCopy` of the room campaigns, or by an older one.
  const kept: StoredCopy | null = copy === null ? null : JSON.parse(copy)
  return kept && 'contacts' in kept && !Array.isArray(kept.contacts) ? kept.contacts : undefined
}
