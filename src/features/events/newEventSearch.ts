import type { EventDraft } from '@/contract/eventDrafts'
import { eventTypes, findNamed } from '@/contract/filter/names'
import { emptyDraft } from './eventDraft'

/** The words of a link that opens the form filled in: /events/new?type=3&sender=…&group=…. */
const words = [
  'type',
  'group',
  'configuration',
  'agents',
  'agent',
  'sender',
  'receiver',
  'subject',
  'body',
  'crm',
  'userdata',
  'priority',
  'date',
  'time',
] as const
export type NewEventSearch = Partial<Record<(typeof words)[number], string>>

/** Reads an address; what is not ours is left out. */
export function readNewEventSearch(search: Record<string, unknown>): NewEventSearch {
  const given = words.flatMap((word) => {
    // The router reads what looks like a number as one.
    const value = String(search[word] ?? '')
    return value === '' ? [] : [[word, value] as const]
  })
  return Object.fromEntries(given)
}

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
