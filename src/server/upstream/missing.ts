import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'
import type { RecordShape } from './kinds/recordKind'
import type { IdSet } from './read/idSet'

const pageSize = 10_000
/** More than this part of the list, and more than so many records, is a sudden shrink. */
const [shrinkPart, shrinkCount] = [0.05, 50]

type Whole = {
  ClientsID: number
  kind: RecordShape
  ids: Pick<IdSet, 'has' | 'size'>
  /** What its records without an ID have in place of one. */
  nameless: ReadonlySet<string>
  begun: number
  now: number
  /** Of a campaign's records alone; absent: the list is that of all. */
  DiallerCampaignsID?: number | undefined
}

/** Records that the list could have held. */
const inList = ({ kind, DiallerCampaignsID }: Whole): RawBuilder<unknown> =>
  DiallerCampaignsID === undefined
    ? sql`kind = ${kind.kind}`
    : sql`kind = ${kind.kind} AND id IN (SELECT id FROM ${sql.table(kind.table)}
        WHERE dialler_campaigns_id = ${DiallerCampaignsID})`

/** What was noted of this list; the list of all knows of every one. */
const notedOf = ({ kind, DiallerCampaignsID }: Whole): RawBuilder<unknown> =>
  DiallerCampaignsID === undefined
    ? sql`kind = ${kind.kind}`
    : sql`kind = ${kind.kind} AND dialler_campaigns_id = ${DiallerCampaignsID}`

const listedCount = async (tx: Tx, whole: Whole) => {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count
    FROM upstream_records WHERE ${inList(whole)} AND listed
      AND (read_at IS NULL OR read_at <= ${new Date(whole.begun)})`.execute(tx)
  return rows[0]?.count ?? 0
}

type Gone = { ids: number[]; removable: number }

/** Listed records that a whole list did not hold; what was read by itself since is left out. */
async function goneFrom(tx: Tx, whole: Whole): Promise<Gone> {
  const { ids, begun } = whole
  const gone: Gone = { ids: [], removable: 0 }
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; removable: boolean }>`SELECT id, removable
      FROM upstream_records WHERE ${inList(whole)} AND listed AND id > ${after}
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
async function forgetRejected(tx: Tx, whole: Whole): Promise<void> {
  const { kind, ids, nameless } = whole
  const { rows } = await sql<{ id: string }>`SELECT id FROM upstream_rejected
    WHERE ${notedOf(whole)}`.execute(tx)
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
  const { ClientsID, kind, ids, now, DiallerCampaignsID = 0 } = whole
  await forgetRejected(tx, whole)
  const listed = await listedCount(tx, whole)
  const gone = listed === ids.size() ? { ids: [], removable: 0 } : await goneFrom(tx, whole)
  const unconfirmed = gone.ids.length - gone.removable
  const isHeld = isSudden(unconfirmed, listed)
  if (isHeld) {
    const [missing, since] = [unconfirmed, new Date(now)]
    await sql`INSERT INTO upstream_shrinks (client_id, kind, missing, listed, since,
        dialler_campaigns_id)
      VALUES (${ClientsID}, ${kind.kind}, ${missing}, ${listed}, ${since}, ${DiallerCampaignsID})
      ON CONFLICT (client_id, kind, dialler_campaigns_id) DO UPDATE SET missing = excluded.missing,
        listed = excluded.listed
      WHERE upstream_shrinks.missing <> excluded.missing`.execute(tx)
  } else {
    await sql`DELETE FROM upstream_shrinks WHERE ${notedOf(whole)}`.execute(tx)
  }
  if (gone.ids.length === 0) return []
  await sql`UPDATE upstream_records SET missing = missing + 1
    WHERE kind = ${kind.kind} AND id = ANY (${`{${gone.ids.join()}}`}::integer[])
      AND missing < 2`.execute(tx)
  const { rows } = await sql<{ id: number }>`SELECT id FROM upstream_records
    WHERE ${inList(whole)} AND listed AND missing >= 2 AND (removable OR NOT ${isHeld})
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
