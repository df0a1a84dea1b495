import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { campaignRow } from '../campaigns/campaignRow'
import { contactRow, type StampReader, stampReader } from '../contacts/contactRow'
import { type InsertedRow, insertRows } from '../db/insertRows'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { storeSettings } from '../groups/groupSettings'
import { readStamps } from '../transfer/readStamp'
import { upsertEvents } from '../transfer/upsertEvents'
import { type DemoAccount, type DemoSettings, demoData } from './demoData'
import { tellDemoPast, tellDemoVersions } from './demoMilestones'
import { loadDemoView } from './demoView'

const groupRows = ({ ClientsID, groups }: DemoAccount) =>
  groups.map(
    (group): InsertedRow<'acd_groups'> => ({
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
    }),
  )

const userRows = ({ ClientsID, users }: DemoAccount, at: StampReader) =>
  users.map(
    (user): InsertedRow<'users'> => ({
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
    }),
  )

const codeRows = ({ ClientsID, codes }: DemoAccount) =>
  codes.map(
    (code): InsertedRow<'dialler_campaigns_result_codes'> => ({
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
    }),
  )

/** New campaigns, codes and contacts get IDs beyond those of the demo data. */
async function moveCounters(tx: Tx): Promise<void> {
  for (const name of ['campaigns', 'campaigns_result_codes', 'contacts']) {
    const counter = sql.lit(`dialler_${name}_ids`)
    await sql`SELECT setval(${counter}, greatest(1000, (SELECT max(id) FROM ${sql.table(`dialler_${name}`)})))`.execute(
      tx,
    )
  }
}

/** Groups and users of an account, those whose IDs are not there yet. */
export async function loadPeople(tx: Tx, account: DemoAccount, zone: string): Promise<void> {
  const known = async (table: 'acd_groups' | 'users') =>
    new Set((await tx.selectFrom(table).select('id').execute()).map(({ id }) => id))
  const [groups, users] = [await known('acd_groups'), await known('users')]
  const missing = (ids: Set<number>) => (row: { id: number }) => !ids.has(row.id)
  await insertRows(tx, 'acd_groups', groupRows(account).filter(missing(groups)))
  await insertRows(tx, 'users', userRows(account, stampReader(zone)).filter(missing(users)))
}

async function loadAccount(
  tx: Tx,
  account: DemoAccount,
  { zone, now, hasView = false }: DemoSettings,
): Promise<void> {
  const at = stampReader(zone)
  const { ClientsID, name, campaigns, contacts } = account
  await tx.insertInto('clients').values({ client_id: ClientsID, name }).execute()
  await loadPeople(tx, account, zone)
  await insertRows(
    tx,
    'dialler_campaigns',
    campaigns.map((campaign) => campaignRow(campaign, ClientsID, at)),
  )
  await insertRows(tx, 'dialler_campaigns_result_codes', codeRows(account))
  await insertRows(
    tx,
    'dialler_contacts',
    contacts.map((contact) => contactRow(contact, ClientsID, at)),
  )
  // The goals are as old as the data, on whatever clock.
  const setClock = (text: string) =>
    sql`SELECT set_config('callboard.now', ${text}, true)`.execute(tx)
  await setClock(new Date(now).toISOString())
  for (const [AcdGroupsID, settings] of account.settings) {
    await storeSettings(tx, ClientsID, AcdGroupsID, settings)
  }
  await setClock('')
  await upsertEvents(tx, account.ClientsID, account.events, readStamps(zone))
  await tellDemoPast(tx)
  await tellDemoVersions(tx)
  if (hasView && ClientsID === 1) await loadDemoView(tx, { ClientsID, now })
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
    await db.asAccount(account.ClientsID, (tx) => loadAccount(tx, account, settings))
  }
  await db.analyze()
  return true
}
