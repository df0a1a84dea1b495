import { sql } from 'kysely'
import type { Mirror, MirrorState } from '@/contract/upstream/mirror'
import { wallStamp } from '@/contract/values/zone'
import type { Tx } from '../db/transaction'
import type { SystemOfRecord } from './systemOfRecord'

/** As every other age in the pages: fresh up to 15 s after it was due, ageing up to a minute. */
const [freshMs, ageingMs] = [15_000, 60_000]
/** More of them are counted by nobody: the first ones say what is wrong. */
const maxRejected = 1000

type Row = {
  as_of: Date | null
  fault: 'silent' | 'refused' | 'broken' | null
  next_poll_at: Date
}

/** While readings succeed, the mirror ages from the moment at which the next one is due. */
export function stateOf({ fault, as_of, next_poll_at }: Row, now: number): MirrorState {
  if (fault === 'silent' || fault === 'refused') return fault
  if (as_of === null) return fault === null ? 'fresh' : 'stale'
  const due = fault === null ? Math.max(as_of.getTime(), next_poll_at.getTime()) : as_of.getTime()
  if (now - due <= freshMs) return 'fresh'
  return now - due <= ageingMs ? 'ageing' : 'stale'
}

type Shrink = { kind: string; missing: number; listed: number; since: Date }

/** By kind: of contacts and result codes each campaign has a list of its own. */
async function readShrinks(tx: Tx): Promise<Shrink[]> {
  const { rows } = await sql<Shrink>`SELECT kind, sum(missing)::integer AS missing,
      sum(listed)::integer AS listed, min(since) AS since
    FROM upstream_shrinks GROUP BY kind ORDER BY kind`.execute(tx)
  return rows
}

type Options = { system: SystemOfRecord; ClientsID: number; now: number; zone: string }

/** The mirror of an account, for its page and its line; undefined where Callboard is the system. */
export async function readMirror(
  tx: Tx,
  { system, ClientsID, now, zone }: Options,
): Promise<Mirror | undefined> {
  const upstream = system.upstreamOf(ClientsID)
  if (upstream === undefined) return undefined
  const row = await tx.selectFrom('upstream_mirrors').selectAll().executeTakeFirstOrThrow()
  const shrinks = await readShrinks(tx)
  const rejected = await tx
    .selectFrom('upstream_rejected')
    .selectAll()
    .orderBy('since')
    .orderBy('id')
    .limit(maxRejected)
    .execute()
  const stamp = (at: Date) => wallStamp(at.getTime(), zone)
  return {
    host: upstream.host,
    state: stateOf(row, now),
    asOf: row.as_of && stamp(row.as_of),
    filling: row.filled_at === null ? row.filling : null,
    can: [...system.actions(ClientsID)],
    held: shrinks.map(({ kind, missing, listed, since }) => ({
      kind: kind as Mirror['held'][number]['kind'],
      missing,
      listed,
      since: stamp(since),
    })),
    rejected: rejected.map(({ kind, id, reason, since }) => ({
      kind: kind as Mirror['rejected'][number]['kind'],
      ID: id,
      reason,
      since: stamp(since),
    })),
    status: 200,
  }
}
