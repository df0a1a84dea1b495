import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { CopyPieces } from '../audit/copyPieces'
import { contactSource } from '../contacts/contactSource'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { recordText } from '../list/wire'
import { readSettings } from './wholeCampaign'

/** Contacts in one piece: some hundred KB of text. */
const pieceSize = 500

type Copied = { name_fold: string; id: number; sha256: string }
type Copying = { ClientsID: number; id: number; zone: string }
type NextPiece = { copyID: string; place: number; last: Pick<Copied, 'name_fold' | 'id'> }

/**
 * Copies the next contacts of a campaign into a piece. Their text is made and hashed by the database
 * and never leaves it, so that a campaign of any size takes no more room here.
 */
async function copyPiece(
  tx: Tx,
  { ClientsID, id, zone }: Copying,
  {
    copyID,
    place,
    last,
  }: { copyID: string; place: number; last: Pick<Copied, 'name_fold' | 'id'> },
): Promise<Copied | undefined> {
  const { rows } = await sql<Copied>`WITH piece AS MATERIALIZED (
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
    )
    SELECT piece.name_fold, piece.id, stored.sha256 FROM piece, stored
    ORDER BY piece.name_fold DESC, piece.id DESC LIMIT 1`.execute(tx)
  return rows[0]
}

/** All contacts of a campaign in pieces; `write` is the transaction of each. */
async function copyContacts(
  write: <Result>(run: (tx: Tx) => Promise<Result>) => Promise<Result>,
  copying: Copying,
): Promise<CopyPieces> {
  const contacts: CopyPieces = { copyID: randomUUID(), sha256: [] }
  let last: NextPiece['last'] | undefined = { name_fold: '', id: 0 }
  while (last) {
    const next: NextPiece = { copyID: contacts.copyID, place: contacts.sha256.length, last }
    const copied = await write((tx) => copyPiece(tx, copying, next))
    if (copied) contacts.sha256.push(copied.sha256)
    last = copied
  }
  return contacts
}

/** A copy that was made before its campaign is deleted, and how the contacts were as it began. */
export type CopyAhead = { id: number; contacts: CopyPieces; state: string }

/** Two states are the same where no contact came, changed or went between: no version comes twice. */
const stateOf = sql<string>`concat_ws(' ', count(*), sum(version), bit_xor(version))`

/** Milliseconds that others may have the embedded database between two pieces. */
const pauseMs = 100

/**
 * The copy of a large campaign, made while all others go on: one transaction a piece. Undefined for a
 * campaign whose contacts fit into one.
 */
export async function copyAhead(db: Db, copying: Copying): Promise<CopyAhead | undefined> {
  const { ClientsID, id } = copying
  const { rows } = await db.asAccount(ClientsID, (tx) =>
    sql<{ count: number; state: string }>`SELECT count(*) AS count, ${stateOf} AS state
      FROM dialler_contacts WHERE dialler_campaigns_id = ${id}`.execute(tx),
  )
  const { count = 0, state = '' } = rows[0] ?? {}
  if (count <= pieceSize) return undefined
  const contacts = await copyContacts(async (run) => {
    const result = await db.asAccount(ClientsID, run)
    await db.leisure(pauseMs)
    return result
  }, copying)
  return { id, contacts, state }
}

/** Contacts came, changed or went after a copy of them was begun. Nothing was deleted. */
export class CopyOutdated extends Error {}

async function takeContacts(tx: Tx, copying: Copying, ahead: CopyAhead | undefined) {
  const ofCampaign = sql`dialler_contacts WHERE dialler_campaigns_id = ${copying.id}`
  if (!ahead) await sql`SELECT FROM ${ofCampaign} FOR UPDATE`.execute(tx)
  const contacts = ahead?.contacts ?? (await copyContacts((run) => run(tx), copying))
  const { rows } = await sql<{ state: string }>`WITH gone AS (
      DELETE FROM ${ofCampaign} RETURNING version
    ) SELECT ${stateOf} AS state FROM gone`.execute(tx)
  if (ahead && rows[0]?.state !== ahead.state) throw new CopyOutdated()
  return contacts
}

/** Copies all that is deleted with a campaign, and deletes its contacts. */
export async function keepCampaignCopy(tx: Tx, copying: Copying, ahead: CopyAhead | undefined) {
  const settings = await readSettings(tx, copying.id, copying.zone)
  const contacts = await takeContacts(tx, copying, ahead)
  const { rows } = await sql<{ id: string }>`SELECT callboard_give_up_copies() AS id`.execute(tx)
  if (rows.length > 0) contacts.givenUp = rows.map(({ id }) => id)
  return { ...settings, contacts }
}
