import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import type { RecordKind } from './kinds/recordKind'
import type { IdSet } from './read/idSet'

const pageSize = 10_000
/** More than this part of the list, and more than so many records, is a sudden shrink. */
const [shrinkPart, shrinkCount] = [0.05, 50]

type Whole = {
  ClientsID: number
  kind: RecordKind
  ids: IdSet
  /** What its records without an ID have in place of one. */
  nameless: ReadonlySet<string>
  begun: number
  now: number
}

const listedCount = async (tx: Tx, kind: string, begun: number) => {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count
    FROM upstream_records WHERE kind = ${kind} AND listed
      AND (read_at IS NULL OR read_at <= ${new Date(begun)})`.execute(tx)
  return rows[0]?.count ?? 0
}

type Gone = { ids: number[]; removable: number }

/** Listed records that a whole list did not hold; what was read by itself since is left out. */
async function goneFrom(tx: Tx, { kind, ids, begun }: Whole): Promise<Gone> {
  const gone: Gone = { ids: [], removable: 0 }
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; removable: boolean }>`SELECT id, removable
      FROM upstream_records WHERE kind = ${kind.kind} AND listed AND id > ${after}
        AND (read_at IS NULL OR read_at <= ${new Date(begun)})
      ORDER BY id LIMIT ${pageSize}`.execute(tx)
    for (const { id, removable } of rows) {
      if (ids.has(id)) continue
      gone.ids.push(id)
      if (removable) gone.removable += 1
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return gone
    after = last.id
  }
}

const isSudden = (gone: number, listed: number) =>
  gone > 0 && (gone === listed || (gone > listed * shrinkPart && gone > shrinkCount))

/** Refused records that the upstream no longer lists are no fault any more. */
async function forgetRejected(tx: Tx, { kind, ids, nameless }: Whole): Promise<void> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM upstream_rejected
    WHERE kind = ${kind.kind}`.execute(tx)
  const isThere = (id: string) => nameless.has(id) || (/^\d+$/.test(id) && ids.has(Number(id)))
  const gone = rows.map(({ id }) => id).filter((id) => !isThere(id))
  if (gone.length === 0) return
  await tx
    .deleteFrom('upstream_rejected')
    .where('kind', '=', kind.kind)
    .where('id', 'in', gone)
    .execute()
}

/**
 * Notes what a whole list did not hold, and answers with the records that may be asked for by
 * themselves: missing for the second time, or confirmed by an admin. A sudden shrink is noted in
 * place of that, and nothing may be removed.
 */
export async function noteMissing(tx: Tx, whole: Whole): Promise<number[]> {
  const { ClientsID, kind, ids, begun, now } = whole
  await forgetRejected(tx, whole)
  const listed = await listedCount(tx, kind.kind, begun)
  const gone = listed === ids.size() ? { ids: [], removable: 0 } : await goneFrom(tx, whole)
  const unconfirmed = gone.ids.length - gone.removable
  const isHeld = isSudden(unconfirmed, listed)
  if (isHeld) {
    const [missing, since] = [unconfirmed, new Date(now)]
    await sql`INSERT INTO upstream_shrinks (client_id, kind, missing, listed, since)
      VALUES (${ClientsID}, ${kind.kind}, ${missing}, ${listed}, ${since})
      ON CONFLICT (client_id, kind) DO UPDATE SET missing = excluded.missing,
        listed = excluded.listed
      WHERE upstream_shrinks.missing <> excluded.missing`.execute(tx)
  } else {
    await tx.deleteFrom('upstream_shrinks').where('kind', '=', kind.kind).execute()
  }
  if (gone.ids.length === 0) return []
  await sql`UPDATE upstream_records SET missing = missing + 1
    WHERE kind = ${kind.kind} AND id = ANY (${`{${gone.ids.join()}}`}::integer[])
      AND missing < 2`.execute(tx)
  const { rows } = await sql<{ id: number }>`SELECT id FROM upstream_records
    WHERE kind = ${kind.kind} AND listed AND missing >= 2 AND (removable OR NOT ${isHeld})
    ORDER BY id LIMIT ${pageSize}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What is missing now may be removed, however many it is. */
export async function confirmMissing(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`WITH confirmed AS (
      UPDATE upstream_records SET removable = true
      WHERE missing > 0 AND listed AND kind IN (SELECT kind FROM upstream_shrinks) RETURNING id)
    SELECT count(*)::integer AS count FROM confirmed`.execute(tx)
  await sql`DELETE FROM upstream_shrinks`.execute(tx)
  await sql`UPDATE upstream_mirrors SET next_poll_at = callboard_clock()
    WHERE next_poll_at > callboard_clock() AND failures = 0`.execute(tx)
  return rows[0]?.count ?? 0
}

/**
 * Takes records out of the lists: the upstream says of each by itself that it has none of them. No
 * list that was asked for before brings them back.
 */
export async function unlist(tx: Tx, kind: RecordKind, ids: readonly number[], now: number) {
  if (ids.length === 0) return
  const list = `{${ids.join()}}`
  await sql`SELECT set_config('callboard.now', ${new Date(now).toISOString()}, true)`.execute(tx)
  if (kind.kind === 'event') {
    await sql`SELECT callboard_unlist_events(${list}::integer[])`.execute(tx)
  } else if (kind.kind === 'contact') {
    // Nothing of Callboard's own belongs to it.
    await sql`DELETE FROM dialler_contacts WHERE id = ANY (${list}::integer[])`.execute(tx)
  } else {
    await sql`UPDATE ${sql.table(kind.table)} SET not_listed_since = callboard_clock()
      WHERE id = ANY (${list}::integer[])`.execute(tx)
  }
  await sql`UPDATE upstream_records SET listed = false, missing = 0, removable = false,
      read_at = ${new Date(now)}
    WHERE kind = ${kind.kind} AND id = ANY (${list}::integer[])`.execute(tx)
}
