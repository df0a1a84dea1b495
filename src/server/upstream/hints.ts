import { sql } from 'kysely'
import { wallStamp } from '@/contract/values/zone'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import type { UpstreamSettings } from '../settings/upstreamSettings'
import { readStamps } from '../transfer/readStamp'
import { eventKind } from './kinds/recordKinds'
import { readOneRecord } from './readOne'
import { storePiece } from './storePiece'
import type { SystemOfRecord } from './systemOfRecord'

/** So many events are read by themselves in one go, one after the other. */
const atOnce = 20

/** An event is to be read by itself at once, by whichever process comes first. */
export const hintAt = (tx: Tx, ClientsID: number, AcdEventsID: number, now: number) =>
  sql`INSERT INTO upstream_hints (client_id, acd_events_id, asked_at)
    VALUES (${ClientsID}, ${AcdEventsID}, ${new Date(now)})
    ON CONFLICT (client_id, acd_events_id) DO UPDATE SET asked_at = excluded.asked_at`.execute(tx)

/** An event that is open on a screen is read by itself at most so often. */
const openedEveryMs = 9000

/** Hints at an event that somebody looks at, where it belongs to an upstream. */
export const openedHint =
  (db: Db, system: Pick<SystemOfRecord, 'upstreamOf'>) =>
  async ({ ClientsID }: { ClientsID: number }, AcdEventsID: number, now: number) => {
    if (system.upstreamOf(ClientsID) === undefined) return
    const recently = new Date(now - openedEveryMs)
    await db.asAccount(ClientsID, (tx) =>
      sql`INSERT INTO upstream_hints (client_id, acd_events_id, asked_at)
        SELECT ${ClientsID}, ${AcdEventsID}, ${new Date(now)} WHERE NOT EXISTS (
          SELECT FROM upstream_records WHERE kind = 'event' AND id = ${AcdEventsID}
            AND read_at > ${recently})
        ON CONFLICT DO NOTHING`.execute(tx),
    )
  }

const takeHints = async (tx: Tx): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`WITH next AS MATERIALIZED (
      SELECT client_id, acd_events_id FROM upstream_hints
      ORDER BY asked_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    DELETE FROM upstream_hints WHERE (client_id, acd_events_id) IN (TABLE next)
    RETURNING acd_events_id AS id`.execute(tx)
  return rows.map(({ id }) => id)
}

type Reading = { db: Db; clock: () => number; zone: string; upstream: UpstreamSettings }

/** Reads the events that somebody has named; what does not answer comes with the next list. */
export async function readHinted(
  { db, clock, zone, upstream }: Reading,
  ClientsID: number,
  signal?: AbortSignal,
): Promise<void> {
  const instantOf = readStamps(zone)
  const stampOf = (instant: number) => wallStamp(instant, zone)
  for (const ID of await db.asAccount(ClientsID, takeHints)) {
    const begun = clock()
    const one = await readOneRecord(upstream, ClientsID, eventKind, ID, { signal })
    if (one === 'none' || one === 'unknown') continue
    const records = [one.record]
    const piece = { instantOf, stampOf, ClientsID, kind: eventKind, records, begun }
    await db.asAccount(ClientsID, (tx) =>
      storePiece(tx, { ...piece, now: clock(), isFirst: false, isAlone: true }),
    )
  }
}
