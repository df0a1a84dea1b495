import { sql } from 'kysely'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { blackenNumber, blackenTexts } from './blacken'
import { type Blackened, blackenEntries } from './blackenEntries'
import { erasePiece, eventsOfCaller } from './erasePiece'
import { eraseCopies, withoutNumber } from './erasePieces'
import { readAnew, removeTraces } from './mirrorTraces'
import type { NumberNotations } from './numberNotations'
import { ownTables, type SearchedTable } from './searchedTables'

/** What was done, by table: rows that are gone, and rows in which the number was blackened. */
export type Erased = Map<string, { removed: number; blackened: number }>

type Erasing = {
  db: Db
  now: number
  ClientsID: number
  notations: NumberNotations
  erased: Erased
}

/** Pages and entries in one transaction; others write between two. */
const pagesAtOnce = 500
const entriesAtOnce = 2000
const pauseMs = 100

function note({ erased }: Erasing, name: string, removed: number, blackened: number): void {
  if (removed === 0 && blackened === 0) return
  const before = erased.get(name) ?? { removed: 0, blackened: 0 }
  erased.set(name, {
    removed: before.removed + removed,
    blackened: before.blackened + blackened,
  })
}

/** Writes down what was blackened in the log; nothing where nothing was. */
async function record(tx: Tx, { ClientsID, now }: Erasing, after: object, blackened: Blackened) {
  await recordAudit(tx, commandLine(ClientsID, now), {
    action: 'caller.erase',
    id: null,
    after: { ...after, blackened },
  })
}

/** Kinds of objects in the log whose entries tell of a record that is gone. */
const kindOf: Readonly<Record<string, string>> = {
  acd_events: 'event',
  acd_events_not_listed: 'event',
  dialler_contacts: 'contact',
}

async function eraseTablePiece(erasing: Erasing, table: SearchedTable, from: number) {
  const { db, ClientsID, notations } = erasing
  await db.asAccount(ClientsID, async (tx) => {
    await sql`SELECT set_config('callboard.forgets', 'on', true)`.execute(tx)
    const piece = await erasePiece(tx, table, { from, to: from + pagesAtOnce }, notations)
    const { removed, removedCount, blackened, changed } = piece
    if (removedCount === 0 && blackened === 0) return
    await readAnew(tx, table.name, [...removed, ...changed])
    const kind = kindOf[table.name]
    const ofGone = sql<boolean>`object_kind = ${kind ?? null}
      AND object_id = ANY (${removed}::integer[])`
    const entries =
      kind === undefined || removed.length === 0
        ? {}
        : await blackenEntries(tx, ClientsID, ofGone, blackenTexts)
    await record(
      tx,
      erasing,
      { table: table.name, removed: removedCount, changed: blackened },
      entries,
    )
    note(erasing, table.name, removedCount, blackened)
    note(erasing, 'audit_log', 0, Object.keys(entries).length)
  })
}

/** What Callboard has made of the caller's events that another system lists. */
async function eraseTraces(erasing: Erasing, table: SearchedTable, from: number) {
  const { db, ClientsID, notations } = erasing
  await db.asAccount(ClientsID, async (tx) => {
    const pages = { from, to: from + pagesAtOnce }
    const ids = await eventsOfCaller(tx, table, pages, notations)
    if (ids.length === 0) return
    const removed = await removeTraces(tx, ids)
    const ofEvents = sql<boolean>`object_kind = 'event' AND object_id = ANY (${ids}::integer[])`
    const entries = await blackenEntries(tx, ClientsID, ofEvents, blackenTexts)
    const count = Object.keys(entries).length
    if (count + removed.comments + removed.versions === 0) return
    await record(tx, erasing, { table: 'acd_event_comments', removed: removed.comments }, entries)
    note(erasing, 'acd_event_comments', removed.comments, 0)
    note(erasing, 'acd_event_versions', removed.versions, 0)
    note(erasing, 'audit_log', 0, count)
  })
}

/** Copies within an entry, as they were kept before there were pieces. */
const blackenEntry =
  (notations: NumberNotations) =>
  (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('contacts' in value)) {
      return blackenNumber(notations)(value)
    }
    const { contacts } = value
    const kept = Array.isArray(contacts) ? withoutNumber(contacts, notations) : contacts
    return blackenNumber(notations)({ ...value, contacts: kept })
  }

async function eraseFromEntries(erasing: Erasing, from: number) {
  const { db, ClientsID, notations } = erasing
  await db.asAccount(ClientsID, async (tx) => {
    const naming = sql<boolean>`id > ${from} AND id <= ${from + entriesAtOnce}
      AND concat_ws(' ', name, comment, before, after, copy) ~ ${notations.sqlPattern}`
    const entries = await blackenEntries(tx, ClientsID, naming, blackenEntry(notations))
    const count = Object.keys(entries).length
    if (count === 0) return
    await record(tx, erasing, { table: 'audit_log', changed: count }, entries)
    note(erasing, 'audit_log', 0, count)
  })
}

async function eraseFromCopies(erasing: Erasing) {
  const { db, ClientsID, notations } = erasing
  await db.asAccount(ClientsID, async (tx) => {
    const { pieces, blackened } = await eraseCopies(tx, ClientsID, notations)
    if (pieces === 0) return
    await record(tx, erasing, { table: 'campaign_copy_pieces', changed: pieces }, blackened)
    note(erasing, 'campaign_copy_pieces', 0, pieces)
  })
}

const lastEntry = (db: Db, ClientsID: number) =>
  db.asAccount(ClientsID, async (tx) => {
    const head = await tx.selectFrom('audit_heads').select('id').executeTakeFirst()
    return head?.id ?? 0
  })

/** Erases one caller from a client account, piece by piece. What comes meanwhile is for a second run. */
export async function eraseNumber(
  db: Db,
  ClientsID: number,
  notations: NumberNotations,
  now: number,
): Promise<Erased> {
  const erasing: Erasing = { db, now, ClientsID, notations, erased: new Map() }
  const { own, listed } = await ownTables(db, ClientsID)
  for (let from = 0; from < (listed?.pages ?? 0); from += pagesAtOnce) {
    if (listed) await eraseTraces(erasing, listed, from)
    await db.leisure(pauseMs)
  }
  for (const table of own) {
    for (let from = 0; from < table.pages; from += pagesAtOnce) {
      await eraseTablePiece(erasing, table, from)
      await db.leisure(pauseMs)
    }
  }
  await eraseFromCopies(erasing)
  const last = await lastEntry(db, ClientsID)
  for (let from = 0; from < last; from += entriesAtOnce) {
    await eraseFromEntries(erasing, from)
    await db.leisure(pauseMs)
  }
  return erasing.erased
}
