import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { actAs, actAsImport } from '../milestones/actAs'
import type { RecordShape } from './kinds/recordKind'
import type { ListedRecord } from './read/readList'
import { noteRejected } from './rejected'
import { type StoredRow, storeRecords } from './storeRecords'
import { type Understood, understand } from './understand'

type Reading = Pick<Parameters<typeof understand>[0], 'instantOf' | 'stampOf'>

type Piece = Reading & {
  ClientsID: number
  kind: RecordShape
  records: readonly ListedRecord[]
  /** When it was asked for: what was asked for by itself after that is newer. */
  begun: number
  now: number
  /** The mirror is being filled: nobody tells when what it finds has happened. */
  isFirst: boolean
  /** Asked for by itself. */
  isAlone?: boolean
  /** Whose list it is a piece of; absent: the list of all. */
  DiallerCampaignsID?: number | undefined
  /** Reads a record that is told in several parts. */
  understood?: (record: ListedRecord) => Understood<StoredRow>
}

type Known = { id: number; hash: Buffer; read_at: Date | null; missing: number; listed: boolean }

async function knownOf(tx: Tx, kind: string, ids: readonly number[]): Promise<Map<number, Known>> {
  const { rows } = await sql<Known>`SELECT id, hash, read_at, missing, listed FROM upstream_records
    WHERE kind = ${kind} AND id = ANY (${`{${ids.join()}}`}::integer[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Contacts may come in two lists at once: in one order, neither waits for the other in a circle. */
const inOrder = ({ kind }: Piece, records: ListedRecord[]) =>
  kind.kind === 'contact' ? records.sort((one, other) => (one.ID ?? 0) - (other.ID ?? 0)) : records

/** Those that are not known as they are; of two with one ID the last one. */
function differences(piece: Piece, known: ReadonlyMap<number, Known>) {
  const changed = new Map<number, ListedRecord>()
  for (const record of piece.records) {
    const { ID, text } = record
    const former = ID === undefined ? undefined : known.get(ID)
    if (ID === undefined) continue
    if (former?.read_at && former.read_at.getTime() > piece.begun) continue
    const hash = createHash('md5').update(text).digest()
    if (former?.hash?.equals(hash) && former.listed && former.missing === 0) changed.delete(ID)
    else changed.set(ID, record)
  }
  return inOrder(piece, [...changed.values()])
}

/** Records that the upstream lists again. */
async function listAgain(tx: Tx, { kind }: Piece, ids: readonly number[]): Promise<void> {
  if (ids.length === 0 || kind.kind !== 'event') return
  await sql`SELECT callboard_list_events_again(${`{${ids.join()}}`}::integer[])`.execute(tx)
}

type Judged = { id: number; hash: Buffer; reason: string | undefined }

async function remember(tx: Tx, piece: Piece, all: Judged[]) {
  const { ClientsID, kind, isAlone, begun, now, DiallerCampaignsID } = piece
  const rows = all.map(({ id, hash }) => ({ id, hash: `\\x${hash.toString('hex')}` }))
  const readAt = isAlone ? new Date(begun) : null
  await sql`INSERT INTO upstream_records (client_id, kind, id, hash, read_at)
    SELECT ${ClientsID}, ${kind.kind}, id, hash, ${readAt}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}) AS given (id integer, hash bytea)
    ON CONFLICT (client_id, kind, id) DO UPDATE SET hash = excluded.hash,
      read_at = coalesce(excluded.read_at, upstream_records.read_at),
      missing = 0, removable = false, listed = true`.execute(tx)
  const refused = all.filter(({ reason }) => reason !== undefined)
  const good = all.filter(({ reason }) => reason === undefined).map(({ id }) => String(id))
  await sql`DELETE FROM upstream_rejected
    WHERE kind = ${kind.kind} AND id IN (SELECT json_array_elements_text(${JSON.stringify(good)}::json))`.execute(
    tx,
  )
  await noteRejected(tx, {
    ClientsID,
    kind,
    now,
    DiallerCampaignsID,
    rejected: refused.map(({ id, reason }) => [String(id), reason ?? '']),
  })
}

/**
 * Compares a piece of a list with what is known, by a hash of each record, and writes the
 * differences alone. A record of another shape is noted with the reason, and a known one stays as it
 * was last understood. Answers how many differed.
 */
export async function storePiece(tx: Tx, piece: Piece): Promise<number> {
  const { ClientsID, kind, now, isFirst } = piece
  const { understood = (record: ListedRecord) => understand(piece, record) } = piece
  const ids = piece.records.flatMap(({ ID }) => ID ?? [])
  const known = await knownOf(tx, kind.kind, ids)
  const changed = differences(piece, known)
  if (changed.length === 0) return 0
  await actAs(tx, { UsersID: null, now })
  if (isFirst) await actAsImport(tx)
  const isBack = (id: number) => known.get(id)?.listed === false
  await listAgain(tx, piece, changed.flatMap(({ ID }) => ID ?? []).filter(isBack))
  const read = changed.map((record) => ({ id: record.ID ?? 0, ...understood(record) }))
  const rows = read.flatMap((one) => ('row' in one ? [{ ...one.row, ...own(kind, isFirst) }] : []))
  const refused = await storeRecords(tx, ClientsID, kind, rows)
  const judged = read.map(({ id, hash, ...one }) => ({
    id,
    hash,
    reason: 'reason' in one ? one.reason : refused.get(id),
  }))
  await remember(tx, piece, judged)
  return changed.length
}

/** What the first fill brings came before anybody looked. */
const own = (kind: RecordShape, isFirst: boolean) =>
  kind.kind === 'event' ? { imported: isFirst } : {}
