import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Endpoint } from '@/contract/endpoint'
import { contactSource } from '../contacts/contactSource'
import type { Call, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { recordText } from '../list/wire'
import { readSettings } from './wholeCampaign'

/** Contacts in one piece: some hundred KB of text. */
const pieceSize = 500

/**
 * Where the contacts of a copy are, and the SHA-256 of each piece in its order. `givenUp` are older
 * copies that made room for this one: named here, so that the chain of the audit log proves it.
 */
export type CopyPieces = { copyID: string; sha256: string[]; givenUp?: string[] }
type Moved = { name_fold: string; id: number; sha256: string }
type Moving = { ClientsID: number; id: number; zone: string }

/**
 * Moves the next contacts of a campaign into a piece of its copy. Their text is made and hashed by
 * the database and never leaves it, so that a campaign of any size takes no more room here.
 */
async function movePiece(
  tx: Tx,
  { ClientsID, id, zone }: Moving,
  { copyID, place, last }: { copyID: string; place: number; last: Pick<Moved, 'name_fold' | 'id'> },
): Promise<Moved | undefined> {
  const { rows } = await sql<Moved>`WITH piece AS MATERIALIZED (
      SELECT id, name_fold, ${recordText(contactSource(zone).wire)} AS record
      FROM dialler_contacts WHERE dialler_campaigns_id = ${id}
        AND (name_fold, id) > (${last.name_fold}, ${last.id}::integer)
      ORDER BY name_fold, id LIMIT ${pieceSize}
    ), stored AS (
      INSERT INTO campaign_copy_pieces (client_id, copy_id, place, contacts)
      SELECT ${ClientsID}::integer, ${copyID}, ${place}::integer,
        string_agg(record, ',' ORDER BY name_fold, id)
      FROM piece HAVING count(*) > 0
      RETURNING encode(sha256(convert_to(contacts, 'UTF8')), 'hex') AS sha256
    ), gone AS (
      DELETE FROM dialler_contacts USING piece WHERE dialler_contacts.id = piece.id
    )
    SELECT piece.name_fold, piece.id, stored.sha256 FROM piece, stored
    ORDER BY piece.name_fold DESC, piece.id DESC LIMIT 1`.execute(tx)
  return rows[0]
}

/** Everything that goes with a campaign when it is deleted; its contacts are gone with this. */
export async function keepCampaignCopy(tx: Tx, moving: Moving) {
  const settings = await readSettings(tx, moving.id, moving.zone)
  const contacts: CopyPieces = { copyID: randomUUID(), sha256: [] }
  let last: Pick<Moved, 'name_fold' | 'id'> | undefined = { name_fold: '', id: 0 }
  while (last) {
    const next = { copyID: contacts.copyID, place: contacts.sha256.length, last }
    const moved = await movePiece(tx, moving, next)
    if (moved) contacts.sha256.push(moved.sha256)
    last = moved
  }
  const { rows } = await sql<{ id: string }>`SELECT callboard_give_up_copies() AS id`.execute(tx)
  if (rows.length > 0) contacts.givenUp = rows.map(({ id }) => id)
  return { ...settings, contacts }
}

/** The text of one piece; undefined where it is missing. */
export async function readPiece(tx: Tx, copyID: string, place: number) {
  const { rows } = await sql<{ contacts: string }>`SELECT contacts FROM campaign_copy_pieces
    WHERE copy_id = ${copyID} AND place = ${place}`.execute(tx)
  return rows[0]?.contacts
}

/** A copy as it was kept: before there were pieces, all in one. */
type Kept = { campaign: unknown; resultCodes: unknown; contacts: CopyPieces | unknown[] }

/** The pieces that an audit entry's copy names; undefined for a copy without any. */
export function piecesOf(copy: string | null): CopyPieces | undefined {
  // Written by `keepCampaignCopy`, or by an older one.
  const kept: Kept | null = copy === null ? null : JSON.parse(copy)
  return kept && 'contacts' in kept && !Array.isArray(kept.contacts) ? kept.contacts : undefined
}

/** The copy as one JSON text, made while it is sent. */
export async function* copyText(
  read: Call<Endpoint>['read'],
  copy: string,
): AsyncGenerator<string, void> {
  const pieces = piecesOf(copy)
  if (pieces === undefined) {
    yield copy
    return
  }
  const [first] = pieces.sha256
  const isThere = first === undefined || (await read((tx) => readPiece(tx, pieces.copyID, 0)))
  if (!isThere) throw new Refusal('campaign_copy_given_up')
  const { contacts: _, ...settings } = JSON.parse(copy)
  yield `${JSON.stringify(settings).slice(0, -1)},"contacts":[`
  for (const place of pieces.sha256.keys()) {
    const text = (await read((tx) => readPiece(tx, pieces.copyID, place))) ?? ''
    yield (place > 0 ? ',' : '') + text
  }
  yield ']}'
}
