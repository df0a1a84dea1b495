import { sql } from 'kysely'
import type { Endpoint } from '@/contract/endpoint'
import { piecesOf, readCopyPiece } from '../audit/copyPieces'
import type { Tx } from '../db/transaction'
import type { Call } from '../http/call'
import { Refusal } from '../http/refusal'

/** The copy that was kept when this campaign was deleted, as the audit log has it. */
export async function readKeptCopy(tx: Tx, id: number): Promise<string> {
  const { rows } = await sql<{ copy: string }>`SELECT copy::text AS copy FROM audit_log
    WHERE object_kind = 'campaign' AND object_id = ${id} AND copy IS NOT NULL
    ORDER BY id DESC LIMIT 1`.execute(tx)
  if (rows[0] === undefined) throw new Refusal('campaign_copy_not_found')
  return rows[0].copy
}

/** The copy as one JSON text, made while it is sent. */
export async function* copyText(
  read: Call<Endpoint>['read'],
  copy: string,
): AsyncGenerator<string, void> {
  const pieces = piecesOf(copy)
  if (pieces === undefined) {
    yield copy
    return
  }
  const [first] = pieces.sha256
  const isThere = first === undefined || (await read((tx) => readCopyPiece(tx, pieces.copyID, 0)))
  if (!isThere) throw new Refusal('campaign_copy_given_up')
  const { contacts: _, ...settings } = JSON.parse(copy)
  yield `${JSON.stringify(settings).slice(0, -1)},"contacts":[`
  for (const place of pieces.sha256.keys()) {
    const text = (await read((tx) => readCopyPiece(tx, pieces.copyID, place))) ?? ''
    yield (place > 0 ? ',' : '') + text
  }
  yield ']}'
}
