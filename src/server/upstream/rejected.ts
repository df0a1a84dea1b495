import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import type { RecordShape } from './kinds/recordKind'
import type { ListedRecord } from './read/readList'

type Rejected = {
  ClientsID: number
  kind: RecordShape
  now: number
  rejected: readonly (readonly [id: string, reason: string])[]
  /** Whose list tells of them; absent: the list of all. */
  DiallerCampaignsID?: number | undefined
}

const longestReason = 500

export async function noteRejected(
  tx: Tx,
  { ClientsID, kind, now, rejected, DiallerCampaignsID = 0 }: Rejected,
) {
  if (rejected.length === 0) return
  // Many may have the same in place of an ID.
  const rows = [...new Map(rejected)].map(([id, reason]) => ({
    id,
    reason: reason.slice(0, longestReason),
  }))
  await sql`INSERT INTO upstream_rejected (client_id, kind, id, reason, since,
      dialler_campaigns_id)
    SELECT ${ClientsID}, ${kind.kind}, id, reason, ${new Date(now)}, ${DiallerCampaignsID}
    FROM json_to_recordset(${JSON.stringify(rows)}) AS given (id text, reason text)
    ON CONFLICT (client_id, kind, id) DO UPDATE SET reason = excluded.reason,
      dialler_campaigns_id = excluded.dialler_campaigns_id`.execute(tx)
}

/** What stands in place of the ID in records that have none. */
const nameOf = ({ value }: ListedRecord) => String(JSON.stringify(value.ID) ?? '').slice(0, 100)

export const namelessOf = (records: readonly ListedRecord[]): string[] =>
  records.filter(({ ID }) => ID === undefined).map(nameOf)

type Unread = Omit<Rejected, 'rejected'> & { records: readonly ListedRecord[] }

/**
 * Notes records that nothing can be made of: such as have no ID, and such as cannot be read. One that
 * is known stays as it was last understood, and is compared anew once it can be read again.
 */
export async function rejectUnread(tx: Tx, { records, ...at }: Unread): Promise<void> {
  const rejected = records.flatMap((record): [string, string][] => {
    const { ID, fault } = record
    if (fault !== undefined) return [[String(ID ?? ''), `The record ${fault}`]]
    return ID === undefined ? [[nameOf(record), 'ID is not the ID of a record']] : []
  })
  await noteRejected(tx, { ...at, rejected })
  const known = records.flatMap(({ ID, fault }) => (fault === undefined ? [] : (ID ?? [])))
  if (known.length === 0) return
  await sql`UPDATE upstream_records SET hash = NULL
    WHERE kind = ${at.kind.kind} AND id = ANY (${`{${known.join()}}`}::integer[])`.execute(tx)
}
