import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { type CopyPieces, piecesOf } from '../audit/copyPieces'
import { storedClients } from '../auth/clients'
import { stampReader } from '../contacts/contactRow'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { readKeptCopy } from './keptCopy'
import {
  type BegunCampaign,
  beginCampaign,
  type CampaignAhead,
  expectNotRestored,
  type RestoreOptions,
  showUnfinished,
} from './restoreCampaign'
import { contactsOfPiece, storeContacts } from './restoreContacts'

/** Without a piece for so long, whoever restored has ended. */
const silentMs = 60_000
/** Milliseconds that others may have the embedded database between two pieces. */
const pauseMs = 100
const lookEveryMs = 250
/** Contacts that are removed in one statement. */
const removedAtOnce = 2000

/** A transaction that sees unfinished campaigns. */
const asRestorer = <Result>(db: Db, ClientsID: number, run: (tx: Tx) => Promise<Result>) =>
  db.asAccount(ClientsID, async (tx) => {
    await showUnfinished(tx)
    return run(tx)
  })

/** The next part of a campaign that never became whole; true where nothing is left of it. */
async function removeSome(tx: Tx, ID: number): Promise<boolean> {
  const { rows } = await sql`SELECT FROM dialler_campaigns
    WHERE id = ${ID} AND restoring_at IS NOT NULL FOR UPDATE`.execute(tx)
  if (rows.length === 0) return true
  const { numAffectedRows = 0n } = await sql`DELETE FROM dialler_contacts WHERE id IN (
    SELECT id FROM dialler_contacts WHERE dialler_campaigns_id = ${ID}
    LIMIT ${removedAtOnce})`.execute(tx)
  if (numAffectedRows > 0n) return false
  await tx.deleteFrom('dialler_campaigns').where('id', '=', ID).execute()
  return true
}

/** Removes a campaign that never became whole, in pieces; nothing happens to one that is whole. */
async function removeUnfinished(db: Db, ClientsID: number, ID: number): Promise<void> {
  let isGone = false
  while (!isGone) {
    isGone = await asRestorer(db, ClientsID, (tx) => removeSome(tx, ID))
    if (!isGone) await db.leisure(pauseMs)
  }
}

/** Removes what restorings left that ended in the middle, for one client account. */
async function removeAbandoned(db: Db, ClientsID: number): Promise<void> {
  const { rows } = await asRestorer(db, ClientsID, (tx) =>
    sql<{ id: number }>`SELECT id FROM dialler_campaigns
      WHERE restoring_at < now() - ${silentMs} * interval '1 millisecond'`.execute(tx),
  )
  for (const { id } of rows) await removeUnfinished(db, ClientsID, id)
}

export async function removeAllAbandoned(db: Db): Promise<void> {
  for (const ClientsID of await storedClients(db)) await removeAbandoned(db, ClientsID)
}

type Begun = BegunCampaign & { pieces: CopyPieces }

/** Undefined where somebody restores the same campaign at this moment, or the copy is small. */
async function begin(tx: Tx, options: RestoreOptions): Promise<Begun | 'others' | undefined> {
  await expectNotRestored(tx, options.id)
  const copy = await readKeptCopy(tx, options.id)
  const pieces = piecesOf(copy)
  if (pieces === undefined || pieces.sha256.length < 2) return undefined
  const { rows } = await sql`SELECT FROM dialler_campaigns
    WHERE restoring_id = ${options.id}`.execute(tx)
  if (rows.length > 0) return 'others'
  const unfinished = { restoring_at: sql<Date>`now()`, restoring_id: options.id }
  return { ...(await beginCampaign(tx, options, JSON.parse(copy), unfinished)), pieces }
}

/** Waits while another restores the same campaign: then it is there, or that one has ended. */
async function beginInTurn(db: Db, options: RestoreOptions): Promise<Begun | undefined> {
  for (;;) {
    await removeAbandoned(db, options.ClientsID)
    const begun = await asRestorer(db, options.ClientsID, (tx) => begin(tx, options))
    if (begun !== 'others') return begun
    await delay(lookEveryMs)
  }
}

async function storeAll(db: Db, options: RestoreOptions, begun: Begun): Promise<number> {
  const { ClientsID, zone } = options
  const { ID, codes, pieces } = begun
  const at = stampReader(zone)
  let count = 0
  for (const place of pieces.sha256.keys()) {
    await asRestorer(db, ClientsID, async (tx) => {
      const contacts = await contactsOfPiece(tx, pieces, place)
      await storeContacts(tx, contacts, { ClientsID, id: ID, codes, at })
      await sql`UPDATE dialler_campaigns SET restoring_at = now() WHERE id = ${ID}`.execute(tx)
      count += contacts.length
    })
    await db.leisure(pauseMs)
  }
  return count
}

/**
 * Makes a campaign of many contacts anew, one transaction a piece, and gives it to `finish`, which
 * lets others see it. Where it does not, nothing of it is left. What is refused is refused by
 * `finish`, whose answer a key may have to keep.
 */
export async function restoringAhead<Result>(
  db: Db,
  options: RestoreOptions,
  finish: (ahead: CampaignAhead | undefined) => Promise<Result>,
): Promise<Result> {
  const refused = (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
  const begun = await beginInTurn(db, options).catch(refused)
  if (begun === undefined) return finish(undefined)
  try {
    const nContacts = await storeAll(db, options, begun).catch(refused)
    if (nContacts !== undefined) return await finish({ ...begun, nContacts })
  } finally {
    await removeUnfinished(db, options.ClientsID, begun.ID)
  }
  return finish(undefined)
}
