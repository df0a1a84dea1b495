import { sql } from 'kysely'
import { codeWarnings, countFaults, type JudgedCode } from '@/contract/campaign/codeWarnings'
import type { Tx } from '../db/transaction'

/** What the warnings of a code need of it, in the order in which `judged` reads it. */
type Packed = [
  JudgedCode['ID'],
  JudgedCode['DiallerResultCodesTypesID'],
  JudgedCode['ExportKey'],
  JudgedCode['english'],
  JudgedCode['german'],
  ...flags: [bDone: boolean, bAborted: boolean, bDelay: boolean, bAppointment: boolean],
]

const packed = sql`json_build_array(id, dialler_result_codes_types_id, export_key, content_en,
  content_de, b_done, b_aborted, b_delay, b_appointment)`

const judged = ([ID, type, ExportKey, english, german, ...flags]: Packed): JudgedCode => {
  const [bDone, bAborted, bDelay, bAppointment] = flags
  const texts = { ExportKey, english, german }
  return { ID, DiallerResultCodesTypesID: type, ...texts, bDone, bAborted, bDelay, bAppointment }
}

/**
 * How many faults the result codes of each campaign have, by the rule of the matrix; campaigns
 * without one are left out. Reads one text for each campaign, as a row for each code takes several
 * times as long.
 */
export async function countCodeFaults(tx: Tx) {
  const { rows } = await sql<{ id: number; codes: string }>`SELECT dialler_campaigns_id AS id,
      json_agg(${packed})::text AS codes
    FROM dialler_campaigns_result_codes GROUP BY 1 ORDER BY 1`.execute(tx)
  return rows
    .map(({ id, codes }) => {
      // Made by the statement above.
      const all: Packed[] = JSON.parse(codes)
      return { DiallerCampaignsID: id, nFaults: countFaults(codeWarnings(all.map(judged))) }
    })
    .filter(({ nFaults }) => nFaults > 0)
}
