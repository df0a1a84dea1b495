import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import { stampInstant } from '@/contract/zone'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { contactTexts } from '../contacts/contactSource'
import type { Db } from '../db/open'
import type { Tx } from '../http/mount'
import { readStamps } from '../transfer/readStamp'
import { storeEvents } from '../transfer/storeEvents'
import { type DemoAccount, type DemoSettings, demoData } from './demoData'

const pieceSize = 200

/** Rows by the table's columns, in pieces small enough for one statement. */
async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += pieceSize) {
    const piece = rows.slice(at, at + pieceSize)
    const columns = sql.join(Object.keys(piece[0] ?? {}).map((name) => sql.id(name)))
    await sql`INSERT INTO ${sql.table(table)} (${columns}) SELECT ${columns}
      FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(piece)})`.execute(tx)
  }
}

const groupRows = ({ ClientsID, groups }: DemoAccount) =>
  groups.map((group) => ({
    client_id: ClientsID,
    id: group.ID,
    name: group.Name,
    name_fold: fold(group.Name),
    group_number: group.GroupNumber,
    acd_group_types_id: group.AcdGroupTypesID,
    primary_acd_agent_groups_id: group.PrimaryAcdAgentGroupsID,
    service_level_seconds: group.ServiceLevelSeconds,
    distribution_algorithm_id: group.DistributionAlgorithmID,
    b_no_duplicate_events: group.bNoDuplicateEvents,
    queue_music_id_4_sec: group.QueueMusicID4Sec,
    b_position_announcement_3: group.bPositionAnnouncement3,
    b_call_redirection_after_number_announcement: group.bCallRedirectionAfterNumberAnnouncement,
  }))

const userRows = ({ ClientsID, users }: DemoAccount, at: At) =>
  users.map((user) => ({
    client_id: ClientsID,
    id: user.ID,
    uid: user.UID,
    uid_fold: fold(user.UID),
    name_fold: fold([user.UID, user.FirstName, user.LastName].filter(Boolean).join(' ')),
    first_name: user.FirstName,
    last_name: user.LastName,
    resellers_id: user.ResellersID,
    tel_status_id: user.TelStatusID,
    b_active: user.bActive,
    b_tel_calls_forwarding: user.bTelCallsForwarding,
    b_use_web_mail: user.bUseWebMail,
    dt_pbx_telephone_status: at(user.dtPBXTelephoneStatus),
  }))

const campaignRows = ({ ClientsID, campaigns }: DemoAccount, at: At) =>
  campaigns.map((campaign) => ({
    client_id: ClientsID,
    id: campaign.ID,
    name: campaign.Name,
    name_fold: fold(campaign.Name),
    languages_id: campaign.LanguagesID,
    user_data: campaign.UserData,
    b_active: campaign.bActive,
    dt_from: at(campaign.dtFrom),
    dt_to: at(campaign.dtTo),
    acd_groups_id: campaign.AcdGroupsID,
    contact_preview_time: campaign.ContactPreviewTime,
    n_max_parallel_lines: campaign.nMaxParallelLines,
    n_max_tries: campaign.nMaxTries,
    b_close_contacts_on_incoming_calls_match_caller_id:
      campaign.bCloseContactsOnIncomingCallsMatchCallerID,
    b_caller_id_active: campaign.bCallerIDActive,
    abort_on_no_tel_number_result_codes_id: campaign.AbortOnNoTelNumberResultCodesID,
    incoming_call_result_codes_id: campaign.IncomingCallResultCodesID,
  }))

const codeRows = ({ ClientsID, codes }: DemoAccount) =>
  codes.map((code) => ({
    client_id: ClientsID,
    id: code.ID,
    dialler_campaigns_id: code.DiallerCampaignsID,
    dialler_result_codes_types_id: code.type,
    content_en: code.english,
    content_de: code.german,
    export_key: code.exportKey,
    time_offset: code.timeOffset ?? null,
    b_done: code.flags?.bDone ?? false,
    b_delay: code.flags?.bDelay ?? false,
    b_allow_delete: true,
    b_aborted: code.flags?.bAborted ?? false,
    b_agent_bound: code.flags?.bAgentBound ?? null,
    b_appointment: code.flags?.bAppointment ?? false,
  }))

const numbers = [1, 2, 3, 4, 5, 6] as const

const contactRows = ({ ClientsID, contacts }: DemoAccount, at: At) =>
  contacts.map((contact) => ({
    client_id: ClientsID,
    id: contact.ID,
    dialler_campaigns_id: contact.DiallerCampaignsID,
    ...Object.fromEntries(
      Object.entries(contactTexts).map(([key, column]) => [
        column,
        contact[key as keyof typeof contactTexts],
      ]),
    ),
    name_fold: fold(contact.Name),
    dt_imported: at(contact.dtImported),
    dt_next_try: at(contact.dtNextTry),
    ...Object.fromEntries(
      numbers.flatMap((n) => [
        [`n_tries_phone_number_${n}`, contact[`nTriesPhoneNumber${n}`]],
        [`b_phone_number_${n}_invalid`, contact[`bPhoneNumber${n}Invalid`]],
      ]),
    ),
    b_last_result_mailbox: contact.bLastResultMailbox,
  }))

type At = (stamp: string | null) => Date | null

/** New campaigns, codes and contacts get IDs beyond those of the demo data. */
async function moveCounters(tx: Tx): Promise<void> {
  for (const name of ['campaigns', 'campaigns_result_codes', 'contacts']) {
    const counter = sql.lit(`dialler_${name}_ids`)
    await sql`SELECT setval(${counter}, greatest(1000, (SELECT max(id) FROM ${sql.table(`dialler_${name}`)})))`.execute(
      tx,
    )
  }
}

const reading =
  (zone: string): At =>
  (stamp) =>
    stamp === null ? null : new Date(stampInstant(stamp, zone) ?? 0)

/** Groups and users of an account, those whose IDs are not there yet. */
export async function loadPeople(tx: Tx, account: DemoAccount, zone: string): Promise<void> {
  const known = async (table: 'acd_groups' | 'users') =>
    new Set((await tx.selectFrom(table).select('id').execute()).map(({ id }) => id))
  const [groups, users] = [await known('acd_groups'), await known('users')]
  const missing = (ids: Set<number>) => (row: { id: number }) => !ids.has(row.id)
  await insertRows(tx, 'acd_groups', groupRows(account).filter(missing(groups)))
  await insertRows(tx, 'users', userRows(account, reading(zone)).filter(missing(users)))
}

async function loadAccount(
  tx: Tx,
  account: DemoAccount,
  { zone, now }: DemoSettings,
): Promise<void> {
  const at = reading(zone)
  const { ClientsID, name } = account
  await tx.insertInto('clients').values({ client_id: ClientsID, name }).execute()
  await loadPeople(tx, account, zone)
  await insertRows(tx, 'dialler_campaigns', campaignRows(account, at))
  await insertRows(tx, 'dialler_campaigns_result_codes', codeRows(account))
  await insertRows(tx, 'dialler_contacts', contactRows(account, at))
  await storeEvents(tx, account.ClientsID, account.events, readStamps(zone))
  await moveCounters(tx)
  const after = { name, events: account.events.length }
  await recordAudit(tx, commandLine(ClientsID, now), { action: 'events.demo', id: null, after })
}

/**
 * Loads the demo data into a database without any client account; true when it did. Each account
 * comes whole or not at all, the first one last: a start that broke off is made good by the next.
 */
export async function loadDemo(db: Db, settings: DemoSettings): Promise<boolean> {
  const accounts = demoData(settings).reverse()
  const known = await db.asGate((tx) => tx.selectFrom('clients').select('client_id').execute())
  const brokenOff = accounts.slice(0, known.length).map(({ ClientsID }) => ClientsID)
  const begun = known.every(({ client_id }) => brokenOff.includes(client_id))
  if (!begun || known.length === accounts.length) return false
  for (const account of accounts.slice(known.length)) {
    await db.asTenant(account.ClientsID, (tx) => loadAccount(tx, account, settings))
  }
  await db.analyze()
  return true
}
