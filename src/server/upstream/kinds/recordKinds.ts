import type { AcdEvent } from '@/contract/event/events'
import { defaultPriority } from '@/contract/event/newEvent'
import { fold } from '@/contract/filter/fold'
import { fieldEntries } from '../../events/eventFields'
import { searchText } from '../../events/searchText'
import type { RecordField, RecordKind } from './recordKind'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

const field = (
  key: string,
  column: string,
  kind: RecordField['kind'],
  more: Partial<RecordField> = {},
): RecordField => ({ key, column, kind, isNullable: false, ...more })
const nullable = { isNullable: true } as const

const ofEvent: Record<string, Partial<RecordField>> = {
  nPriority: { isNullable: true, own: defaultPriority },
  AcdConfigurationGroupsID: { own: null, names: 'acd_groups' },
  AcdAgentGroupsID: { own: null, names: 'acd_groups' },
  AcdGroupsID: { names: 'acd_groups' },
  UsersID: { names: 'users' },
}

export const eventKind: RecordKind = {
  kind: 'event',
  table: 'acd_events',
  listPath: '/acd/events',
  onePath: (id) => `/acd/events/event/${id}`,
  fields: fieldEntries.map(([key, { column, kind, default: otherwise }]) =>
    field(key, column, kind, { isNullable: otherwise === null, ...ofEvent[key] }),
  ),
  // The record was read by its fields, which are those of an event.
  derived: (value) => ({ search_text: searchText(value as AcdEvent) }),
}

const groupKind: RecordKind = {
  kind: 'group',
  table: 'acd_groups',
  listPath: '/acd/groups',
  onePath: (id) => `/acd/groups/group/${id}`,
  fields: [
    field('ID', 'id', 'id'),
    field('Name', 'name', 'text'),
    field('ClientsID', 'client_id', 'integer'),
    field('GroupNumber', 'group_number', 'text', nullable),
    field('ForeignSystemID', 'foreign_system_id', 'text', nullable),
    field('AcdGroupTypesID', 'acd_group_types_id', 'integer'),
    field('PrimaryAcdAgentGroupsID', 'primary_acd_agent_groups_id', 'id', {
      ...nullable,
      names: 'acd_groups',
    }),
    field('ServiceLevelSeconds', 'service_level_seconds', 'integer', nullable),
    field('DistributionAlgorithmID', 'distribution_algorithm_id', 'integer', nullable),
    field('bNoDuplicateEvents', 'b_no_duplicate_events', 'flag'),
    field('QueueMusicID4Sec', 'queue_music_id_4_sec', 'integer', nullable),
    field(
      'SupervisorAggregationSkill5ID',
      'supervisor_aggregation_skill_5_id',
      'integer',
      nullable,
    ),
    field('QueueOffhookAnnouncementID', 'queue_offhook_announcement_id', 'integer', nullable),
    field('bPositionAnnouncement3', 'b_position_announcement_3', 'flag'),
    field('TarifAnnouncementWavesID', 'tarif_announcement_waves_id', 'integer', nullable),
    field(
      'bCallRedirectionAfterNumberAnnouncement',
      'b_call_redirection_after_number_announcement',
      'flag',
    ),
  ],
  derived: ({ Name }) => ({ name_fold: fold(text(Name)), not_listed_since: null }),
}

const userKind: RecordKind = {
  kind: 'user',
  table: 'users',
  listPath: '/users',
  onePath: (id) => `/users/user/${id}`,
  fields: [
    field('ID', 'id', 'id'),
    field('UID', 'uid', 'text'),
    field('FirstName', 'first_name', 'text', nullable),
    field('LastName', 'last_name', 'text', nullable),
    field('ClientsID', 'client_id', 'integer'),
    field('ResellersID', 'resellers_id', 'integer', nullable),
    field('TelStatusID', 'tel_status_id', 'integer'),
    field('bActive', 'b_active', 'flag'),
    field('bTelCallsForwarding', 'b_tel_calls_forwarding', 'flag'),
    field('bUseWebMail', 'b_use_web_mail', 'flag'),
    field('dtPBXTelephoneStatus', 'dt_pbx_telephone_status', 'stamp', nullable),
    field(
      'AgentStatusAfterLogoutRejectedID',
      'agent_status_after_logout_rejected_id',
      'integer',
      nullable,
    ),
  ],
  derived: ({ UID, FirstName, LastName }) => ({
    uid_fold: fold(text(UID)),
    name_fold: fold([UID, FirstName, LastName].map(text).filter(Boolean).join(' ')),
    mirrored: true,
    not_listed_since: null,
  }),
}

export const campaignKind: RecordKind = {
  kind: 'campaign',
  table: 'dialler_campaigns',
  listPath: '/dialler/campaigns',
  onePath: (id) => `/dialler/campaigns/${id}`,
  fields: [
    field('ID', 'id', 'id'),
    field('Name', 'name', 'text'),
    field('ClientsID', 'client_id', 'integer'),
    field('LanguagesID', 'languages_id', 'integer'),
    field('UserData', 'user_data', 'text', nullable),
    field('bActive', 'b_active', 'flag'),
    field('dtFrom', 'dt_from', 'stamp', nullable),
    field('dtTo', 'dt_to', 'stamp', nullable),
    field('AcdGroupsID', 'acd_groups_id', 'id', { ...nullable, names: 'acd_groups' }),
    field('ContactPreviewTime', 'contact_preview_time', 'integer', nullable),
    field('nMaxParallelLines', 'n_max_parallel_lines', 'integer', nullable),
    field('nMaxTries', 'n_max_tries', 'integer', nullable),
    field(
      'bCloseContactsOnIncomingCallsMatchCallerID',
      'b_close_contacts_on_incoming_calls_match_caller_id',
      'flag',
    ),
    field('bCallerIDActive', 'b_caller_id_active', 'flag'),
    field('AbortOnNoTelNumberResultCodesID', 'abort_on_no_tel_number_result_codes_id', 'integer', {
      ...nullable,
      isText: true,
    }),
    field('IncomingCallResultCodesID', 'incoming_call_result_codes_id', 'integer', {
      ...nullable,
      isText: true,
    }),
  ],
  derived: ({ Name }) => ({ name_fold: fold(text(Name)), mirrored: true, not_listed_since: null }),
}

/** In this order: what a record names comes before it. */
export const recordKinds: readonly RecordKind[] = [groupKind, userKind, campaignKind, eventKind]
