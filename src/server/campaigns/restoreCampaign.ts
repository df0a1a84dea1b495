import { type RawBuilder, sql } from 'kysely'
import type { CloneProof, WholeCampaign } from '@/contract/campaign/campaignStories'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { bothTexts } from '@/contract/campaign/codeWarnings'
import { stampReader } from '../contacts/contactRow'
import { insertRows } from '../db/insertRows'
import { nextIds } from '../db/nextIds'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { campaignRow } from './campaignRow'
import { restoredFrom } from './deletedCampaigns'
import { readKeptCopy } from './keptCopy'
import { proveRestored } from './proveClone'
import { restoreContacts } from './restoreContacts'
import { readWholeCampaign } from './wholeCampaign'

type CopiedSettings = Omit<WholeCampaign, 'nContacts'>
export type RestoreOptions = {
  ClientsID: number
  id: number
  zone: string
  name: string | undefined
}

/** This transaction sees campaigns that are not whole yet, and no other does. */
export async function showUnfinished(tx: Tx): Promise<void> {
  await sql`SELECT set_config('callboard.restoring', 'on', true)`.execute(tx)
}

/** Two who restore the same campaign take turns; the second one learns that it is there already. */
export async function expectNotRestored(tx: Tx, id: number): Promise<void> {
  const place = JSON.stringify(['restore campaign', id])
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(callboard_client() || ${place}, 0))`.execute(
    tx,
  )
  const { rows } = await sql`${restoredFrom(id)}`.execute(tx)
  if (rows.length > 0) throw new Refusal('campaign_restored')
}

/** New IDs for the codes of a copy, by their old ones. */
async function newCodeIds(tx: Tx, { resultCodes }: CopiedSettings): Promise<Map<number, number>> {
  const old = resultCodes['1'].map(({ ID }) => ID)
  const ids = await nextIds(tx, 'dialler_campaigns_result_codes_ids', old.length)
  return new Map(old.map((id, place) => [id, ids[place] ?? 0]))
}

type New = { ClientsID: number; campaign: DiallerCampaign; codes: ReadonlyMap<number, number> }

/** A campaign that has got its settings and codes. */
export type BegunCampaign = { ID: number; codes: ReadonlyMap<number, number> }

/** `restoring_at` and `restoring_id` hide it until it is whole. */
type Unfinished = { restoring_at: RawBuilder<Date>; restoring_id: number }

async function insertCampaign(
  tx: Tx,
  { ClientsID, campaign }: New,
  zone: string,
  unfinished?: Unfinished,
): Promise<void> {
  const stored = await tx
    .insertInto('dialler_campaigns')
    .values({ ...campaignRow(campaign, ClientsID, stampReader(zone)), ...unfinished })
    .onConflict((conflict) =>
      conflict.columns(['client_id', 'name']).where(sql<boolean>`NOT mirrored`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!stored) throw new Refusal('campaign_name_taken')
}

const insertCodes = (
  tx: Tx,
  { ClientsID, campaign, codes }: New,
  { resultCodes }: CopiedSettings,
) =>
  insertRows(
    tx,
    'dialler_campaigns_result_codes',
    bothTexts(resultCodes).map((code) => ({
      client_id: ClientsID,
      id: codes.get(code.ID) ?? 0,
      dialler_campaigns_id: campaign.ID,
      dialler_result_codes_types_id: code.DiallerResultCodesTypesID,
      content_en: code.english,
      content_de: code.german,
      export_key: code.ExportKey,
      time_offset: code.TimeOffset,
      b_done: code.bDone,
      b_delay: code.bDelay,
      b_allow_delete: code.bAllowDelete,
      b_aborted: code.bAborted,
      b_agent_bound: code.bAgentBound,
      b_appointment: code.bAppointment,
    })),
  )

/** Settings and result codes of a copy under new IDs, inactive. */
export async function beginCampaign(
  tx: Tx,
  { ClientsID, zone, name }: RestoreOptions,
  kept: CopiedSettings,
  unfinished?: Unfinished,
): Promise<BegunCampaign> {
  const codes = await newCodeIds(tx, kept)
  const follow = (code: number | null) => (code === null ? null : (codes.get(code) ?? null))
  const [ID = 0] = await nextIds(tx, 'dialler_campaigns_ids', 1)
  const campaign = {
    ...kept.campaign,
    ID,
    Name: name ?? kept.campaign.Name,
    bActive: false,
    AbortOnNoTelNumberResultCodesID: follow(kept.campaign.AbortOnNoTelNumberResultCodesID),
    IncomingCallResultCodesID: follow(kept.campaign.IncomingCallResultCodesID),
  }
  const made = { ClientsID, campaign, codes }
  await insertCampaign(tx, made, zone, unfinished)
  await insertCodes(tx, made, kept)
  return { ID, codes }
}

/** A campaign that nobody sees yet, with all contacts of its copy. */
export type CampaignAhead = BegunCampaign & { nContacts: number }

async function makeWhole(tx: Tx, options: RestoreOptions, copy: string): Promise<CampaignAhead> {
  const begun = await beginCampaign(tx, options, JSON.parse(copy))
  const { ClientsID, zone } = options
  const contacts = { ClientsID, id: begun.ID, codes: begun.codes, at: stampReader(zone) }
  return { ...begun, nContacts: await restoreContacts(tx, copy, contacts) }
}

/** From the end of the transaction on everybody sees it. */
async function reveal(tx: Tx, ahead: CampaignAhead): Promise<CampaignAhead> {
  await showUnfinished(tx)
  const { numUpdatedRows } = await tx
    .updateTable('dialler_campaigns')
    .set({ restoring_at: null, restoring_id: null })
    .where('id', '=', ahead.ID)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error(`Campaign ${ahead.ID} went while it was restored`)
  return ahead
}

/**
 * Restores a deleted campaign from its kept copy: settings, result codes and contacts get new IDs
 * and every reference follows. It starts inactive, for else the dialler would call at once. `ahead`
 * is what was made of the same copy before, where there are many contacts.
 */
export async function restoreCampaign(
  tx: Tx,
  options: RestoreOptions,
  ahead: CampaignAhead | undefined,
): Promise<{ campaign: DiallerCampaign; proof: CloneProof }> {
  await expectNotRestored(tx, options.id)
  const copy = await readKeptCopy(tx, options.id)
  const { ID, codes, nContacts } = ahead
    ? await reveal(tx, ahead)
    : await makeWhole(tx, options, copy)
  // Read again: what is proved is what is stored.
  const restored = await readWholeCampaign(tx, ID, options.zone)
  const { campaign: settings, resultCodes }: CopiedSettings = JSON.parse(copy)
  const proof = proveRestored({ campaign: settings, resultCodes, nContacts }, restored, {
    destination: options.name ?? settings.Name,
    codes,
  })
  return { campaign: restored.campaign, proof }
}
