import { sql } from 'kysely'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'

/** A process that polls renews its lease; one that is killed loses it in so long. */
const leaseMs = 30_000

/** Another process polls this mirror by now. */
export class LeaseLost extends Error {}

export type Leased = {
  failures: number
  as_of: Date | null
  filled_at: Date | null
}

/** The lease of a mirror whose poll is due; undefined: it is not, or another process has it. */
export function takeLease(
  db: Db,
  ClientsID: number,
  { holder, now }: { holder: string; now: number },
): Promise<Leased | undefined> {
  return db.asAccount(ClientsID, async (tx) => {
    const { rows } = await sql<Leased>`UPDATE upstream_mirrors
      SET leased_by = ${holder}::uuid, leased_until = ${new Date(now + leaseMs)}
      WHERE next_poll_at <= ${new Date(now)}
        AND (leased_by IS NULL OR leased_by = ${holder}::uuid OR leased_until < ${new Date(now)})
      RETURNING failures, as_of, filled_at`.execute(tx)
    return rows[0]
  })
}

/** In the transaction that writes: so no two processes ever write one mirror. */
export async function holdLease(tx: Tx, { holder, now }: { holder: string; now: number }) {
  const { rows } = await sql<{ leased_until: Date }>`SELECT leased_until FROM upstream_mirrors
    WHERE leased_by = ${holder}::uuid FOR SHARE`.execute(tx)
  const until = rows[0]?.leased_until.getTime()
  if (until === undefined) throw new LeaseLost('Another process polls this mirror')
  if (until > now + leaseMs / 2) return
  await sql`UPDATE upstream_mirrors SET leased_until = ${new Date(now + leaseMs)}`.execute(tx)
}
