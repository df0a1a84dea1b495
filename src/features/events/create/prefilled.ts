import type { EventDraft } from '@/contract/event/eventDrafts'
import { eventTypes, findNamed } from '@/contract/filter/names'
import type { NewEventSearch } from '../newEventSearch'
import { emptyDraft } from './draft/eventDraft'

const idOf = (text: string | undefined) =>
  text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null

/** The form's fields as a link fills them; undefined for an address that says nothing. */
export function prefilled(search: NewEventSearch): EventDraft | undefined {
  if (Object.keys(search).length === 0) return undefined
  const pair = { configuration: idOf(search.configuration), agents: idOf(search.agents) }
  return {
    ...emptyDraft,
    groupChoice: pair.configuration === null && pair.agents === null ? 'one' : 'pair',
    AcdEventTypesID: findNamed(eventTypes, search.type ?? '')?.id ?? emptyDraft.AcdEventTypesID,
    AcdGroupsID: idOf(search.group),
    AcdConfigurationGroupsID: pair.configuration,
    AcdAgentGroupsID: pair.agents,
    UsersID: idOf(search.agent),
    // A plus that was not escaped has become a blank on its way through the address.
    Sender: (search.sender ?? '').replace(/^ (?=\d)/, '+'),
    Receiver: (search.receiver ?? '').replace(/^ (?=\d)/, '+'),
    Subject: search.subject ?? '',
    Body: search.body ?? '',
    CrmURL: search.crm ?? '',
    UserData: search.userdata ?? '',
    nPriority: search.priority ?? '',
    dtAppointmentDate: search.date ?? '',
    dtAppointmentTime: search.time ?? '',
  }
}
