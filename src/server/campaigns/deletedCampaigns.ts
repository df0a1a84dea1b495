import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { recordText, stamp } from '../list/wire'

const newest = 200

/** A campaign that was restored from the copy and is still there. */
export const restoredFrom = (id: unknown) => sql`SELECT campaign.id FROM audit_log AS entry
  JOIN dialler_campaigns AS campaign ON campaign.id = entry.object_id
  WHERE entry.action = 'campaign.restore'
    AND entry.after #>> '{proof,source,ID}' = ${id}::text
  ORDER BY entry.id DESC LIMIT 1`

/** Copies of before there were pieces have their contacts in themselves. */
const isKept = sql`copy #>> '{contacts,sha256,0}' IS NULL OR EXISTS (
  SELECT FROM campaign_copy_pieces AS piece
  WHERE piece.copy_id = copy #>> '{contacts,copyID}' AND piece.place = 0)`

/** The newest deletions that kept a copy, the last one first, as JSON texts. */
export async function readDeletedCampaigns(tx: Tx, zone: string): Promise<string[]> {
  const wire = {
    DiallerCampaignsID: 'object_id',
    Name: sql`copy #>> '{campaign,Name}'`,
    dtDeleted: stamp('dt_created', zone),
    by: 'name',
    bKept: isKept,
    restoredAs: sql`(${restoredFrom(sql.ref('audit_log.object_id'))})`,
  }
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(wire)} AS record
    FROM audit_log WHERE action = 'campaign.delete' AND copy IS NOT NULL
    ORDER BY audit_log.id DESC LIMIT ${newest}`.execute(tx)
  return rows.map(({ record }) => record)
}
