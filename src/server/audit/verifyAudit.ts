import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { auditParts, auditText, blackenedIn } from './auditText'
import { type CopyPieces, piecesOf, readCopyPiece } from './copyPieces'

type Stored = { id: number; parts: (string | null)[]; previous: Buffer; hash: Buffer }

/** An entry whose number and hash were written down elsewhere. */
export type Anchor = { id: number; hash: string }
export type Verdict = {
  entries: number
  /** The last entry: to be written down elsewhere, it proves all before it. */
  last: Anchor
  faults: string[]
}

const pieceSize = 1000
/** How many faults are named: with more of them the log was changed beyond doubt. */
const namedAtMost = 100

const hashOf = ({ parts, previous }: Stored): Buffer =>
  createHash('sha256').update(previous).update(auditText(parts)).digest()

/** Reads entries with their hashes, computed here, as the database itself is being verified. */
async function readPiece(tx: Tx, after: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`SELECT id, previous, hash, ${auditParts} AS parts
    FROM audit_log WHERE id > ${after} ORDER BY id LIMIT ${pieceSize}`.execute(tx)
  return rows
}

const changeOf = (id: number) => `Entry ${id} was changed`
const missing = (from: number, to: number) =>
  from === to ? `Entry ${from} is missing` : `Entries ${from} to ${to} are missing`

/** Checks a hash chain entry by entry, and keeps only the last link in memory. */
function chain(anchor: Anchor | undefined) {
  const faults: string[] = []
  /** Changed entries, with the hashes of what they hold: a later entry may say that it shall be so. */
  const changed = new Map<number, string>()
  const erased = new Set<string>()
  let last: Pick<Stored, 'id' | 'hash'> = { id: 0, hash: Buffer.alloc(0) }
  let entries = 0
  let isAnchored = anchor === undefined
  return {
    fault: (text: string) => faults.push(text),
    add(entry: Stored) {
      entries += 1
      if (entry.id !== last.id + 1) faults.push(missing(last.id + 1, entry.id - 1))
      else if (!entry.previous.equals(last.hash)) {
        faults.push(`Entry ${entry.id} does not follow entry ${last.id}: one of them was replaced`)
      }
      if (hashOf(entry).equals(entry.hash)) {
        for (const [id, hash] of blackenedIn(entry.parts)) {
          if (changed.get(id) === hash) erased.add(changeOf(id))
        }
      } else {
        changed.set(entry.id, createHash('sha256').update(auditText(entry.parts)).digest('hex'))
        faults.push(changeOf(entry.id))
      }
      if (entry.id === anchor?.id) {
        isAnchored = true
        if (entry.hash.toString('hex') !== anchor.hash) {
          faults.push(`Entry ${entry.id} is not the one that was noted`)
        }
      }
      last = entry
    },
    end(head: { id: number; hash: Buffer } | undefined): Verdict {
      const known = head?.id ?? 0
      if (known > last.id) faults.push(missing(last.id + 1, known))
      else if (known < last.id) faults.push(`The end of the chain is noted as entry ${known}`)
      else if (head && !head.hash.equals(last.hash)) {
        faults.push(`Entry ${last.id} is not the last one that was written`)
      }
      if (!isAnchored && anchor) faults.push(`The noted entry ${anchor.id} is missing`)
      const remaining = faults.filter((text) => !erased.has(text))
      const hash = last.hash.toString('hex')
      return { entries, last: { id: last.id, hash }, faults: remaining.slice(0, namedAtMost) }
    },
  }
}

/** Missing or changed pieces of a deleted campaign's copy; the log holds the hashes of all. */
async function lostPieces(db: Db, ClientsID: number, pieces: CopyPieces | undefined) {
  let lost = 0
  for (const [place, sha256] of (pieces?.sha256 ?? []).entries()) {
    const text = await db.asAccount(ClientsID, (tx) =>
      readCopyPiece(tx, pieces?.copyID ?? '', place),
    )
    const hash = createHash('sha256')
      .update(text ?? '')
      .digest('hex')
    if (hash !== sha256) lost += 1
  }
  return lost
}

/** Copies whose pieces are missing or changed, until a later entry says that they were given up. */
function copies(db: Db, ClientsID: number) {
  const faults = new Map<string, string>()
  return {
    async add({ id, parts }: Stored) {
      const pieces = piecesOf(parts.at(-1) ?? null)
      const lost = await lostPieces(db, ClientsID, pieces)
      if (pieces && lost > 0) {
        faults.set(pieces.copyID, `${lost} pieces of the copy of entry ${id} were changed`)
      }
      for (const copyID of pieces?.givenUp ?? []) faults.delete(copyID)
    },
    faults: () => faults.values(),
  }
}

/** Holds every entry of a client account against the hash of the one before it. */
export async function verifyAudit(db: Db, ClientsID: number, anchor?: Anchor): Promise<Verdict> {
  const walk = chain(anchor)
  const kept = copies(db, ClientsID)
  for (let at = 0; ; ) {
    // The head is read first: an entry that is added after it must not look like a missing one.
    const head = await db.asAccount(ClientsID, (tx) =>
      tx.selectFrom('audit_heads').select(['id', 'hash']).executeTakeFirst(),
    )
    const piece = await db.asAccount(ClientsID, (tx) => readPiece(tx, at))
    const last = piece.at(-1)
    if (last === undefined) {
      for (const fault of kept.faults()) walk.fault(fault)
      return walk.end(head)
    }
    for (const entry of piece) {
      walk.add(entry)
      await kept.add(entry)
    }
    at = last.id
  }
}
