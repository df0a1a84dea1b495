import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { compileNameFilter } from '../filter/nameFilter'
import type { ListSource } from '../list/source'
import { listedAlone, upstreamText } from '../list/upstreamText'
import { stamp, type WireOf, wholeText } from '../list/wire'

export const campaignSource = (zone: string): ListSource => ({
  table: listedAlone('dialler_campaigns'),
  dependsOn: ['dialler_campaigns'],
  id: 'dialler_campaigns.id',
  wire: {
    ID: 'dialler_campaigns.id',
    Name: 'name',
    ClientsID: 'client_id',
    LanguagesID: 'languages_id',
    UserData: 'user_data',
    bActive: 'b_active',
    dtFrom: stamp('dt_from', zone),
    dtTo: stamp('dt_to', zone),
    AcdGroupsID: 'acd_groups_id',
    ContactPreviewTime: 'contact_preview_time',
    nMaxParallelLines: 'n_max_parallel_lines',
    nMaxTries: 'n_max_tries',
    bCloseContactsOnIncomingCallsMatchCallerID:
      'b_close_contacts_on_incoming_calls_match_caller_id',
    bCallerIDActive: 'b_caller_id_active',
    AbortOnNoTelNumberResultCodesID: 'abort_on_no_tel_number_result_codes_id',
    IncomingCallResultCodesID: 'incoming_call_result_codes_id',
    [wholeText]: upstreamText('dialler_campaigns'),
  } satisfies WireOf<DiallerCampaign>,
  nullable: new Set([
    'UserData',
    'dtFrom',
    'dtTo',
    'AcdGroupsID',
    'ContactPreviewTime',
    'nMaxParallelLines',
    'nMaxTries',
    'AbortOnNoTelNumberResultCodesID',
    'IncomingCallResultCodesID',
  ]),
  sortBy: { Name: 'name_fold', dtFrom: 'dt_from', dtTo: 'dt_to' },
  defaultOrder: 'Name',
  compile: compileNameFilter('dialler_campaigns.id', 'name_fold'),
})
