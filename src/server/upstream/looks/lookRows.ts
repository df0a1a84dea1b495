import { sql } from 'kysely'
import type { Db } from '../../db/open'
import type { UpstreamLooksTable } from '../../db/tables/upstream'
import type { Tx } from '../../db/transaction'
import type { Looked } from '../../http/upstreamLooks'
import { LeaseLost } from '../lease'

/**
 * A process that reads says so with each piece; one that is killed is not believed any longer. More
 * than the upstream may be silent between two.
 */
const leaseMs = 45_000

export const lookName = ({ part, DiallerCampaignsID }: Looked): string =>
  DiallerCampaignsID === undefined ? part : `${part} ${DiallerCampaignsID}`

export type LookRow = Omit<UpstreamLooksTable, 'client_id' | 'what'>

const isListed = async (tx: Tx, { DiallerCampaignsID }: Looked): Promise<boolean> => {
  if (DiallerCampaignsID === undefined) return true
  const campaign = await tx
    .selectFrom('dialler_campaigns')
    .select('id')
    .where('id', '=', DiallerCampaignsID)
    .where('not_listed_since', 'is', null)
    .executeTakeFirst()
  return campaign !== undefined
}

/**
 * What is known of a look; `row` is undefined where nobody has looked so far. Undefined where the
 * campaign is not listed: then there is nothing to look at.
 */
export const findLook = (
  db: Db,
  ClientsID: number,
  looked: Looked,
): Promise<{ row: LookRow | undefined } | undefined> =>
  db.asAccount(ClientsID, async (tx) => {
    if (!(await isListed(tx, looked))) return undefined
    const row = await tx
      .selectFrom('upstream_looks')
      .select(['as_of', 'asked_at', 'next_at', 'reader', 'read_until', 'fault'])
      .where('what', '=', lookName(looked))
      .executeTakeFirst()
    return { row }
  })

export const isBeingRead = (row: LookRow | undefined, now: number): boolean =>
  row?.read_until != null && row.read_until.getTime() > now

export const isDue = (row: LookRow | undefined, now: number): boolean =>
  !isBeingRead(row, now) && (row === undefined || row.next_at.getTime() <= now)

type Claim = { reader: string; now: number }

/** Whether this process is the one that reads now. */
export const claimLook = (db: Db, ClientsID: number, looked: Looked, { reader, now }: Claim) =>
  db.asAccount(ClientsID, async (tx) => {
    const at = new Date(now)
    const { rows } = await sql`INSERT INTO upstream_looks
        (client_id, what, asked_at, next_at, reader, read_until)
      VALUES (${ClientsID}, ${lookName(looked)}, ${at}, ${at}, ${reader}::uuid,
        ${new Date(now + leaseMs)})
      ON CONFLICT (client_id, what) DO UPDATE SET asked_at = excluded.asked_at,
        reader = excluded.reader, read_until = excluded.read_until
      WHERE upstream_looks.next_at <= excluded.asked_at
        AND (upstream_looks.read_until IS NULL OR upstream_looks.read_until <= excluded.asked_at)
      RETURNING what`.execute(tx)
    return rows.length > 0
  })

/** In each transaction that writes: so no two processes write what both have read. */
export async function holdLook(tx: Tx, looked: Looked, { reader, now }: Claim): Promise<void> {
  const { rows } = await sql`UPDATE upstream_looks SET read_until = ${new Date(now + leaseMs)}
    WHERE what = ${lookName(looked)} AND reader = ${reader}::uuid RETURNING what`.execute(tx)
  if (rows.length === 0) throw new LeaseLost('Another process reads this by now')
}

/** This process reads it no more, and nothing is known of it. */
export const releaseLook = (db: Db, ClientsID: number, looked: Looked, reader: string) =>
  db.asAccount(ClientsID, (tx) =>
    sql`UPDATE upstream_looks SET reader = NULL, read_until = NULL
      WHERE what = ${lookName(looked)} AND reader = ${reader}::uuid`.execute(tx),
  )

type Settled = Pick<LookRow, 'fault' | 'next_at'> & {
  reader: string
  /** When the reading began, where it was whole. */
  asOf: Date | null
}

/** How a reading ended. */
export const settleLook = (
  db: Db,
  ClientsID: number,
  looked: Looked,
  { reader, asOf, fault, next_at }: Settled,
) =>
  db.asAccount(ClientsID, (tx) =>
    sql`UPDATE upstream_looks SET reader = NULL, read_until = NULL, fault = ${fault},
        next_at = ${next_at}, as_of = coalesce(${asOf}::timestamptz, as_of)
      WHERE what = ${lookName(looked)} AND reader = ${reader}::uuid`.execute(tx),
  )
