import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { fold } from '@/contract/filter/fold'
import type { StampReader } from '../contacts/contactRow'
import type { InsertedRow } from '../db/insertRows'

/** A campaign's record as its row. */
export const campaignRow = (
  campaign: DiallerCampaign,
  ClientsID: number,
  at: StampReader,
): InsertedRow<'dialler_campaigns'> => ({
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
})
